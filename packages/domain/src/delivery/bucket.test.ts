import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BucketPolicy, bucketWaitMs, fullBucket, takeToken } from './index.ts';

const POLICY: BucketPolicy = { size: 3, perSecond: 2 };

test('a full bucket gives its size at once, then one every half second', () => {
  let bucket = fullBucket(POLICY, 0);
  const waits: number[] = [];
  for (let count = 0; count < 6; count += 1) {
    waits.push(bucketWaitMs(bucket, POLICY, 0));
    bucket = takeToken(bucket, POLICY, 0);
  }
  expect(waits).toEqual([0, 0, 0, 500, 1000, 1500]);
});

test('a clock that goes back gives nothing away', () => {
  const bucket = takeToken(fullBucket({ size: 1, perSecond: 1 }, 5000), { size: 1, perSecond: 1 }, 5000);
  expect(bucketWaitMs(bucket, { size: 1, perSecond: 1 }, 1000)).toBe(1000);
});

test('whoever waits as told never exceeds the limit in any stretch of time', () => {
  const policies = fc.record({
    size: fc.integer({ min: 1, max: 20 }),
    perSecond: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(policies, fc.array(fc.nat(400), { minLength: 1, maxLength: 80 }), (policy, pauses) => {
      let bucket = fullBucket(policy, 0);
      let nowMs = 0;
      const taken: number[] = [];
      for (const pauseMs of pauses) {
        nowMs += pauseMs;
        nowMs += bucketWaitMs(bucket, policy, nowMs);
        bucket = takeToken(bucket, policy, nowMs);
        taken.push(nowMs);
      }
      for (const [from, fromMs] of taken.entries()) {
        for (const [to, toMs] of taken.entries()) {
          if (to < from) continue;
          const allowed = policy.size + ((toMs - fromMs) * policy.perSecond) / 1000;
          expect(to - from + 1).toBeLessThanOrEqual(allowed + 1e-6);
        }
      }
    }),
    { numRuns: 50 },
  );
});
