import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketValue, ZERO_BUCKET } from './bucket.ts';
import {
  atShare,
  entriesOf,
  type Histogram,
  histogramOf,
  isEmpty,
  NO_COUNTS,
  oneIn,
  positiveOf,
  sumOfHistograms,
  times,
  totalOf,
} from './histogram.ts';

const bucket = fc.oneof(fc.integer({ min: -300, max: 900 }), fc.constant(ZERO_BUCKET));
const counted = fc.array(fc.tuple(bucket, fc.integer({ min: -3, max: 5 })), { maxLength: 40 });

function histogram(entries: readonly (readonly [number, number])[]): Histogram {
  return histogramOf(
    entries.map(([each]) => each),
    entries.map(([, count]) => count),
  );
}

/** What a row of counts must come to: entries added up one by one. */
function addedUp(entries: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const sums = new Map<number, number>();
  for (const [each, count] of entries) sums.set(each, (sums.get(each) ?? 0) + count);
  return [...sums].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b);
}

describe('counts by bucket', () => {
  test('come back as they were added up, lowest bucket first', () => {
    fc.assert(
      fc.property(counted, (entries) => {
        expect(entriesOf(histogram(entries))).toEqual(addedUp(entries));
      }),
    );
  });

  test('of the same counts are alike, however they came about', () => {
    fc.assert(
      fc.property(fc.array(counted), (parts) => {
        const sum = sumOfHistograms(parts.map(histogram));
        expect(sum).toEqual(histogram(parts.flat()));
        expect(sum).toEqual(sumOfHistograms(parts.toReversed().map(histogram)));
        expect(sumOfHistograms([sum, times(sum, -1)])).toEqual(NO_COUNTS);
        expect(isEmpty(sum)).toBe(addedUp(parts.flat()).length === 0);
      }),
    );
  });

  test('below zero count as none, and are left out of what is positive', () => {
    fc.assert(
      fc.property(counted, (entries) => {
        const positive = addedUp(entries).filter(([, count]) => count > 0);
        const all = histogram(entries);
        expect(entriesOf(positiveOf(all))).toEqual(positive);
        expect(totalOf(all)).toBe(positive.reduce((sum, [, count]) => sum + count, 0));
      }),
    );
  });
});

describe('the value that a share does not exceed', () => {
  test('is that of the first bucket by which so many are counted', () => {
    fc.assert(
      fc.property(counted, fc.constantFrom(0.01, 0.5, 0.95, 1), (entries, share) => {
        const values = addedUp(entries).flatMap(([each, count]) =>
          Array.from({ length: Math.max(0, count) }, () => bucketValue(each)),
        );
        const wanted = values[Math.max(0, Math.ceil(share * values.length) - 1)];
        expect(atShare(histogram(entries), share)).toBe(wanted);
      }),
    );
  });

  test('is the highest where weights fall short of their own sum', () => {
    expect(atShare(sumOfHistograms([times(oneIn(3), 0.1), times(oneIn(7), 0.2)]), 1.5)).toBe(bucketValue(7));
  });

  test('of nothing is nothing', () => {
    expect(atShare(NO_COUNTS, 0.5)).toBeUndefined();
    expect(atShare(histogramOf([4], [-2]), 0.5)).toBeUndefined();
  });
});
