import { scheduleReconciliation } from '@genledger/db/repositories';
import { ageMs, type Generation, isCompleted } from '@genledger/domain/generation';
import type { LedgerContext } from '../context.ts';
import { abandonSubmission, submitGeneration } from '../generation/submit-generation.ts';
import { endWithdrawn } from '../generation/withdraw.ts';
import { type Asked, askProvider, expire, lookAgainLater } from './ask-provider.ts';

/** What looking after a generation came to. */
export type Reconciled = Asked | 'submitted' | 'submission-abandoned' | 'waiting' | 'ended';

/** An open generation without any run of its own: it waits for one until it expires. */
async function awaitRun(context: LedgerContext, generation: Generation): Promise<Reconciled> {
  const { expireAfterMs } = context.settings.reconciliation;
  if (ageMs(generation, context.clock.now()) < expireAfterMs) {
    await lookAgainLater(context, generation);
    return 'waiting';
  }
  await expire(context, generation, 'no provider run was ever recorded for it');
  return 'expired';
}

/** Looks after one generation that is due: hands it over, asks its provider, or gives it up. */
export async function reconcileGeneration(
  context: LedgerContext,
  generation: Generation,
): Promise<Reconciled> {
  const { submission, basis } = generation;
  if (isCompleted(generation.execution)) {
    await scheduleReconciliation(context.database, basis.id, context.clock.now());
    return 'ended';
  }
  if (generation.providerRunId !== undefined) {
    const asked = await askProvider(context, generation);
    if (asked !== 'not-configured') return asked;
    // Nobody can be asked; a run that reports nothing for so long is lost.
    if (ageMs(generation, context.clock.now()) < context.settings.reconciliation.expireAfterMs) return asked;
    await expire(
      context,
      generation,
      'nothing was heard of its run, and its provider is not configured here',
    );
    return 'expired';
  }
  if (submission.state === 'queued') {
    await submitGeneration(context, basis.id);
    return 'submitted';
  }
  if (submission.state === 'submitting') {
    if (submission.leaseUntil && submission.leaseUntil > context.clock.now()) return 'waiting';
    await abandonSubmission(context, generation);
    return 'submission-abandoned';
  }
  if (submission.state === 'withdrawn') {
    // Whoever withdrew it died before it could say so.
    await endWithdrawn(context, generation);
    return 'ended';
  }
  return awaitRun(context, generation);
}
