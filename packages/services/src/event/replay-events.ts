import type { EventStateDocument } from '@genledger/db/client';
import type { ListPosition } from '@genledger/db/filter';
import { countEventRecords, type EventFilter } from '@genledger/db/repositories';
import type { EventId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { listEvents, replayEvent } from './read-events.ts';

/** Which events are applied once more: their state is always named, and is one that was settled. */
export type ReplayFilter = EventFilter & { readonly state: Exclude<EventStateDocument, 'received'> };

/** Works through a filter, and can be stopped between two events; what is left is found again by a repeat. */
export interface ReplayOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (replayed: number) => void;
}

const PAGE = 200;
const AT_ONCE = 8;

/** How many events fulfil a filter. */
export function countEvents(context: LedgerContext, filter: EventFilter): Promise<number> {
  return countEventRecords(context.database, filter);
}

async function replayAll(context: LedgerContext, ids: EventId[], signal?: AbortSignal): Promise<number> {
  let replayed = 0;
  const worker = async () => {
    for (let id = ids.pop(); id !== undefined && !signal?.aborted; id = ids.pop()) {
      if ((await replayEvent(context, id)).ok) replayed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return replayed;
}

/**
 * Has every event of a filter applied once more, newest first; one that comes back to its state meanwhile is not taken twice.
 * @returns how many wait to be applied now
 */
export async function replayEvents(
  context: LedgerContext,
  filter: ReplayFilter,
  { signal, onProgress }: ReplayOptions = {},
): Promise<number> {
  let replayed = 0;
  let after: ListPosition | undefined;
  do {
    const page = await listEvents(context, filter, after, PAGE);
    replayed += await replayAll(
      context,
      page.items.map(({ id }) => id as EventId),
      signal,
    );
    onProgress?.(replayed);
    after = page.next;
  } while (after !== undefined && !signal?.aborted);
  return replayed;
}
