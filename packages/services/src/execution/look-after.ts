import { claimExecution, watchExecutions as watch } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { cancelChildren } from './cancel.ts';
import { lookAfterCast } from './look-after-cast.ts';
import { lookAfterCook } from './look-after-cook.ts';

/** How long an execution that was taken up is left to whoever took it, ms. */
const LEASE_MS = 15_000;

/**
 * Looks after every execution that is due, one after the other. Any number of processes may do so at once: each takes up what no
 * other has, and where one dies another goes on after the lease.
 * @param submitSoon hands a new generation to its provider, without waiting for it
 * @returns how many were looked at
 */
export async function lookAfterDue(
  context: LedgerContext,
  submitSoon: (id: GenerationId) => void,
  mayGoOn: () => boolean,
): Promise<number> {
  const { database, clock } = context;
  for (let count = 0; ; count += 1) {
    if (!mayGoOn()) return count;
    const now = clock.now();
    const due = await claimExecution(database, now, new Date(now.getTime() + LEASE_MS));
    if (due === undefined) return count;
    const looked =
      due.kind === 'cook' ? await lookAfterCook(context, due.id) : await lookAfterCast(context, due.id);
    for (const id of looked.submit) submitSoon(id);
    await cancelChildren(context, looked);
  }
}

/** Calls back whenever an execution may have become due. */
export function watchExecutions({ database }: Pick<LedgerContext, 'database'>, onDue: () => void) {
  return watch(database, onDue);
}
