import { findGenerationsDue } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { type Reconciled, reconcileGeneration } from './reconcile-generation.ts';

/** Generations looked after at once: providers are asked side by side, but not in a flood. */
const AT_ONCE = 8;
const BATCH_LIMIT = 200;

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
    for (let generation = due.shift(); generation !== undefined && goOn(); generation = due.shift()) {
      try {
        count(await reconcileGeneration(context, generation));
      } catch (error) {
        count('error');
        context.log.error(
          { err: error, generationId: generation.basis.id },
          'a generation could not be looked after',
        );
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}
