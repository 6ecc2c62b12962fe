import { Decimal } from 'decimal.js';
import type { NumericRange } from './schema.ts';

/** The numbers of a range as whole multiples of a power of ten, so that none of them drifts. */
export interface RangeSteps {
  /** How many numbers there are. */
  readonly size: number;
  /** The number at a position from 0 to below `size`. */
  valueAt(position: number): number;
}

const MOST_STEPS = 1_000_000_000;

/** Reads the numbers of a range, or says what is wrong with it. */
export function rangeSteps({
  from,
  to,
  step,
}: Pick<NumericRange, 'from' | 'to' | 'step'>): RangeSteps | string {
  if (to < from) return 'must not end below its beginning';
  const places = Math.max(...[from, to, step].map((number) => new Decimal(number).decimalPlaces()));
  if (places > 15) return 'must have at most 15 decimal places';
  const scale = 10 ** places;
  const [first, last, width] = [from, to, step].map((number) => new Decimal(number).times(scale).toNumber());
  if (![first, last, width, scale].every(Number.isSafeInteger))
    return 'has more digits than a number holds exactly';
  if (first === undefined || last === undefined || width === undefined) return 'is no range';
  const span = last - first;
  if (!Number.isSafeInteger(span)) return 'has more digits than a number holds exactly';
  const size = (span - (span % width)) / width + 1;
  if (size > MOST_STEPS) return `must have at most ${MOST_STEPS.toLocaleString('en-US')} numbers`;
  // A quotient of two exact whole numbers is the number that the decimal text reads as.
  return { size, valueAt: (position) => (first + position * width) / scale };
}
