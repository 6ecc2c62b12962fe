import { type Histogram, positiveOf, sumOfHistograms, times, totalOf } from './histogram.ts';

/** A run counts half for each so many that ended after its hour: a busy tool forgets fast. */
const HALF_LIFE_RUNS = 300;
/** And half for each so many days, so that a change shows in a quiet tool, too. */
const HALF_LIFE_DAYS = 14;
const DAY_MS = 86_400_000;

/** Counts of one hour. */
export interface HourCounts {
  readonly hour: Date;
  readonly counts: Histogram;
}

/** What the past says, the younger the louder. */
export interface Weighed {
  /** Weights by bucket. */
  readonly weights: Histogram;
  /** How many runs were counted. */
  readonly sampleSize: number;
  /** How many equally weighed runs would say as much: `(sum of weights)² / sum of squared weights` (L. Kish, 1965). */
  readonly effectiveSize: number;
}

function byHour(slices: readonly HourCounts[]): readonly HourCounts[] {
  const hours = Map.groupBy(slices, ({ hour }) => hour.getTime());
  return [...hours]
    .toSorted(([a], [b]) => b - a)
    .map(([hour, of]) => ({ hour: new Date(hour), counts: sumOfHistograms(of.map(({ counts }) => counts)) }));
}

/** Adds up hours in which runs of one kind ended, in any order; each weighs by its age and by how many runs came after it. */
export function weigh(slices: readonly HourCounts[], now: Date): Weighed {
  const weights: Histogram[] = [];
  let sampleSize = 0;
  let sum = 0;
  let squares = 0;
  for (const { hour, counts } of byHour(slices)) {
    const count = totalOf(counts);
    const ageDays = Math.max(0, now.getTime() - hour.getTime()) / DAY_MS;
    const weight = 2 ** -(sampleSize / HALF_LIFE_RUNS + ageDays / HALF_LIFE_DAYS);
    weights.push(times(positiveOf(counts), weight));
    sampleSize += count;
    sum += count * weight;
    squares += count * weight ** 2;
  }
  return {
    weights: sumOfHistograms(weights),
    sampleSize,
    effectiveSize: squares === 0 ? 0 : sum ** 2 / squares,
  };
}
