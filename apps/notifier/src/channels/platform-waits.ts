const DESTINATIONS_AT_MOST = 10_000;

/** Until when a platform wants to hear nothing, as its own answers say: of one destination, or at all. Times in ms. */
export class PlatformWaits {
  readonly #untilMs = new Map<string, number>();
  #allUntilMs = 0;

  /** The first time at which a destination may be sent to. */
  notBeforeMs(destination: string): number {
    return Math.max(this.#allUntilMs, this.#untilMs.get(destination) ?? 0);
  }

  /** Notes that a destination must be left alone. */
  note(destination: string, untilMs: number, nowMs: number): void {
    if (this.#untilMs.size >= DESTINATIONS_AT_MOST) this.#forgetPast(nowMs);
    this.#untilMs.set(destination, untilMs);
  }

  /** Notes that the platform as a whole must be left alone. */
  noteAll(untilMs: number): void {
    this.#allUntilMs = Math.max(this.#allUntilMs, untilMs);
  }

  #forgetPast(nowMs: number): void {
    for (const [destination, untilMs] of this.#untilMs) {
      if (untilMs <= nowMs) this.#untilMs.delete(destination);
    }
  }
}
