import { endReconciliation } from '@genledger/db/repositories';
import { ageMs, type Generation, isCompleted, nextReconciliation } from '@genledger/domain/generation';
import type { LedgerContext } from '../context.ts';
import { abandonSubmission, submitGeneration } from '../generation/submit-generation.ts';
import { endWithdrawn } from '../generation/withdraw.ts';
import { type Asked, askProvider, expire, lookAgainLater } from './ask-provider.ts';

/** What looking after a generation came to. */
export type Reconciled = Asked | 'submitted' | 'submission-abandoned' | 'waiting' | 'ended';

/** Expires a generation that nothing was heard of for too long. @returns whether it did */
async function expireIfOverdue(
  context: LedgerContext,
  generation: Generation,
  message: string,
): Promise<boolean> {
  const { expireAfterMs } = context.settings.reconciliation;
  if (ageMs(generation, context.clock.now()) < expireAfterMs) return false;
  await expire(context, generation, message);
  return true;
}

/** An open generation without any run of its own: it waits for one until it expires. */
async function awaitRun(context: LedgerContext, generation: Generation): Promise<Reconciled> {
  if (await expireIfOverdue(context, generation, 'no provider run was ever recorded for it'))
    return 'expired';
  await lookAgainLater(context, generation);
  return 'waiting';
}

/** An open generation with a run: its provider is asked. Where nobody can be, a run that reports nothing for so long is lost. */
async function askOrExpire(context: LedgerContext, generation: Generation): Promise<Reconciled> {
  const asked = await askProvider(context, generation);
  if (asked !== 'not-configured' && asked !== 'unavailable') return asked;
  const why =
    asked === 'unavailable'
      ? `${generation.provider} could not be asked`
      : 'its provider is not configured here';
  const message = `nothing was heard of its run, and ${why}`;
  return (await expireIfOverdue(context, generation, message)) ? 'expired' : asked;
}

/** A generation that has ended is asked about only where what it was billed is yet to be told. */
async function askForBill(context: LedgerContext, generation: Generation): Promise<Reconciled> {
  const { database, clock, settings } = context;
  if (nextReconciliation(generation, clock.now(), settings.reconciliation) !== undefined) {
    return askProvider(context, generation);
  }
  await endReconciliation(database, generation.basis.id);
  return 'ended';
}

/** Looks after one generation that is due: hands it over, asks its provider, or gives it up. */
export async function reconcileGeneration(
  context: LedgerContext,
  generation: Generation,
): Promise<Reconciled> {
  const { submission, basis } = generation;
  if (isCompleted(generation.execution)) return askForBill(context, generation);
  if (generation.providerRunId !== undefined) return askOrExpire(context, generation);
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
