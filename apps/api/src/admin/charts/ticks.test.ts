import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalTicks, durationTicks, shareTicks, wholeTicks } from './ticks.ts';

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [0.9, [0, 0.25, 0.5, 0.75, 1]],
  [97, [0, 25, 50, 75, 100]],
  [1_234_567, [0, 500_000, 1_000_000, 1_500_000]],
])('up to %s: %j', (most, ticks) => {
  expect(decimalTicks(most)).toEqual(ticks);
});

test.each([
  [0, [0, 1000]],
  [850, [0, 500, 1000]],
  [42_000, [0, 15_000, 30_000, 45_000]],
  [200_000, [0, 60_000, 120_000, 180_000, 240_000]],
])('durations up to %s ms: %j', (most, ticks) => {
  expect(durationTicks(most)).toEqual(ticks);
});

test('whole things have whole ticks, shares end at one', () => {
  expect(wholeTicks(2)).toEqual([0, 1, 2]);
  expect(shareTicks(0.98).at(-1)).toBe(1);
});

describe.each([
  ['decimal', decimalTicks],
  ['whole', wholeTicks],
  ['duration', durationTicks],
])('%s ticks of any value', (_name, ticksOf) => {
  test('begin at zero, rise, reach it, and are few', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (most) => {
        const ticks = ticksOf(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 500 },
    );
  });
});
