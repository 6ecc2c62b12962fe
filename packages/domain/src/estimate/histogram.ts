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
