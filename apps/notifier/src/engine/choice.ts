import type { DueDelivery } from '@genledger/db/repositories';
import { type DeliverySubjectId, type FairnessPolicy, pickFairly } from '@genledger/domain/delivery';
import type { Hand } from './hand.ts';

/** What one look chooses of what is due. */
export class Choice {
  readonly picked = new Map<DeliverySubjectId, DueDelivery>();
  readonly #fairness: FairnessPolicy;
  readonly #hand: Hand;
  readonly #room: number;

  /** @param room how many can be chosen in all */
  constructor(fairness: FairnessPolicy, hand: Hand, room: number) {
    this.#fairness = fairness;
    this.#hand = hand;
    this.#room = room;
  }

  /** How many more can be chosen. */
  get room(): number {
    return this.#room - this.picked.size;
  }

  /** Picks fairly from candidates that were not picked before. @param most of these */
  pick(candidates: readonly DueDelivery[], most: number): void {
    const open = candidates.filter(({ subject }) => !this.picked.has(subject.id));
    for (const due of pickFairly(open, this.#underWay(), this.#fairness, Math.min(most, this.room))) {
      this.picked.set(due.subject.id, due);
    }
  }

  #underWay(): ReadonlyMap<string, number> {
    const counts = new Map(this.#hand.underWay);
    for (const { accountId } of this.picked.values()) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    return counts;
  }
}
