import type { ExecutionFilter, ExecutionPosition } from '@genledger/db/repositories';
import type { CookExecutionId, SpellCastId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { listCookExecutions, listSpellCasts } from '@genledger/services/execution';
import type { ExecutionKind, ExecutionView } from '../../presenters/execution-list.ts';
import type { PageOf } from '../../presenters/page.ts';
import type { ExecutionId } from './find-execution.ts';

/** What a list is narrowed by. */
interface Filter extends ExecutionFilter {
  readonly cookExecutionId?: CookExecutionId;
}

/** Which part of a list is wanted. */
interface Part {
  readonly after: ExecutionPosition<ExecutionId> | undefined;
  readonly limit: number;
}

/** The same place in the list of one kind: ids are told apart across both. */
function placeIn<Id extends CookExecutionId | SpellCastId>(after: Part['after']) {
  return after && { startedAt: after.startedAt, id: after.id as string as Id };
}

async function cooks(ledger: LedgerContext, filter: Filter, { after, limit }: Part) {
  const { items, next } = await listCookExecutions(ledger, filter, placeIn<CookExecutionId>(after), limit);
  return {
    items: items.map((item): ExecutionView => ({ kind: 'cook', ...item })),
    isMore: next !== undefined,
  };
}

async function casts(ledger: LedgerContext, filter: Filter, { after, limit }: Part) {
  const { items, next } = await listSpellCasts(ledger, filter, placeIn<SpellCastId>(after), limit);
  return {
    items: items.map((item): ExecutionView => ({ kind: 'cast', ...item })),
    isMore: next !== undefined,
  };
}

function newestFirst(a: ExecutionView, b: ExecutionView): number {
  return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}

/** A page of cook executions and spell casts together, newest first. @param only one kind of them */
export async function listExecutions(
  ledger: LedgerContext,
  only: ExecutionKind | undefined,
  filter: Filter,
  part: Part,
): Promise<PageOf<ExecutionView>> {
  const pages = [
    ...(only === 'cast' ? [] : [await cooks(ledger, filter, part)]),
    ...(only === 'cook' ? [] : [await casts(ledger, filter, part)]),
  ];
  const all = pages.flatMap(({ items }) => items).sort(newestFirst);
  const items = all.slice(0, part.limit);
  const isMore = all.length > items.length || pages.some((page) => page.isMore);
  const last = items.at(-1);
  return { items, ...(isMore && last && { next: { startedAt: last.startedAt, id: last.id } }) };
}
