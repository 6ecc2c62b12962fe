import { expect, test } from 'vitest';
import { readProgress } from './progress.ts';

test.each([
  [0, 0],
  [0.42, 0.42],
  [1, 1],
  [42, 0.42],
  [33.3, 0.333],
  [100, 1],
  ['0.5', 0.5],
  ['50', 0.5],
])('progress %j is a share of %d', (progress, share) => {
  expect(readProgress({ progress })).toBe(share);
});

test.each([[null], [-1], [101], [1e9], ['half'], [true], [[0.5]]])('progress %j is none', (progress) => {
  expect(readProgress({ progress })).toBeUndefined();
});

test('a body may lack progress', () => {
  expect(readProgress({})).toBeUndefined();
});
