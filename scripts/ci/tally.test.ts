import { expect, it } from 'vitest';
import { addTallies, EMPTY_TALLY, formatTally } from './tally.ts';

it('adds each count by itself', () => {
  const tallies = [
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ];
  expect(addTallies(tallies)).toEqual({ passed: 11, failed: 22, skipped: 33 });
});

it('adds nothing up to nothing', () => {
  expect(addTallies([])).toEqual(EMPTY_TALLY);
});

it.each([
  [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
  [{ passed: 1, failed: 2, skipped: 3 }, '1 passed, 2 failed, 3 skipped'],
])('formats %j', (tally, line) => {
  expect(formatTally(tally)).toBe(line);
});
