import { type Weighed, weigh } from './decay.ts';
import type { Histogram } from './histogram.ts';
import type { RunOutcome, RunProfile, SketchKey } from './observation.ts';

/** One stored sketch of a tool. */
export interface HistorySlice extends Omit<SketchKey, 'environment' | 'toolId'> {
  readonly durationMs: Histogram;
  readonly quantity: Histogram;
}

/** How much of the past an estimate rests on: the best that has enough runs. */
export const HISTORY_BASES = ['history', 'history-of-all-sizes', 'history-on-other-machines'] as const;
export type HistoryBasis = (typeof HISTORY_BASES)[number];

/** Runs that speak of a wanted one. */
export interface ChosenHistory {
  readonly basis: HistoryBasis;
  readonly durationMs: Weighed;
  readonly quantity: Weighed;
  /** Of runs that failed: the same, with nothing where none failed. */
  readonly failed: { readonly durationMs: Weighed; readonly quantity: Weighed };
}

/** Fewer tell too little of their own spread. */
const LEAST_RUNS = 5;

const speaksOf: Readonly<Record<HistoryBasis, (slice: HistorySlice, wanted: RunProfile) => boolean>> = {
  history: (slice, wanted) => slice.machine === wanted.machine && slice.size === wanted.size,
  'history-of-all-sizes': (slice, wanted) => slice.machine === wanted.machine,
  'history-on-other-machines': (slice, wanted) => wanted.size === undefined || slice.size === wanted.size,
};

function choose(slices: readonly HistorySlice[], wanted: RunProfile, basis: HistoryBasis, now: Date) {
  const speaking = slices.filter((slice) => speaksOf[basis](slice, wanted));
  const of = (outcome: RunOutcome) => {
    const ended = speaking.filter((slice) => slice.outcome === outcome);
    const charged = ended.filter(({ unit }) => unit !== undefined && unit === wanted.unit);
    return {
      durationMs: weigh(
        ended.map(({ hour, durationMs }) => ({ hour, counts: durationMs })),
        now,
      ),
      quantity: weigh(
        charged.map(({ hour, quantity }) => ({ hour, counts: quantity })),
        now,
      ),
    };
  };
  return { basis, ...of('success'), failed: of('failed') };
}

/**
 * The runs that speak best of a wanted one: those on its machine and of its size; else those on its machine; else those of its size, on
 * whatever machine. Quantities are only taken of runs that were charged by the wanted unit.
 * @returns nothing where too few runs succeeded
 */
export function chooseHistory(
  slices: readonly HistorySlice[],
  wanted: RunProfile,
  now: Date,
): ChosenHistory | undefined {
  return HISTORY_BASES.map((basis) => choose(slices, wanted, basis, now)).find(
    ({ durationMs }) => durationMs.effectiveSize >= LEAST_RUNS,
  );
}

/** Whether quantities were charged often enough to tell the next one. */
export function tellsQuantity({ quantity }: ChosenHistory): boolean {
  return quantity.effectiveSize >= LEAST_RUNS;
}
