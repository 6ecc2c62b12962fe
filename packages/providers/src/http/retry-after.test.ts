import { expect, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');

test.each([
  ['30', 30_000],
  [' 0 ', 0],
  ['Tue, 24 Nov 2026 08:00:10 GMT', 10_000],
  ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
  ['999999999', 3_600_000],
])('%j is %d ms', (header, ms) => {
  expect(parseRetryAfter(header, NOW)).toBe(ms);
});

test.each([[null], [''], ['soon'], ['1.5 s']])('%j is no time', (header) => {
  expect(parseRetryAfter(header, NOW)).toBeUndefined();
});
