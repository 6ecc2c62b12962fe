import { expect, test } from 'vitest';
import { timestampField } from './timestamps.ts';

test.each([
  ['2025-08-01 10:21:47.100000+00Z', '2025-08-01T10:21:47.100Z'],
  ['2025-08-01 10:21:47.100000+00', '2025-08-01T10:21:47.100Z'],
  ['2025-08-27T10:00:41.120000Z', '2025-08-27T10:00:41.120Z'],
  [' 2025-08-01T10:21:47Z ', '2025-08-01T10:21:47.000Z'],
  ['2025-08-01T12:21:47+02:00', '2025-08-01T10:21:47.000Z'],
])('%j is %s', (at, expected) => {
  expect(timestampField({ at }, 'at')).toEqual(new Date(expected));
});

test.each([['yesterday'], [''], [null], [1_756_288_841], ['2025-13-41 00:00:00'], ['2'.repeat(100_000)]])(
  '%j is no time',
  (at) => {
    expect(timestampField({ at }, 'at')).toBeUndefined();
  },
);
