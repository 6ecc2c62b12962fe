import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondsToMs } from './milliseconds.ts';

test.each([
  [0, 0],
  [1, 1_000],
  [12.345, 12_345],
  [0.0005, 1],
  [0.0004, 0],
  [2.0005, 2_001],
  [1.0005, 1_001],
  [4.35, 4_350],
  [1e-7, 0],
  [86_400, 86_400_000],
  [-0, 0],
])('%d s is %d ms', (seconds, ms) => {
  expect(secondsToMs(seconds)).toBe(ms);
});

test.each([[-0.001], [-5], [1e300], [9_007_199_254_741]])('%d s is no time', (seconds) => {
  expect(secondsToMs(seconds)).toBeUndefined();
});

test('whole milliseconds come back from seconds', () => {
  fc.assert(fc.property(fc.nat({ max: 10 ** 9 }), (ms) => secondsToMs(ms / 1_000) === ms));
});
