import { expect, it } from 'vitest';
import { longest, medianLength } from './measure.ts';

function files(...lengths: readonly number[]) {
  return lengths.map((lines, index) => ({ path: `${index}.ts`, lines }));
}

it.each([
  [[], 0],
  [[7], 7],
  [[9, 1, 5], 5],
  [[1, 2, 3, 4], 2],
])('the median of %j is %d', (lengths, median) => {
  expect(medianLength(files(...lengths))).toBe(median);
});

it('the first by name breaks a tie for the longest', () => {
  expect(longest(files(3, 8, 8))).toEqual({ path: '1.ts', lines: 8 });
});

it('of no files none is the longest', () => {
  expect(longest([])).toBeUndefined();
});
