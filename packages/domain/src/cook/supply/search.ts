import type { Supply } from '../model/value-class.ts';
import { type Dealing, grant, type Remainder, type Row, roomOf, wholeRemainder } from './row.ts';

/** Most steps of the exact search; beyond them its answer is that it does not know. Each costs time and room by the supplies. */
const MOST_STEPS = 200_000;
const MOST_WORK = 10_000_000;
const MOST_ROWS = 2_000;

/** For each row, how many pieces it and those after it can add, in all and by supply: too few is the end of a branch. */
function laterRooms(
  rows: readonly Row[],
  supplies: readonly Supply[],
): readonly { all: number; by: readonly number[] }[] {
  const rooms: { all: number; by: readonly number[] }[] = [{ all: 0, by: supplies.map(() => 0) }];
  for (const row of rows.toReversed()) {
    const last = rooms.at(-1) ?? { all: 0, by: [] };
    const by = last.by.map((room, supply) => (row.supplies.includes(supply) ? room + row.room : room));
    rooms.push({ all: last.all + row.room, by });
  }
  return rooms.reverse();
}

/**
 * Looks for any way to share out pieces that keeps every supply, trying all of them where it must: depth first over the rows, no
 * state twice, within a fixed number of steps.
 */
export function searchDealing(rows: readonly Row[], supplies: readonly Supply[], target: number): Dealing {
  if (rows.length > MOST_ROWS) return { kind: 'undecided' };
  const later = laterRooms(rows, supplies);
  const state: Remainder = wholeRemainder(rows, supplies);
  const failed = new Set<string>();
  const mostSteps = Math.min(MOST_STEPS, MOST_WORK / (1 + supplies.length));
  let steps = 0;
  const missing = (supply: number): number => {
    const { least = 0, most = 0 } = supplies[supply] ?? {};
    return least - (most - (state.left[supply] ?? 0));
  };
  const isHopeless = (at: number, pieces: number): boolean => {
    const rooms = later[at];
    if (rooms === undefined || pieces > rooms.all) return true;
    return supplies.some((_, supply) => {
      const needed = missing(supply);
      return needed > 0 && needed > Math.min(pieces, rooms.by[supply] ?? 0);
    });
  };
  const step = (at: number, pieces: number): Dealing['kind'] => {
    if (isHopeless(at, pieces)) return 'impossible';
    if (at === rows.length) return 'dealt';
    const key = `${at} ${pieces} ${state.left.join()}`;
    if (failed.has(key)) return 'impossible';
    const outcome = tryRow(at, pieces);
    if (outcome === 'impossible') failed.add(key);
    return outcome;
  };
  const tryRow = (at: number, pieces: number): Dealing['kind'] => {
    for (let given = Math.min(pieces, roomOf(rows, state, at)); given >= 0; given -= 1) {
      steps += 1;
      if (steps > mostSteps) return 'undecided';
      grant(rows, state, at, given);
      const outcome = step(at + 1, pieces - given);
      if (outcome !== 'impossible') return outcome;
      grant(rows, state, at, -given);
    }
    return 'impossible';
  };
  const kind = step(0, target);
  return kind === 'dealt' ? { kind, counts: state.counts } : { kind };
}
