import {
  admit,
  afterTry,
  type Circuit,
  type CircuitPolicy,
  CLOSED_CIRCUIT,
} from '@genledger/domain/delivery';

const DESTINATIONS_AT_MOST = 10_000;

/** What this notifier knows of destinations that are down. Only those with failures take memory. */
export class Circuits {
  readonly #circuits = new Map<string, Circuit>();

  /** How many destinations are left alone just now. */
  countOpen(nowMs: number): number {
    let open = 0;
    for (const { openUntilMs } of this.#circuits.values()) if ((openUntilMs ?? 0) > nowMs) open += 1;
    return open;
  }

  /** @returns nothing where a delivery may go out, else when to ask again */
  heldUntil(destination: string, policy: CircuitPolicy, nowMs: number): number | undefined {
    const circuit = this.#circuits.get(destination);
    if (circuit === undefined) return undefined;
    const admission = admit(circuit, policy, nowMs);
    if (admission.kind === 'open') return admission.untilMs;
    this.#circuits.set(destination, admission.circuit);
    return undefined;
  }

  /** Notes how a try ended. @param askedMs how long the destination asked to be left alone */
  note(destination: string, isUp: boolean, policy: CircuitPolicy, nowMs: number, askedMs?: number): void {
    const known = this.#circuits.get(destination);
    if (isUp) {
      this.#circuits.delete(destination);
      return;
    }
    if (known === undefined && this.#circuits.size >= DESTINATIONS_AT_MOST) {
      const oldest = this.#circuits.keys().next();
      if (!oldest.done) this.#circuits.delete(oldest.value);
    }
    this.#circuits.set(destination, afterTry(known ?? CLOSED_CIRCUIT, false, policy, nowMs, askedMs));
  }
}
