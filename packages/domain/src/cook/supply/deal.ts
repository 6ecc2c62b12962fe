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

/** Rows in the order in which they are filled: those of one step by weight, those of the next with what is left. */
type Steps = readonly (readonly number[])[];

/** The rows by how many supplies a piece of theirs draws on, fewest first. */
function bySuppliesDrawn(rows: readonly Row[]): Steps {
  const steps: number[][] = [];
  rows.forEach(({ supplies }, at) => {
    steps[supplies.length] ??= [];
    steps[supplies.length]?.push(at);
  });
  return steps.filter((step) => step !== undefined);
}

/** What each supply must give is given first, where fewest rows can take it first; the rest goes to all rows. */
function dealInSteps(
  rows: readonly Row[],
  supplies: readonly Supply[],
  target: number,
  strictSteps: Steps,
  steps: Steps,
): Remainder | undefined {
  const state = wholeRemainder(rows, supplies);
  const weights = boundedWeights(rows);
  const bySupply = rowsBySupply(rows, supplies);
  const rowsOf = (supply: number): readonly number[] => bySupply[supply] ?? [];
  const spreadInSteps = (some: Steps, pieces: number): number => {
    return some.reduce((left, step) => (left > 0 ? spread(rows, weights, state, step, left) : 0), pieces);
  };
  const strict = supplies
    .flatMap(({ least }, supply) => (least > 0 ? [supply] : []))
    .sort((a, b) => rowsOf(a).length - rowsOf(b).length || a - b);
  let left = target;
  for (const supply of strict) {
    const { least = 0, most = 0 } = supplies[supply] ?? {};
    const missing = Math.max(0, least - (most - (state.left[supply] ?? 0)));
    const own = new Set(rowsOf(supply));
    const ownSteps = strictSteps.map((step) => step.filter((at) => own.has(at)));
    if (missing > left || spreadInSteps(ownSteps, missing) > 0) return undefined;
    left -= missing;
  }
  return spreadInSteps(steps, left) > 0 ? undefined : state;
}

/**
 * Shares out the pieces of a target among rows, as close to their weights as supplies and rooms allow. The outcome depends on
 * nothing but the arguments, so that every seed of a definition finds the same.
 */
export function deal(rows: readonly Row[], supplies: readonly Supply[], target: number): Dealing {
  const all: Steps = [[...rows.keys()]];
  const sparing = bySuppliesDrawn(rows);
  const lavish = sparing.toReversed();
  const dealt =
    dealInSteps(rows, supplies, target, all, all) ??
    dealInSteps(rows, supplies, target, sparing, sparing) ??
    dealInSteps(rows, supplies, target, lavish, sparing);
  return dealt === undefined
    ? searchDealing(rows, supplies, target)
    : { kind: 'dealt', counts: dealt.counts };
}
