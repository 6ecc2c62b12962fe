import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf, bucketValue, RELATIVE_ERROR } from './bucket.ts';

test('a value comes back from its bucket within the bound', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (value) => {
      const error = Math.abs(bucketValue(bucketOf(value)) - value) / value;
      expect(error).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-9);
    }),
  );
});

test('zero comes back as zero', () => {
  expect(bucketValue(bucketOf(0))).toBe(0);
});

test('a greater value never lies in a lower bucket', () => {
  const value = fc.double({ min: 0, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(Math.sign(bucketOf(a) - bucketOf(b)) * Math.sign(a - b)).not.toBe(-1);
    }),
  );
});
