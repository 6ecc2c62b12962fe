import { findGeneration } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { runReference } from './run-reference.ts';

/**
 * Ends, at its provider, the run of a generation that was cancelled before its run was known. Whoever records the second of the two,
 * the cancellation or the run, calls it; so does the first, in vain. The record has ended already, so a provider that is away is only
 * logged.
 */
export async function cancelLateRun(context: LedgerContext, id: GenerationId): Promise<void> {
  const generation = await findGeneration(context.database, id);
  if (generation?.execution.status !== 'cancelled') return;
  const { provider, providerRunId } = generation;
  if (provider === undefined || providerRunId === undefined) return;
  const run = await runReference(context, generation, providerRunId);
  const outcome = await context.providers.client(provider)?.cancel(run);
  if (outcome?.kind === 'unavailable') {
    context.log.warn({ id, reason: outcome.message }, 'the run of a cancelled generation could not be ended');
  }
}
