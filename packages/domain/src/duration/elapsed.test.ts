import { expect, test } from 'vitest';
import { elapsedBetween } from './index.ts';

test.each([
  { from: '2026-03-02T10:00:00.000Z', to: '2026-03-02T10:00:35.000Z', ms: 35_000, clockSkew: false },
  { from: '2026-03-02T23:59:59.999Z', to: '2026-03-03T00:00:00.000Z', ms: 1, clockSkew: false },
  { from: '2026-03-02T10:00:00.000Z', to: '2026-03-02T10:00:00.000Z', ms: 0, clockSkew: false },
  { from: '2026-03-02T10:00:00.001Z', to: '2026-03-02T10:00:00.000Z', ms: 0, clockSkew: true },
  { from: '2026-03-29T00:30:00.000Z', to: '2026-03-29T02:30:00.000Z', ms: 7_200_000, clockSkew: false },
])('from $from to $to are $ms ms, skewed: $clockSkew', ({ from, to, ms, clockSkew }) => {
  expect(elapsedBetween(new Date(from), new Date(to))).toEqual({ ms, clockSkew });
});
