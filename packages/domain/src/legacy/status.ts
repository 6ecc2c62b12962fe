import type { GenerationStatus } from '../generation/index.ts';
import { fieldAt, type LegacyDocument, shown, wordOf } from './bson.ts';
import { known, type Reading, undecidable } from './reading.ts';

/** What an old status means. */
export interface LegacyStatus {
  readonly status: GenerationStatus;
  /** Why, where the old word said more than the new one does. */
  readonly statusReason?: string;
}

/**
 * Every status that old writers are known to have written. `payment_failed`: the run had succeeded, and taking the points failed; the
 * generation is a success that nobody paid for.
 */
const STATUSES: Readonly<Record<string, LegacyStatus>> = {
  pending: { status: 'pending' },
  processing: { status: 'processing' },
  completed: { status: 'success' },
  success: { status: 'success' },
  failed: { status: 'failed' },
  cancelled: { status: 'cancelled' },
  cancelled_by_user: { status: 'cancelled', statusReason: 'cancelled-by-user' },
  timeout: { status: 'failed', statusReason: 'timeout' },
  payment_failed: { status: 'success', statusReason: 'payment-failed' },
};

/** The status of a generation. A word that no known writer wrote cannot be decided. */
export function readStatus(document: LegacyDocument): Reading<LegacyStatus> {
  const value = fieldAt(document, 'status');
  const word = wordOf(value) ?? '';
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  if (status !== undefined) return known(status, 'status');
  return value === undefined
    ? undecidable('status-missing')
    : undecidable('status-unknown', { source: 'status', value: shown(value) });
}
