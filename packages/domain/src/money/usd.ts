import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { type Brand, failure, type Result, success } from '../kernel/index.ts';
import { sumOfPlain } from './plain-sum.ts';

/** US dollars, never negative, as plain decimal text with at most twelve places: `"0.011795"`. Never a binary float. */
export type Usd = Brand<string, 'Usd'>;

/** Why a text is not an amount of money. */
export interface InvalidAmount {
  readonly code: 'invalid-amount';
  readonly message: string;
}

/** Digits that Decimal128, in which amounts are stored, holds exactly. */
const DECIMAL128_DIGITS = 34;
/** Places kept after the point: the millionth part of a price such as 0.000001. They leave 22 digits before the point. */
const USD_PLACES = 12;

/** The arithmetic of money. */
export const Exact = Decimal.clone({ precision: DECIMAL128_DIGITS, rounding: Decimal.ROUND_HALF_UP });

/** Amounts lie below this, so that every one of them fits Decimal128 with all of its places. */
const USD_LIMIT = new Exact(10).pow(DECIMAL128_DIGITS - USD_PLACES);
const PLAIN_DECIMAL = /^\d{1,22}(\.\d{1,30})?$/;
/** Amounts that are as they are kept: no place is rounded, no zero is left out. */
const KEPT_DECIMAL = /^(0|[1-9]\d{0,14})(\.\d{0,11}[1-9])?$/;
const INVALID_AMOUNT = failure<InvalidAmount>({
  code: 'invalid-amount',
  message: 'must be a non-negative decimal such as "0.000337"',
});

/** An amount as the description of the API shows it; {@link parseUsd} reads it. */
export const usdText = z.string().regex(PLAIN_DECIMAL, INVALID_AMOUNT.error.message);

/** Reads a non-negative amount written as a plain decimal: no sign, no exponent, no separators. */
export function parseUsd(text: string): Result<Usd, InvalidAmount> {
  if (KEPT_DECIMAL.test(text)) return success(text as Usd);
  if (!PLAIN_DECIMAL.test(text)) return INVALID_AMOUNT;
  const rounded = roundUsd(new Exact(text));
  return USD_LIMIT.greaterThan(rounded) ? success(rounded) : INVALID_AMOUNT;
}

/** Reads an amount that was kept as a number, by its shortest decimal form: 1.5e-7 is `"0.00000015"`. */
export function parseUsdNumber(value: number): Result<Usd, InvalidAmount> {
  return parseUsd(Number.isFinite(value) ? new Exact(value).toFixed() : '');
}

/**
 * The one rounding of money: half up at the twelfth place, written without an exponent and without trailing zeros.
 * @throws RangeError for a negative amount and for what is no number: a bug of the caller
 */
export function roundUsd(amount: Decimal): Usd {
  if (!amount.isFinite() || amount.lessThan(0))
    throw new RangeError(`not an amount of money: ${amount.toString()}`);
  return amount.toDecimalPlaces(USD_PLACES, Decimal.ROUND_HALF_UP).toFixed() as Usd;
}

/** The exact sum of amounts; of none, zero. */
export function addUsd(...amounts: readonly Usd[]): Usd {
  return roundUsd(amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)));
}

/** What `after` has more than `before`; negative when it has less. Text for an increment, not an amount of money. */
export function usdDifference(after: Usd, before: Usd): string {
  return new Exact(after).minus(before).toFixed();
}

/** The exact sum of increments, each of which may be negative. */
export function sumOfIncrements(amounts: readonly string[]): string {
  const sum = sumOfPlain(amounts);
  return sum ?? amounts.reduce((exact, amount) => exact.plus(amount), new Exact(0)).toFixed();
}

/** Whether an amount is more than another. */
export function exceeds(amount: Usd, limit: Usd): boolean {
  return new Exact(amount).greaterThan(limit);
}

/** An amount, or a difference, rounded half up to so many places, for people to read: `"12.30"`. */
export function usdToPlaces(amount: string, places: number): string {
  return new Exact(amount).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places);
}

/** Zero dollars: known to be nothing, which is not the same as unknown. */
export const ZERO_USD = '0' as Usd;
