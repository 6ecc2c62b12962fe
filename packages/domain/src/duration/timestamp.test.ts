import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTimestamp } from './index.ts';

describe('a time is read', () => {
  test.each([
    ['2025-08-01 10:21:47.100000+00Z', '2025-08-01T10:21:47.100Z'],
    ['2025-08-01 10:21:47.100000+00', '2025-08-01T10:21:47.100Z'],
    ['2025-08-01 10:21:47+00', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01T10:21:47.100Z', '2025-08-01T10:21:47.100Z'],
    ['2025-08-01T10:21:47Z', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01T10:21Z', '2025-08-01T10:21:00.000Z'],
    ['2025-08-01t10:21:47z', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01T10:21:47.100', '2025-08-01T10:21:47.100Z'],
    ['2025-08-01 10:21:47', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01T10:21:47,5Z', '2025-08-01T10:21:47.500Z'],
    ['2025-08-01T10:21:47.1239999Z', '2025-08-01T10:21:47.123Z'],
    ['2025-08-01T10:21:47.123456789+00:00', '2025-08-01T10:21:47.123Z'],
    ['2025-08-01T12:21:47+02:00', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01T12:21:47+0200', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01 12:21:47+02', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01 12:21:47 +02:00', '2025-08-01T10:21:47.000Z'],
    ['2025-08-01T04:51:47-05:30', '2025-08-01T10:21:47.000Z'],
    ['2025-01-01T00:30:00+01:00', '2024-12-31T23:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['  2025-08-01T10:21:47Z\n', '2025-08-01T10:21:47.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(iso);
  });

  test('as the text that a date writes, whatever the date', () => {
    const date = fc.date({
      min: new Date('0000-01-01'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (expected) => {
        expect(parseTimestamp(expected.toISOString())).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('no time is', () => {
  test.each([
    ['nothing', ''],
    ['a word', 'yesterday'],
    ['a day alone', '2025-08-01'],
    ['a number', '1754043707100'],
    ['a month beyond December', '2025-13-01T10:21:47Z'],
    ['a day that the month has not', '2025-02-30T10:21:47Z'],
    ['the 29th of February of a common year', '2025-02-29T10:21:47Z'],
    ['a day of zero', '2025-08-00T10:21:47Z'],
    ['an hour of 24', '2025-08-01T24:00:00Z'],
    ['a minute of 60', '2025-08-01T10:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset beyond a day', '2025-08-01T10:21:47+24:00'],
    ['an offset with 60 minutes', '2025-08-01T10:21:47+01:60'],
    ['an hour without a minute', '2025-08-01T10Z'],
    ['a fraction without digits', '2025-08-01T10:21:47.Z'],
    ['two times', '2025-08-01T10:21:47Z2025-08-01T10:21:47Z'],
    ['a time with more after it', '2025-08-01T10:21:47Z!'],
    ['a spelling of other countries', '08/01/2025 10:21:47'],
    ['digits of another script', '２０２５-08-01T10:21:47Z'],
  ])('%s: %j', (_, text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  test('any text whatever is read without an exception, and never as an invalid date', () => {
    const almost = fc.stringMatching(
      /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d{1,9})?([+-]\d\d(:?\d\d)?)?Z?$/,
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        expect(parseTimestamp(text)?.getTime()).not.toBeNaN();
      }),
      { numRuns: 1000 },
    );
  });
});
