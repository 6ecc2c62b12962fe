import { findGeneration } from '@genledger/db/repositories';
import { isCompleted } from '@genledger/domain/generation';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { expire } from './ask-provider.ts';

/**
 * Ends an open generation as failed, since nobody expects to hear of it any more. It is corrected should its provider ever prove
 * otherwise.
 * @param message why, for people
 */
export async function expireGeneration(
  context: LedgerContext,
  id: GenerationId,
  message: string,
): Promise<Result<{ readonly id: GenerationId }, ServiceError>> {
  const generation = await findGeneration(context.database, id);
  if (generation === undefined) return serviceError('not-found', `There is no generation ${id}.`);
  if (isCompleted(generation.execution)) {
    return serviceError('already-ended', `The generation has ended as ${generation.execution.status}.`);
  }
  await expire(context, generation, message);
  return success({ id });
}
