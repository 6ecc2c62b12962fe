import { lastScheduledCleaning, noteScheduledCleaning } from '@genledger/db/cleanup';
import type { CleanupPolicy } from '@genledger/domain/cleanup';
import type { LedgerContext } from '../context.ts';
import { type CleanupOutcome, runCleanup } from './run-cleanup.ts';

/**
 * Cleans up, if the last scheduled cleaning was long enough ago. Nobody is there to confirm a large share: that is refused.
 * One that is cut off is not noted, and goes on at the next call.
 * @param everyMs time between two cleanings
 * @returns nothing where it is not time yet
 */
export async function runScheduledCleanup(
  context: LedgerContext,
  policy: CleanupPolicy,
  everyMs: number,
  signal: AbortSignal,
): Promise<CleanupOutcome | undefined> {
  const { database, clock } = context;
  const last = await lastScheduledCleaning(database);
  if (last !== undefined && clock.now().getTime() - last.getTime() < everyMs) return undefined;
  const outcome = await runCleanup(context, policy, { isConfirmed: false, signal });
  if (!signal.aborted) await noteScheduledCleaning(database, clock.now());
  return outcome;
}
