import type { Document } from 'mongodb';

/** One thing that must hold after a migration: how many documents it holds for, and how many there are. */
export interface Check {
  readonly id: string;
  readonly checked: number;
  readonly wrong: number;
  /** A few ids of documents for which it does not hold. */
  readonly samples: readonly string[];
}

/** How many ids a check tells. */
export const SAMPLES = 5;

/** Generations that have ended. */
export const HAS_ENDED: Document = { status: { $in: ['success', 'failed', 'cancelled'] } };
