import { expect, test } from 'vitest';
import { durationMsSchema } from './duration.ts';

test.each<[string | number, number]>([
  ['500ms', 500],
  ['5s', 5000],
  ['30m', 1_800_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['30d', 2_592_000_000],
  ['0s', 0],
  [1500, 1500],
])('%j is %i ms', (given, expected) => {
  expect(durationMsSchema.parse(given)).toBe(expected);
});

test.each([
  '',
  '5',
  's',
  '5 s',
  '-5s',
  '1.5h',
  '5S',
  '1w',
  '31d',
  '999999999d',
  -1,
  0.5,
  2_592_000_001,
  Number.NaN,
  null,
])('%j is no duration', (given) => {
  expect(durationMsSchema.safeParse(given).success).toBe(false);
});
