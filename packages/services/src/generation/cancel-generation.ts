import { findGeneration, moveSubmission } from '@genledger/db/repositories';
import { type Generation, isCompleted } from '@genledger/domain/generation';
import { exhaustive, type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { recordOwnEvent } from '../event/record-own-event.ts';
import { askProvider } from '../reconciliation/ask-provider.ts';
import { cancelLateRun } from './cancel-late-run.ts';
import { runReference } from './run-reference.ts';
import { CANCELLED, endWithdrawn } from './withdraw.ts';

/** What came of a cancellation: it has ended, or the provider was told and will report the end. */
export interface Cancelled {
  readonly id: GenerationId;
}

/** Ends a generation that never reached its provider: it ran nowhere and cost nothing. */
async function withdraw(
  context: LedgerContext,
  generation: Generation,
): Promise<Result<Cancelled, ServiceError>> {
  const { submission, basis } = generation;
  const now = context.clock.now();
  const withdrawn = { state: 'withdrawn', attempts: submission.attempts } as const;
  const moved = await moveSubmission(context.database, basis.id, submission, withdrawn, now);
  if (!moved) return cancelGeneration(context, basis.id);
  await endWithdrawn(context, generation);
  return success({ id: basis.id });
}

async function cancelRun(
  context: LedgerContext,
  generation: Generation,
): Promise<Result<Cancelled, ServiceError>> {
  const { provider, providerRunId, basis } = generation;
  const client = provider && context.providers.client(provider);
  if (provider === undefined || providerRunId === undefined || client === undefined) {
    return serviceError(
      'not-submittable',
      `Provider ${provider} is not configured here; cancel the run there, and it is recorded.`,
    );
  }
  const outcome = await client.cancel(await runReference(context, generation, providerRunId));
  switch (outcome.kind) {
    case 'accepted':
      // The provider's word is the truth: the run may have ended just before. Asking at once saves the wait for its webhook.
      await askProvider(context, generation);
      return success({ id: basis.id });
    case 'unknown-run':
      await recordOwnEvent(context, generation, 'operator', CANCELLED);
      return success({ id: basis.id });
    case 'unavailable':
      return serviceError(
        'provider-unavailable',
        `Provider ${provider} did not take the cancellation: ${outcome.message}. Try again.`,
      );
    default:
      return exhaustive(outcome);
  }
}

/**
 * Cancels a generation that has not ended. One that never reached its provider ends at once; a running one is cancelled there, and
 * ends with the provider's word.
 */
export async function cancelGeneration(
  context: LedgerContext,
  id: GenerationId,
): Promise<Result<Cancelled, ServiceError>> {
  const generation = await findGeneration(context.database, id);
  if (generation === undefined) return serviceError('not-found', `There is no generation ${id}.`);
  if (isCompleted(generation.execution)) {
    return serviceError('already-ended', `The generation has ended as ${generation.execution.status}.`);
  }
  if (generation.submission.state === 'queued') return withdraw(context, generation);
  if (generation.providerRunId !== undefined) return cancelRun(context, generation);
  await recordOwnEvent(context, generation, 'operator', CANCELLED);
  await cancelLateRun(context, id);
  return success({ id });
}
