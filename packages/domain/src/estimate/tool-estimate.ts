import type { Forecast } from '../generation/index.ts';
import { type CostRate, Exact, type PointsRate, pointsFor, roundUsd, type Usd } from '../money/index.ts';
import {
  type ChosenHistory,
  chooseHistory,
  type HistoryBasis,
  type HistorySlice,
  tellsQuantity,
} from './history.ts';
import type { RunProfile } from './observation.ts';
import { type Interval, intervalOf } from './quantile.ts';

/** What an estimate rests on: the past, only the price of a run, or nothing at all. */
export type EstimateBasis = HistoryBasis | 'static-rate' | 'unknown';

/** What something is expected to take. What is not known is left out. */
export interface Estimate extends Forecast {
  readonly basis: EstimateBasis;
  /** Points of the base, at the median cost. */
  readonly points?: number;
}

/** A run to be estimated, and what is known beforehand. */
export interface RunToEstimate {
  /** The unit is that of the price in force. */
  readonly profile: RunProfile;
  readonly costRate?: CostRate;
  readonly pointsRate: PointsRate;
}

/** The digits of a value that stands for a bucket that mean something. */
const DIGITS = 6;

/** What a quantity costs at a price. */
export function costOfQuantity({ amountUsd, unit }: CostRate, quantity: number): Usd {
  // A run is charged once or not at all; what stands for its bucket is only nearly so.
  const amount = unit === 'run' ? Math.round(quantity) : quantity.toPrecision(DIGITS);
  return roundUsd(new Exact(amountUsd).times(amount));
}

function costInterval(
  costRate: CostRate | undefined,
  history: ChosenHistory | undefined,
): Forecast['costUsd'] {
  if (costRate === undefined) return undefined;
  if (history !== undefined && tellsQuantity(history)) {
    const { p50, p95 } = intervalOf(history.quantity);
    return { p50: costOfQuantity(costRate, p50), p95: costOfQuantity(costRate, p95) };
  }
  return costRate.unit === 'run' ? { p50: costRate.amountUsd, p95: costRate.amountUsd } : undefined;
}

/** Whole milliseconds. */
function wholeInterval({ p50, p95 }: Interval): Interval {
  return { p50: Math.round(p50), p95: Math.round(p95) };
}

/** What one successful run of a tool is expected to take, from the tool's history, else from the price of a run. */
export function estimateRun(run: RunToEstimate, slices: readonly HistorySlice[], now: Date): Estimate {
  const history = chooseHistory(slices, run.profile, now);
  const costUsd = costInterval(run.costRate, history);
  return {
    ...(history && { durationMs: wholeInterval(intervalOf(history.durationMs)) }),
    ...(costUsd && { costUsd, points: pointsFor(costUsd.p50, run.pointsRate) }),
    basis: history?.basis ?? (costUsd ? 'static-rate' : 'unknown'),
    sampleSize: history?.durationMs.sampleSize ?? 0,
  };
}
