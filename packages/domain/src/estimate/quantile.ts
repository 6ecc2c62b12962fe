import { bucketValue } from './bucket.ts';
import type { Weighed } from './decay.ts';
import { atShare, entriesOf } from './histogram.ts';

/** Student's t at 95 %, by degrees of freedom from 1. */
const T_95 = [
  6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753,
  1.746, 1.74, 1.734, 1.729,
] as const;
/** With fewer runs, one in twenty lies beyond the greatest that was seen more often than not. */
const RUNS_FOR_P95 = 20;

/** Half of runs, and 95 of 100, are expected to stay within these. */
export interface Interval {
  readonly p50: number;
  readonly p95: number;
}

interface Weight {
  readonly value: number;
  readonly weight: number;
}

function sortedWeights({ weights }: Weighed): readonly Weight[] {
  return entriesOf(weights)
    .map(([bucket, weight]) => ({ value: bucketValue(bucket), weight }))
    .toSorted((a, b) => a.value - b.value);
}

/**
 * The upper end of the prediction interval of one more run, taking logarithms of runs to be normal: for too few runs to have seen
 * their own tail.
 */
function predictedP95(sorted: readonly Weight[], runs: number): number {
  const positive = sorted.filter(({ value }) => value > 0);
  const total = positive.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const mean = positive.reduce((sum, { value, weight }) => sum + weight * Math.log(value), 0) / total;
  const squares = positive.reduce(
    (sum, { value, weight }) => sum + weight * (Math.log(value) - mean) ** 2,
    0,
  );
  const deviation = Math.sqrt((squares / total) * (runs / (runs - 1)));
  const t = T_95[Math.max(1, Math.floor(runs - 1)) - 1] ?? 1.729;
  return Math.exp(mean + t * deviation * Math.sqrt(1 + 1 / runs));
}

/**
 * The interval that the next run is expected to stay within. The 95th percentile takes place `0.95 (n + 1)` of n runs, which is right on
 * average whatever their distribution (W. Weibull, 1939); with fewer than twenty runs it is predicted from their spread, and never lies
 * below the greatest of them.
 * @param weighed of at least two runs
 */
export function intervalOf(weighed: Weighed): Interval {
  const sorted = sortedWeights(weighed);
  const runs = weighed.effectiveSize;
  const { weights } = weighed;
  const p50 = atShare(weights, 0.5) ?? 0;
  const seen = atShare(weights, Math.min(1, (0.95 * (runs + 1)) / runs)) ?? 0;
  const p95 = runs < RUNS_FOR_P95 ? Math.max(seen, predictedP95(sorted, runs)) : seen;
  return { p50, p95 };
}
