import { expect, it } from 'vitest';
import { ageText } from './age.ts';

const NOW = new Date('2026-11-25T10:00:00Z');

it.each([
  [0, '0 s'],
  [119_999, '119 s'],
  [120_000, '2 min'],
  [7_199_999, '119 min'],
  [7_200_000, '2 h'],
  [172_799_999, '47 h'],
  [172_800_000, '2 d'],
  [-5000, '0 s'],
])('tells %d ms as %s', (ms, expected) => {
  expect(ageText(new Date(NOW.getTime() - ms), NOW)).toBe(expected);
});
