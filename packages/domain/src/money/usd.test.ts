import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usd } from '../../test/builders.ts';
import {
  addUsd,
  parseUsd,
  parseUsdNumber,
  roundUsd,
  sumOfIncrements,
  usdDifference,
  ZERO_USD,
} from './index.ts';

describe('an amount is read', () => {
  test.each([
    ['0', '0'],
    ['0.000337', '0.000337'],
    ['1.50', '1.5'],
    ['007', '7'],
    ['0.000', '0'],
    ['12', '12'],
    ['0.0000000000005', '0.000000000001'],
    ['0.0000000000004999', '0'],
    ['0.123456789012345678901234567890', '0.123456789012'],
    ['9999999999999999999999.999999999999', '9999999999999999999999.999999999999'],
  ])('%s as %s', (text, amount) => {
    expect(parseUsd(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    ['nothing', ''],
    ['a sign', '-0.1'],
    ['a plus', '+1'],
    ['an exponent', '1e-7'],
    ['a separator', '1,000.00'],
    ['a comma', '0,5'],
    ['a currency', '$1'],
    ['a space', ' 1'],
    ['a line after it', '1\n'],
    ['no whole digits', '.5'],
    ['no digits after the point', '1.'],
    ['a word', 'NaN'],
    ['no end', 'Infinity'],
    ['digits of another base', '0x10'],
    ['23 digits before the point', '10000000000000000000000'],
    ['31 digits after the point', `0.${'1'.repeat(31)}`],
    ['what rounds up to 23 digits', '9999999999999999999999.9999999999995'],
  ])('but not with %s', (_, text) => {
    expect(parseUsd(text)).toEqual({
      ok: false,
      error: { code: 'invalid-amount', message: 'must be a non-negative decimal such as "0.000337"' },
    });
  });
});

describe('an amount that was kept as a number is read by its shortest decimal form', () => {
  test.each([
    [0, '0'],
    [0.000337, '0.000337'],
    [1.5e-7, '0.00000015'],
    [1e21, '1000000000000000000000'],
    [0.1 + 0.2, '0.3'],
    [-0, '0'],
  ])('%d as %s', (number, amount) => {
    expect(parseUsdNumber(number)).toEqual({ ok: true, value: amount });
  });

  test.each([-0.1, Number.NaN, Number.POSITIVE_INFINITY, 1e22])('but not %d', (number) => {
    expect(parseUsdNumber(number).ok).toBe(false);
  });
});

describe('the one rounding of money', () => {
  test.each([
    ['1', '1'],
    ['1e-7', '0.0000001'],
    ['1e21', '1000000000000000000000'],
    ['0.0000000000015', '0.000000000002'],
    ['0.0000000000025', '0.000000000003'],
    ['0.00000000000249', '0.000000000002'],
    ['-0', '0'],
  ])('%s becomes %s', (number, amount) => {
    expect(roundUsd(new Decimal(number))).toBe(amount);
  });

  test.each(['NaN', 'Infinity', '-0.01'])('refuses %s, which is no amount', (number) => {
    expect(() => roundUsd(new Decimal(number))).toThrow(RangeError);
  });

  test('never writes an exponent, a sign or a zero at the end, and what it writes is read back', () => {
    const number = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 22n - 2n }), fc.integer({ min: -40, max: 0 }));
    fc.assert(
      fc.property(number, ([digits, exponent]) => {
        const amount = roundUsd(new Decimal(`${digits}e${exponent}`));
        expect(amount).toMatch(/^(0|[1-9]\d*)(\.\d{0,11}[1-9])?$/);
        expect(parseUsd(amount)).toEqual({ ok: true, value: amount });
      }),
      { numRuns: 1000 },
    );
  });
});

/** Twelve places as a whole number: arithmetic that cannot round. */
const UNITS = 10n ** 12n;

/** A whole number of trillionths of a dollar as plain decimal text. */
function written(units: bigint): string {
  const magnitude = units < 0n ? -units : units;
  const fraction = String(magnitude % UNITS)
    .padStart(12, '0')
    .replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${magnitude / UNITS}${fraction && '.'}${fraction}`;
}

describe('sums', () => {
  const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 32n }), { maxLength: 50 });
  const signed = fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n });

  test('of nothing are zero', () => {
    expect(addUsd()).toBe('0');
    expect(ZERO_USD).toBe('0');
  });

  test('are exact where binary ones are not', () => {
    expect(addUsd(usd('0.1'), usd('0.2'))).toBe('0.3');
    expect(usdDifference(usd('0.3'), usd('0.1'))).toBe('0.2');
    expect(usdDifference(usd('0.1'), usd('0.3'))).toBe('-0.2');
    expect(usdDifference(usd('0.1'), usd('0.1'))).toBe('0');
    expect(sumOfIncrements(['-0.000000000001', '0.1'])).toBe('0.099999999999');
  });

  test('are exact to the 34th digit, in any order', () => {
    fc.assert(
      fc.property(amounts, (units) => {
        const exact = written(units.reduce((sum, amount) => sum + amount, 0n));
        const texts = units.map((amount) => usd(written(amount)));
        expect(addUsd(...texts)).toBe(exact);
        expect(addUsd(...texts.toReversed())).toBe(exact);
      }),
      { numRuns: 1000 },
    );
  });

  test('of increments are exact, whatever their signs', () => {
    fc.assert(
      fc.property(signed, signed, (a, b) => {
        expect(sumOfIncrements([written(a), written(b)])).toBe(written(a + b));
      }),
      { numRuns: 1000 },
    );
  });

  test('a difference, added again, gives back the amount', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 33n }).map((units) => usd(written(units)));
    fc.assert(
      fc.property(amount, amount, (before, after) => {
        expect(sumOfIncrements([before, usdDifference(after, before)])).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});
