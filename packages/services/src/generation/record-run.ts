import { isDuplicateKey } from '@genledger/db/client';
import { assignRun, findGeneration, releaseUnmatched } from '@genledger/db/repositories';
import { nextReconciliation } from '@genledger/domain/generation';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { RecordRunInput } from './input.ts';

/**
 * Records which run of which provider a generation is. Events that came before it are applied now.
 * A repeat changes nothing; another run is refused, and so is a run that another generation has.
 */
export async function recordRun(
  context: LedgerContext,
  id: GenerationId,
  run: RecordRunInput,
): Promise<Result<{ readonly id: GenerationId }, ServiceError>> {
  const { database, clock, settings } = context;
  const generation = await findGeneration(database, id);
  if (generation === undefined) return serviceError('not-found', `There is no generation ${id}.`);
  const { provider, providerRunId } = generation;
  if (providerRunId === run.providerRunId && provider === run.provider) {
    // The request before this one may have died between recording and releasing.
    await releaseUnmatched(database, run.provider, run.providerRunId);
    return success({ id });
  }
  if (providerRunId !== undefined || (provider !== undefined && provider !== run.provider)) {
    const known =
      providerRunId === undefined ? `provider ${provider}` : `run ${providerRunId} of ${provider}`;
    return serviceError('run-already-recorded', `The generation has ${known}; that is not changed.`);
  }
  const { submission } = generation;
  const state = submission.state === 'external' ? 'external' : 'submitted';
  const known = { ...generation, ...run };
  const reconcileAt = nextReconciliation(known, clock.now(), settings.reconciliation);
  try {
    const assigned = await assignRun(
      database,
      id,
      run,
      { state, attempts: submission.attempts },
      reconcileAt,
    );
    if (!assigned) return recordRun(context, id, run);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return serviceError(
      'run-belongs-to-another',
      `Another generation has run ${run.providerRunId} of ${run.provider}.`,
    );
  }
  await releaseUnmatched(database, run.provider, run.providerRunId);
  return success({ id });
}
