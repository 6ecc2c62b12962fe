import {
  type Bucket,
  type BucketPolicy,
  bucketWaitMs,
  fullBucket,
  takeToken,
} from '@genledger/domain/delivery';
import type { Limit } from '../channel/channel.ts';

interface Known {
  readonly bucket: Bucket;
  readonly policy: BucketPolicy;
  /** The last time that was given to somebody who waits, ms. */
  readonly promisedMs: number;
}

const KEYS_AT_MOST = 10_000;

/** How often what may be sent, as far as this notifier knows. */
export class Limits {
  readonly #known = new Map<string, Known>();
  #sharers = 1;

  /** Says how many notifiers share the limits. */
  shareAmong(notifiers: number): void {
    this.#sharers = Math.max(1, notifiers);
  }

  /**
   * Whether all limits allow a delivery now.
   * @returns nothing where they do, else a time to come back, another one for each who asks, so that they do not come in a herd
   */
  heldUntil(limits: readonly Limit[], nowMs: number): number | undefined {
    let until: number | undefined;
    for (const limit of limits) {
      const { key } = limit;
      const policy = this.#share(limit);
      const known = this.#read(key, policy, nowMs);
      const waitMs = bucketWaitMs(known.bucket, policy, nowMs);
      if (waitMs === 0) continue;
      const apartMs = 1000 / policy.perSecond;
      const promisedMs = Math.max(nowMs + waitMs, Math.ceil(known.promisedMs + apartMs));
      this.#known.set(key, { ...known, promisedMs });
      until = Math.max(until ?? 0, promisedMs);
    }
    return until;
  }

  /** Counts a delivery that goes out. */
  take(limits: readonly Limit[], nowMs: number): void {
    for (const limit of limits) {
      const { key } = limit;
      const policy = this.#share(limit);
      const known = this.#read(key, policy, nowMs);
      this.#known.set(key, { ...known, bucket: takeToken(known.bucket, policy, nowMs) });
    }
  }

  #share({ policy, isShared }: Limit): BucketPolicy {
    if (!isShared || this.#sharers === 1) return policy;
    const size = Math.max(1, Math.floor(policy.size / this.#sharers));
    return { size, perSecond: policy.perSecond / this.#sharers };
  }

  #read(key: string, policy: BucketPolicy, nowMs: number): Known {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= KEYS_AT_MOST) this.#forgetFull(nowMs);
    return { bucket: fullBucket(policy, nowMs), policy, promisedMs: 0 };
  }

  /** A full bucket is the same as none. */
  #forgetFull(nowMs: number): void {
    for (const [key, { bucket, policy, promisedMs }] of this.#known) {
      const refillMs = ((policy.size - bucket.tokens) * 1000) / policy.perSecond;
      if (bucket.atMs + refillMs <= nowMs && promisedMs <= nowMs) this.#known.delete(key);
    }
  }
}
