import { bucketValue } from './bucket.ts';

/** Counts, or weights, by bucket. */
export type Histogram = ReadonlyMap<number, number>;

/** Adds counts to a histogram; buckets that come to nothing are left out. */
export function addTo(histogram: Map<number, number>, added: Histogram, factor = 1): void {
  for (const [bucket, count] of added) {
    const sum = (histogram.get(bucket) ?? 0) + count * factor;
    if (sum === 0) histogram.delete(bucket);
    else histogram.set(bucket, sum);
  }
}

/** The sum of all counts. Those below zero, which a correction leaves whose first half was forgotten, count as none. */
export function totalOf(histogram: Histogram): number {
  return [...histogram.values()].reduce((sum, count) => sum + Math.max(count, 0), 0);
}

/** The value that a share of what was counted does not exceed, within `RELATIVE_ERROR`; of nothing, nothing. */
export function atShare(histogram: Histogram, share: number): number | undefined {
  const sorted = [...histogram].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
  const wanted = share * totalOf(histogram);
  let below = 0;
  for (const [bucket, count] of sorted) {
    below += count;
    if (below >= wanted) return bucketValue(bucket);
  }
  const last = sorted.at(-1);
  return last && bucketValue(last[0]);
}
