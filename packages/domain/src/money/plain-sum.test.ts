import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOfPlain } from './plain-sum.ts';

const Exact = Decimal.clone({ precision: 60 });

/** Decimals with up to so many digits before and behind the point. */
function decimals(whole: number, places: number) {
  const parts = fc.tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** BigInt(whole) - 1n }),
    fc.stringMatching(new RegExp(`^[0-9]{0,${places}}$`)),
  );
  return parts.map(([isNegative, of, fraction]) => {
    return `${isNegative ? '-' : ''}${of}${fraction === '' ? '' : `.${fraction}`}`;
  });
}

test('the sum is the exact one, to the last place', () => {
  fc.assert(
    fc.property(fc.array(decimals(12, 12), { maxLength: 50 }), (amounts) => {
      const exact = amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0));
      expect(sumOfPlain(amounts)).toBe(exact.isZero() ? '0' : exact.toFixed());
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [[], '0'],
  [['0', '-0'], '0'],
  [['0.1', '0.2'], '0.3'],
  [['1', '-0.000000000001'], '0.999999999999'],
  [['0.5', '-1'], '-0.5'],
  [Array.from({ length: 8000 }, () => '999999999999.999999999999'), '7999999999999999.999999992'],
])('of %j that is %s', (amounts, sum) => {
  expect(sumOfPlain(amounts)).toBe(sum);
});

test.each(['1e-7', '+1', '.5', '1.', '', '-', '1.2.3', '0.0000000000001', '1234567890123', 'NaN'])(
  '%j is left to who can',
  (amount) => {
    expect(sumOfPlain(['1', amount])).toBeUndefined();
  },
);

test('more than can be added up exactly this way are left, too', () => {
  expect(sumOfPlain(Array.from({ length: 8001 }, () => '1'))).toBeUndefined();
});
