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
/** Runs that one young one outweighs tell no more than it does. */
const LEAST_EFFECTIVE = 4;

function tells({ sampleSize, effectiveSize }: Weighed): boolean {
  return sampleSize >= LEAST_RUNS && effectiveSize >= LEAST_EFFECTIVE;
}

const speaksOf: Readonly<Record<HistoryBasis, (slice: HistorySlice, wanted: RunProfile) => boolean>> = {
  history: (slice, wanted) => slice.machine === wanted.machine && slice.size === wanted.size,
  'history-of-all-sizes': (slice, wanted) => slice.machine === wanted.machine,
  'history-on-other-machines': (slice, wanted) => wanted.size === undefined || slice.size === wanted.size,
};

type Figure = 'durationMs' | 'quantity';

function weighFigure(slices: readonly HistorySlice[], figure: Figure, now: Date): Weighed {
  return weigh(
    slices.map((slice) => ({ hour: slice.hour, counts: slice[figure] })),
    now,
  );
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
  for (const basis of HISTORY_BASES) {
    const speaking = slices.filter((slice) => speaksOf[basis](slice, wanted));
    const ended = (outcome: RunOutcome) => speaking.filter((slice) => slice.outcome === outcome);
    const isCharged = ({ unit }: HistorySlice) => unit !== undefined && unit === wanted.unit;
    const [succeeded, failed] = [ended('success'), ended('failed')];
    const durationMs = weighFigure(succeeded, 'durationMs', now);
    if (!tells(durationMs)) continue;
    return {
      basis,
      durationMs,
      quantity: weighFigure(succeeded.filter(isCharged), 'quantity', now),
      failed: {
        durationMs: weighFigure(failed, 'durationMs', now),
        quantity: weighFigure(failed.filter(isCharged), 'quantity', now),
      },
    };
  }
  return undefined;
}

/** Whether quantities were charged often enough to tell the next one. */
export function tellsQuantity({ quantity }: ChosenHistory): boolean {
  return tells(quantity);
}
