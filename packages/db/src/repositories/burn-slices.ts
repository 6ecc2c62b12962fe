import { BURN_WINDOWS } from '@genledger/domain/objective';
import type { Document } from 'mongodb';

/**
 * The slice of time that an age lies in, as an expression: 0 where it is younger than the first burn window is long, and so on; one more
 * than there are windows where it is older than all of them.
 * @param age milliseconds, as an expression
 */
export function sliceOf(age: Document): Document {
  const isPast = BURN_WINDOWS.map(({ ms }) => ({ $cond: [{ $gte: ['$$age', ms] }, 1, 0] }));
  return { $let: { vars: { age }, in: { $add: isPast } } };
}

/** Lays counts into their slices, in the order of the windows; what is older than all of them is left out. */
export function bySlice<Counts>(
  rows: readonly (Counts & { readonly slice: number })[],
  combine: (rows: readonly Counts[]) => Counts,
): readonly Counts[] {
  return BURN_WINDOWS.map((_, index) => combine(rows.filter(({ slice }) => slice === index)));
}
