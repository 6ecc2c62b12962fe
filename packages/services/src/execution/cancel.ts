import { requestCastEnd } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { cancelGeneration } from '../generation/cancel-generation.ts';
import type { LookedAt } from './look.ts';

/** Cancels children of an execution. One that cannot be cancelled is logged, and runs to its end. */
export async function cancelChildren(
  context: LedgerContext,
  { cancelGenerations, cancelCasts }: Pick<LookedAt, 'cancelGenerations' | 'cancelCasts'>,
): Promise<void> {
  for (const id of cancelGenerations) {
    const cancelled = await cancelGeneration(context, id);
    if (!cancelled.ok && cancelled.error.code !== 'already-ended') {
      context.log.warn({ generationId: id, error: cancelled.error }, 'a generation could not be cancelled');
    }
  }
  for (const id of cancelCasts) await requestCastEnd(context.database, id, undefined, context.clock.now());
}
