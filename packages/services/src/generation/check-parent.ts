import { findParentState, type ParentChange } from '@genledger/db/repositories';
import { hasEnded } from '@genledger/domain/execution';
import type { LedgerContext } from '../context.ts';
import { serviceError } from '../errors.ts';

/** Why a reported generation cannot belong to a parent; nothing where it can. */
export async function refuseParent(
  { database }: Pick<LedgerContext, 'database'>,
  parent: ParentChange['parent'],
): Promise<ReturnType<typeof serviceError> | undefined> {
  const kind = parent.kind === 'cookPiece' ? 'cook execution' : 'spell cast';
  const state = await findParentState(database, parent);
  if (state === undefined) return serviceError('unknown-parent', `There is no such ${kind}.`);
  if (state.executedHere) {
    return serviceError(
      'executed-here',
      `The ledger makes the children of this ${kind} itself: report none.`,
    );
  }
  return hasEnded(state.status)
    ? serviceError('already-ended', `The ${kind} has ended as ${state.status}: it takes no more children.`)
    : undefined;
}
