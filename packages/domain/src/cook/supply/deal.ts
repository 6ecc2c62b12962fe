import type { Supply } from '../model/value-class.ts';
import { type Dealing, type Remainder, type Row, wholeRemainder } from './row.ts';
import { searchDealing } from './search.ts';
import { boundedWeights, spread } from './spread.ts';

function rowsBySupply(rows: readonly Row[], supplies: readonly Supply[]): readonly (readonly number[])[] {
  const bySupply = supplies.map((): number[] => []);
  rows.forEach((row, at) => {
    for (const supply of row.supplies) bySupply[supply]?.push(at);
  });
  return bySupply;
}

/** What each supply must give is given first, where fewest rows can take it first; the rest goes to all rows. */
function dealByWeight(
  rows: readonly Row[],
  supplies: readonly Supply[],
  target: number,
): Remainder | undefined {
  const state = wholeRemainder(rows, supplies);
  const weights = boundedWeights(rows);
  const bySupply = rowsBySupply(rows, supplies);
  const rowsOf = (supply: number): readonly number[] => bySupply[supply] ?? [];
  const strict = supplies
    .flatMap(({ least }, supply) => (least > 0 ? [supply] : []))
    .sort((a, b) => rowsOf(a).length - rowsOf(b).length || a - b);
  let left = target;
  for (const supply of strict) {
    const { least = 0, most = 0 } = supplies[supply] ?? {};
    const missing = least - (most - (state.left[supply] ?? 0));
    if (missing > left || spread(rows, weights, state, rowsOf(supply), missing) > 0) return undefined;
    left -= missing;
  }
  return spread(rows, weights, state, [...rows.keys()], left) > 0 ? undefined : state;
}

/**
 * Shares out the pieces of a target among rows, as close to their weights as supplies and rooms allow. The outcome depends on
 * nothing but the arguments, so that every seed of a definition finds the same.
 */
export function deal(rows: readonly Row[], supplies: readonly Supply[], target: number): Dealing {
  const dealt = dealByWeight(rows, supplies, target);
  return dealt === undefined
    ? searchDealing(rows, supplies, target)
    : { kind: 'dealt', counts: dealt.counts };
}
