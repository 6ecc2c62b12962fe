/** Digits before and behind the point: few enough that the sum of some thousand of either is an exact number. */
const WHOLE_DIGITS = 12;
const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);
const MOST_AMOUNTS = 8000;

const POWERS = Array.from({ length: PLACES + 1 }, (_, index) => 10 ** index);

const MINUS = 0x2d;
const ZERO = 0x30;

/** The whole part of a plain decimal, and its fraction as a whole number of the last place; both without its sign. */
interface Parts {
  whole: number;
  fraction: number;
}

/** The number that digits are, up to so many; below zero where they are none, too many, or something else is among them. */
function digitsOf(text: string, from: number, to: number, most: number): number {
  if (from >= to || to - from > most) return -1;
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Takes a plain decimal apart. @returns whether it is one, and short enough */
function takeApart(amount: string, from: number, parts: Parts): boolean {
  const point = amount.indexOf('.');
  const end = point < 0 ? amount.length : point;
  const places = point < 0 ? 0 : amount.length - point - 1;
  parts.whole = digitsOf(amount, from, end, WHOLE_DIGITS);
  const fraction = point < 0 ? 0 : digitsOf(amount, point + 1, amount.length, PLACES);
  if (parts.whole < 0 || fraction < 0) return false;
  parts.fraction = fraction * (POWERS[PLACES - places] ?? 1);
  return true;
}

function textOf(sum: bigint): string {
  const size = sum < 0n ? -sum : sum;
  const fraction = String(size % ONE)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${size / ONE}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * The exact sum of plain decimals of everyday size, in whole numbers: a report adds up thousands, and an object for each would be most of
 * its work.
 * @returns nothing where there are too many, or one is too long, too large, or no plain decimal
 */
export function sumOfPlain(amounts: readonly string[]): string | undefined {
  if (amounts.length > MOST_AMOUNTS) return undefined;
  let [whole, fraction] = [0, 0];
  const parts: Parts = { whole: 0, fraction: 0 };
  for (const amount of amounts) {
    const isNegative = amount.charCodeAt(0) === MINUS;
    if (!takeApart(amount, isNegative ? 1 : 0, parts)) return undefined;
    whole += isNegative ? -parts.whole : parts.whole;
    fraction += isNegative ? -parts.fraction : parts.fraction;
  }
  return textOf(BigInt(whole) * ONE + BigInt(fraction));
}
