import fc from 'fast-check';
import { Decimal128 } from 'mongodb';
import { expect, test } from 'vitest';
import { shortMoney } from './money-bytes.ts';

const bytesOf = (amount: Decimal128 | undefined) => amount && Buffer.from(amount.bytes).toString('hex');

test('a short amount has the bytes that the driver makes of its text', () => {
  const text = fc.tuple(fc.stringMatching(/^\d{1,16}$/), fc.stringMatching(/^(\.\d{1,16})?$/));
  fc.assert(
    fc.property(text, ([whole, fraction]) => {
      const short = shortMoney(whole + fraction);
      const isShort = whole.length <= 15 && (whole + fraction).replace('.', '').length <= 15;
      expect(bytesOf(short)).toBe(isShort ? bytesOf(Decimal128.fromString(whole + fraction)) : undefined);
    }),
    { numRuns: 2000 },
  );
});

test.each(['-1', '1e3', '', '.5', '1.', 'NaN', '+1', '1234567890123456'])(
  '%j is left to the driver',
  (text) => {
    expect(shortMoney(text)).toBeUndefined();
  },
);
