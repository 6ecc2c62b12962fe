/** How often something may be done: bursts up to the size, in the long run so often per second. */
export interface BucketPolicy {
  readonly size: number;
  readonly perSecond: number;
}

/** A bucket of tokens; below zero, tokens are promised to those who wait. */
export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** A full bucket. */
export function fullBucket(policy: BucketPolicy, nowMs: number): Bucket {
  return { tokens: policy.size, atMs: nowMs };
}

function refilled(bucket: Bucket, policy: BucketPolicy, nowMs: number): number {
  const elapsedMs = Math.max(0, nowMs - bucket.atMs);
  return Math.min(policy.size, bucket.tokens + (elapsedMs * policy.perSecond) / 1000);
}

/**
 * How long until a token is there.
 * @returns whole milliseconds, 0 where there is one now
 */
export function bucketWaitMs(bucket: Bucket, policy: BucketPolicy, nowMs: number): number {
  const tokens = refilled(bucket, policy, nowMs);
  return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / policy.perSecond);
}

/** Takes a token, whether it is there or not. */
export function takeToken(bucket: Bucket, policy: BucketPolicy, nowMs: number): Bucket {
  return { tokens: refilled(bucket, policy, nowMs) - 1, atMs: nowMs };
}
