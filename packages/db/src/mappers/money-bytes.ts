import { Decimal128 } from 'mongodb';

/** An amount of at most fifteen digits: a JavaScript number holds each of them exactly. */
const SHORT_AMOUNT = /^\d{1,15}(?:\.\d{1,15})?$/;
const MOST_DIGITS = 15;
const DECIMAL_BYTES = 16;
/** The exponent of zero places, as Decimal128 counts exponents; it begins at the 17th bit of the last four bytes. */
const EXPONENT_BIAS = 6176;
const EXPONENT_AT = 0x2_0000;
const WORD = 0x1_0000_0000;

/**
 * A short amount as the driver would make it of its text, but without the big integers that this takes: every record holds several.
 * @returns nothing for a longer amount, and for what is none
 */
export function shortMoney(amount: string): Decimal128 | undefined {
  if (!SHORT_AMOUNT.test(amount)) return undefined;
  const point = amount.indexOf('.');
  const places = point < 0 ? 0 : amount.length - point - 1;
  const digits = point < 0 ? amount : amount.slice(0, point) + amount.slice(point + 1);
  if (digits.length > MOST_DIGITS) return undefined;
  const coefficient = Number(digits);
  const bytes = new Uint8Array(DECIMAL_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, coefficient % WORD, true);
  view.setUint32(4, Math.floor(coefficient / WORD), true);
  view.setUint32(12, (EXPONENT_BIAS - places) * EXPONENT_AT, true);
  return new Decimal128(bytes);
}
