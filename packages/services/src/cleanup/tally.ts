import type { JudgedFamily } from '@genledger/db/cleanup';
import type { KeepReason } from '@genledger/domain/cleanup';

/** What a cleaning moves, or would move. */
export interface Movement {
  readonly families: number;
  readonly generations: number;
  /** With executions, events and delivery attempts. */
  readonly documents: number;
}

/** Adds up what became of families. */
export class FamilyTally {
  #moved = { families: 0, generations: 0, documents: 0 };
  readonly #kept: Partial<Record<KeepReason, number>> = {};

  add({ verdict, generations, documents }: JudgedFamily): void {
    if (verdict.kind === 'keep') {
      this.#kept[verdict.reason] = (this.#kept[verdict.reason] ?? 0) + 1;
      return;
    }
    const moved = this.#moved;
    this.#moved = {
      families: moved.families + 1,
      generations: moved.generations + generations,
      documents: moved.documents + documents,
    };
  }

  get moved(): Movement {
    return this.#moved;
  }

  /** Families that stay, by reason. */
  get kept(): Readonly<Partial<Record<KeepReason, number>>> {
    return this.#kept;
  }
}
