import type { PhiloxKey } from '../random/philox.ts';
import { streamAt } from '../random/stream.ts';
import type { Choice } from './chooser.ts';
import type { Dealer } from './dealer.ts';
import { FreeNumbers } from './free-numbers.ts';

/** Which of its draws, or which numbered combination, a piece has. Pieces that keep their first draw are left out. */
export interface Repairs {
  readonly turns: ReadonlyMap<number, number>;
  readonly picks: ReadonlyMap<number, number>;
}

/** Draws of a piece that may repeat earlier pieces before it takes the next combination that is free. */
const MOST_TURNS = 8;

/** The first draw of a piece that repeats none before it. */
function freshTurn(
  dealer: Dealer,
  index: number,
  taken: ReadonlySet<string>,
): { turn: number; key: string } | undefined {
  const choice = dealer.emptyChoice();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    dealer.drawDistinct(index, turn, choice);
    const key = dealer.keyOf(choice);
    if (!taken.has(key)) return { turn, key };
  }
  return undefined;
}

/** The next free combination from a random one on. The arrangement leaves one for every piece. */
function freePick(
  dealer: Dealer,
  index: number,
  start: number,
  free: FreeNumbers,
  taken: ReadonlySet<string>,
): { pick: number; key: string } {
  const count = dealer.countOf(index);
  const choice: Choice = dealer.emptyChoice();
  let pick = free.find(start);
  for (;;) {
    dealer.pick(index, pick, choice);
    const key = dealer.keyOf(choice);
    free.take(pick, count);
    if (!taken.has(key)) return { pick, key };
    pick = free.find(pick);
  }
}

/**
 * Decides, piece by piece in order, which draw of each is unlike all before it. The work is bounded: a piece is drawn a few times
 * at most, and no combination is tried as a free one twice.
 */
export function repairDuplicates(dealer: Dealer, targetSize: number, key: PhiloxKey): Repairs {
  const turns = new Map<number, number>();
  const picks = new Map<number, number>();
  const taken = new Set<string>();
  const free = new Map<number, FreeNumbers>();
  for (let index = 0; index < targetSize; index += 1) {
    const fresh = freshTurn(dealer, index, taken);
    if (fresh !== undefined) {
      taken.add(fresh.key);
      if (fresh.turn > 0) turns.set(index, fresh.turn);
      continue;
    }
    const group = dealer.groupOf(index);
    const numbers = free.get(group) ?? new FreeNumbers();
    free.set(group, numbers);
    const start = streamAt(key, 'search', index, 0, 0).below(dealer.countOf(index));
    const found = freePick(dealer, index, start, numbers, taken);
    taken.add(found.key);
    picks.set(index, found.pick);
  }
  return { turns, picks };
}
