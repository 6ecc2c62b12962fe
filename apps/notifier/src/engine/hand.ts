import type { ClaimedDelivery } from '@genledger/db/repositories';
import type { DeliverySubject, DeliverySubjectId } from '@genledger/domain/delivery';

/** A claim of this notifier, from the claiming to the record of its outcome. */
export interface Held {
  readonly delivery: ClaimedDelivery;
  /** When the lease runs out, unless it is renewed. */
  readonly until: Date;
}

const LOST = new Date(0);

/** What this notifier holds just now, and whose it is. A subject is held once at a time. */
export class Hand {
  readonly #held = new Map<DeliverySubjectId, Held>();
  readonly #underWay = new Map<string, number>();

  /** How many are held. */
  get size(): number {
    return this.#held.size;
  }

  /** By account, how many are held. */
  get underWay(): ReadonlyMap<string, number> {
    return this.#underWay;
  }

  /** The subjects of all that is held. */
  subjects(): readonly DeliverySubject[] {
    return [...this.#held.values()].map(({ delivery }) => delivery.subject);
  }

  has({ id }: DeliverySubject): boolean {
    return this.#held.has(id);
  }

  add(held: Held): void {
    const { subject, accountId } = held.delivery;
    this.#held.set(subject.id, held);
    this.#underWay.set(accountId, (this.#underWay.get(accountId) ?? 0) + 1);
  }

  remove({ subject, accountId }: ClaimedDelivery): void {
    if (!this.#held.delete(subject.id)) return;
    const left = (this.#underWay.get(accountId) ?? 1) - 1;
    if (left > 0) this.#underWay.set(accountId, left);
    else this.#underWay.delete(accountId);
  }

  /** Notes that leases were renewed. */
  extend(ids: readonly DeliverySubjectId[], until: Date): void {
    for (const id of ids) {
      const held = this.#held.get(id);
      if (held !== undefined) this.#held.set(id, { ...held, until });
    }
  }

  /** Notes which claims of some are another's, or nobody's, by now. */
  lose(subjects: readonly DeliverySubject[], stillHeld: readonly DeliverySubjectId[]): void {
    const kept = new Set(stillHeld);
    this.extend(
      subjects.map(({ id }) => id).filter((id) => !kept.has(id)),
      LOST,
    );
  }

  /** Whether a claim is surely still ours at a time. */
  holds({ id }: DeliverySubject, at: Date): boolean {
    const held = this.#held.get(id);
    return held !== undefined && held.until > at;
  }
}
