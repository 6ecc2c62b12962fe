/** A value read back from its bucket is at most this far from the one that was counted, as a share of it. */
export const RELATIVE_ERROR = 0.01;

/** Each bucket reaches this many times as far as the one before it. */
const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
/** Natural logarithm of how far a bucket reaches beyond the one before it. */
export const LOG_GROWTH = Math.log(GROWTH);

/** The bucket of zero, below that of every positive value that is counted. */
export const ZERO_BUCKET = -5000;
/** What is smaller counts as zero: money has twelve places. */
const LEAST = 1e-15;

/**
 * The bucket of a value that is not negative: a whole number that grows with the value's logarithm, as in DDSketch (C. Masson, J. Rim
 * and H. Lee, VLDB 2019).
 */
export function bucketOf(value: number): number {
  return value < LEAST ? ZERO_BUCKET : Math.ceil(Math.log(value) / LOG_GROWTH);
}

/** The value that stands for a bucket: within `RELATIVE_ERROR` of all that it holds. */
export function bucketValue(bucket: number): number {
  return bucket === ZERO_BUCKET ? 0 : (2 * GROWTH ** bucket) / (GROWTH + 1);
}
