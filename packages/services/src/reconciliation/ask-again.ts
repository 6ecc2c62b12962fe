import { findGeneration } from '@genledger/db/repositories';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { type Asked, askProvider } from './ask-provider.ts';

/**
 * Asks the provider of a generation about its run at once. What it answers is applied like a webhook: an open generation may end, and
 * the figures of one that has ended may become known.
 */
export async function askAgain(
  context: LedgerContext,
  id: GenerationId,
): Promise<Result<{ readonly id: GenerationId; readonly asked: Asked }, ServiceError>> {
  const generation = await findGeneration(context.database, id);
  if (generation === undefined) return serviceError('not-found', `There is no generation ${id}.`);
  if (generation.providerRunId === undefined) {
    return serviceError('not-submittable', 'The generation has no run at a provider that could be asked.');
  }
  const asked = await askProvider(context, generation);
  switch (asked) {
    case 'not-configured':
      return serviceError(
        'not-submittable',
        `Provider ${generation.provider} is not configured here: set its key.`,
      );
    case 'unavailable':
      return serviceError(
        'provider-unavailable',
        `Provider ${generation.provider} did not answer. Try again.`,
      );
    default:
      return success({ id, asked });
  }
}
