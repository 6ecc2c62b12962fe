import { bucketValue, ZERO_BUCKET } from './bucket.ts';

/**
 * Counts, or weights, by bucket: a row without gaps, so that thousands of them are added up in no time. It begins and ends with a bucket
 * that something lies in, so that those of the same counts are alike.
 */
export interface Histogram {
  /** Of values that are zero, which lie far below all others. */
  readonly zeros: number;
  /** The bucket of the first count. */
  readonly first: number;
  readonly counts: readonly number[];
}

/** Nothing counted. */
export const NO_COUNTS: Histogram = { zeros: 0, first: 0, counts: [] };

function withoutEmptyEnds(zeros: number, first: number, counts: readonly number[]): Histogram {
  let [from, to] = [0, counts.length];
  while (from < to && counts[from] === 0) from += 1;
  while (to > from && counts[to - 1] === 0) to -= 1;
  if (from === to) return { ...NO_COUNTS, zeros };
  const isWhole = from === 0 && to === counts.length;
  return { zeros, first: first + from, counts: isWhole ? counts : counts.slice(from, to) };
}

/**
 * Counts of buckets, in any order; those of the same bucket are added up.
 * @param counts one for each bucket
 */
export function histogramOf(buckets: ArrayLike<number>, counts: ArrayLike<number>): Histogram {
  let [first, last, zeros] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let index = 0; index < buckets.length; index += 1) {
    const bucket = buckets[index] ?? ZERO_BUCKET;
    if (bucket === ZERO_BUCKET) continue;
    if (bucket < first) first = bucket;
    if (bucket > last) last = bucket;
  }
  const row = new Array<number>(Math.max(0, last - first + 1)).fill(0);
  for (let index = 0; index < buckets.length; index += 1) {
    const bucket = buckets[index] ?? ZERO_BUCKET;
    const count = counts[index] ?? 0;
    if (bucket === ZERO_BUCKET) zeros += count;
    else row[bucket - first] = (row[bucket - first] ?? 0) + count;
  }
  return withoutEmptyEnds(zeros, first, row);
}

/** One value of a bucket. */
export function oneIn(bucket: number): Histogram {
  return histogramOf([bucket], [1]);
}

/** The buckets that something lies in, lowest first. */
export function entriesOf({ zeros, first, counts }: Histogram): readonly (readonly [number, number])[] {
  const row = counts.flatMap((count, index) => (count === 0 ? [] : [[first + index, count] as const]));
  return zeros === 0 ? row : [[ZERO_BUCKET, zeros], ...row];
}

/** Whether nothing is counted. */
export function isEmpty({ zeros, counts }: Histogram): boolean {
  return zeros === 0 && counts.length === 0;
}

/** Adds histograms up. */
export function sumOfHistograms(all: readonly Histogram[]): Histogram {
  let [first, end, zeros] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const each of all) {
    zeros += each.zeros;
    if (each.counts.length === 0) continue;
    first = Math.min(first, each.first);
    end = Math.max(end, each.first + each.counts.length);
  }
  const row = new Array<number>(Math.max(0, end - first)).fill(0);
  for (const { first: from, counts } of all) {
    const offset = from - first;
    for (let index = 0; index < counts.length; index += 1) {
      row[offset + index] = (row[offset + index] ?? 0) + (counts[index] ?? 0);
    }
  }
  return withoutEmptyEnds(zeros, first, row);
}

/** A histogram of which each count is changed; one of zero stays zero. */
function mapped({ zeros, first, counts }: Histogram, change: (count: number) => number): Histogram {
  return withoutEmptyEnds(change(zeros), first, counts.map(change));
}

/** A histogram so many times. */
export function times(histogram: Histogram, factor: number): Histogram {
  // `|| 0` leaves no zero with a sign, which would differ from one without.
  return mapped(histogram, (count) => count * factor || 0);
}

/** What is counted. Counts below zero, which a correction leaves whose first half was forgotten, are left out. */
export function positiveOf(histogram: Histogram): Histogram {
  return mapped(histogram, (count) => Math.max(count, 0));
}

/** The sum of all counts. Those below zero count as none. */
export function totalOf({ zeros, counts }: Histogram): number {
  let total = Math.max(zeros, 0);
  for (const count of counts) if (count > 0) total += count;
  return total;
}

/** The value that a share of what was counted does not exceed, within `RELATIVE_ERROR`; of nothing, nothing. */
export function atShare(histogram: Histogram, share: number): number | undefined {
  const { zeros, first, counts } = histogram;
  const wanted = share * totalOf(histogram);
  let below = Math.max(zeros, 0);
  let highest = zeros > 0 ? ZERO_BUCKET : undefined;
  for (let index = 0; index < counts.length && (highest === undefined || below < wanted); index += 1) {
    const count = counts[index] ?? 0;
    if (count <= 0) continue;
    below += count;
    highest = first + index;
  }
  return highest === undefined ? undefined : bucketValue(highest);
}
