import fc from 'fast-check';
import { BSON, Decimal128, Long, ObjectId } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { decimalText, fromMoney, fromObjectId, fromWhole, toMoney, toObjectId, toWhole } from './index.ts';

describe('money is written as plain decimal text', () => {
  test.each([
    ['0', '0'],
    ['0.00', '0'],
    ['0E-12', '0'],
    ['0E+3', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['1', '1'],
    ['1.50', '1.5'],
    ['100', '100'],
    ['100.00', '100'],
    ['0.011795', '0.011795'],
    ['0.000000000001', '0.000000000001'],
    ['1E-12', '0.000000000001'],
    ['1E-7', '0.0000001'],
    ['1.23E-8', '0.0000000123'],
    ['-1.23E-8', '-0.0000000123'],
    ['1E+3', '1000'],
    ['1.2E+3', '1200'],
    ['1.50E+1', '15'],
    ['-4.2E+1', '-42'],
    ['1234567890.123456789012345678901234', '1234567890.123456789012345678901234'],
    ['9999999999999999999999.999999999999', '9999999999999999999999.999999999999'],
    ['0.1234567890123456789012345678901234', '0.1234567890123456789012345678901234'],
    ['1.234567890123456789012345678901234E-9', '0.000000001234567890123456789012345678901234'],
    ['1234567890123456789012345678901234', '1234567890123456789012345678901234'],
    ['1.234567890123456789012345678901234E+35', '123456789012345678901234567890123400'],
  ])('%s as %s', (stored, text) => {
    expect(decimalText(Decimal128.fromString(stored))).toBe(text);
  });

  test('and comes back as it was, to the 34th digit and at every scale', () => {
    const number = fc.record({
      digits: fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }),
      places: fc.integer({ min: 0, max: 40 }),
      isNegative: fc.boolean(),
    });
    fc.assert(
      fc.property(number, ({ digits, places, isNegative }) => {
        const padded = String(digits).padStart(places + 1, '0');
        const whole = padded.slice(0, padded.length - places);
        const fraction = padded.slice(padded.length - places).replace(/0+$/, '');
        const sign = isNegative && digits > 0n ? '-' : '';
        const text = `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
        const bytes = BSON.serialize({ amount: toMoney(text) });
        expect(fromMoney(BSON.deserialize(bytes)['amount'])).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('what has more than 34 digits is refused, not rounded', () => {
    expect(() => toMoney('0.12345678901234567890123456789012345')).toThrow();
  });
});

describe('a whole number', () => {
  test.each([0, 1, -1, 35_000, 2 ** 31, -(2 ** 31), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    '%d is stored in 64 bits, and comes back',
    (value) => {
      expect(BSON.EJSON.stringify({ value: toWhole(value) }, { relaxed: false })).toBe(
        `{"value":{"$numberLong":"${value}"}}`,
      );
      expect(fromWhole(toWhole(value))).toBe(value);
      expect(fromWhole(BSON.deserialize(BSON.serialize({ value: toWhole(value) }))['value'])).toBe(value);
    },
  );

  test('comes back the same from a number as from 64 bits', () => {
    expect(fromWhole(7)).toBe(7);
    expect(fromWhole(Long.fromNumber(7))).toBe(7);
  });
});

test('an id of the ledger is an ObjectId, and comes back', () => {
  const id = new ObjectId();
  expect(toObjectId(fromObjectId(id))).toEqual(id);
  expect(fromObjectId(new ObjectId('65f0000000000000000000AA'))).toBe('65f0000000000000000000aa');
  expect(() => toObjectId('not an id' as never)).toThrow();
});
