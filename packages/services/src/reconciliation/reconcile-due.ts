import { findGeneration, findGenerationsDue, scheduleReconciliation } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type Reconciled, reconcileGeneration } from './reconcile-generation.ts';

/** Generations looked after at once: providers are asked side by side, but not in a flood. */
const AT_ONCE = 8;
const BATCH_LIMIT = 200;

async function reconcile(context: LedgerContext, id: GenerationId): Promise<Reconciled> {
  const generation = await findGeneration(context.database, id);
  return generation === undefined ? 'ended' : reconcileGeneration(context, generation);
}

/** Puts a generation off that could not be looked after, so that it does not stand before the others at every turn. */
async function putOff(context: LedgerContext, id: GenerationId, error: unknown): Promise<void> {
  const { database, clock, log, settings } = context;
  log.error({ err: error, generationId: id }, 'a generation could not be looked after');
  const later = new Date(clock.now().getTime() + settings.reconciliation.pollAtMostEveryMs);
  await scheduleReconciliation(database, id, later).catch((reason: unknown) =>
    log.warn({ err: reason, generationId: id }, 'nor could it be put off'),
  );
}

/**
 * Looks after the generations that are due, the longest due first. Run by one process at a time, under a lease.
 * @param goOn asked between generations: false ends the work, as when the lease is lost
 * @returns how many of each outcome there were
 */
export async function reconcileDue(
  context: LedgerContext,
  goOn: () => boolean,
): Promise<ReadonlyMap<Reconciled | 'error', number>> {
  const outcomes = new Map<Reconciled | 'error', number>();
  const due = [...(await findGenerationsDue(context.database, context.clock.now(), BATCH_LIMIT))];
  const count = (outcome: Reconciled | 'error') => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const worker = async () => {
    for (let id = due.shift(); id !== undefined && goOn(); id = due.shift()) {
      try {
        count(await reconcile(context, id));
      } catch (error) {
        count('error');
        await putOff(context, id, error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}
