import { Decimal } from 'decimal.js';
import type { ChildRecord, ParentRecord } from './records.ts';

/** Enough digits for the sum of any amounts that Decimal128 holds. */
const Sum = Decimal.clone({ precision: 60 });
type Sum = InstanceType<typeof Sum>;
const NOTHING = new Sum(0);

/** What the generations of a parent come to. */
export class ParentTotals {
  #cost: Sum = NOTHING;
  #points = 0;
  readonly #counts = new Map<string, number>();

  /** Adds a generation; the final record of a spell is one of its generations, but repeats what its steps brought. */
  add(child: Pick<ChildRecord, 'isFinal' | 'cost' | 'points' | 'status'>): void {
    if (!child.isFinal) {
      if (child.cost !== undefined) this.#cost = this.#cost.plus(child.cost);
      this.#points += child.points ?? 0;
    }
    if (child.status !== undefined) this.#counts.set(child.status, (this.#counts.get(child.status) ?? 0) + 1);
  }

  /** Why a parent's own totals are wrong; nothing where they agree. The old writers kept a cost only. */
  disagreement(parent: ParentRecord): string | undefined {
    const cost = this.#cost;
    if (parent.cost === undefined ? cost.greaterThan(0) : !cost.equals(parent.cost)) {
      return `costUsd is ${parent.cost ?? 'missing'}, its generations come to ${cost.toFixed()}`;
    }
    if (!parent.isCurrent) return undefined;
    if (parent.points !== undefined && parent.points !== this.#points) {
      return `pointsSpent is ${parent.points}, its generations come to ${this.#points}`;
    }
    const states = new Set([...Object.keys(parent.counts ?? {}), ...this.#counts.keys()]);
    for (const state of states) {
      const [kept, real] = [parent.counts?.[state] ?? 0, this.#counts.get(state) ?? 0];
      if (kept !== real) return `counts.${state} is ${kept}, there are ${real}`;
    }
    return undefined;
  }
}
