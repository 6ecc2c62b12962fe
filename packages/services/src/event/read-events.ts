import type { EventStateDocument } from '@genledger/db/client';
import type { ListPosition } from '@genledger/db/filter';
import { type EventFilter, findEventRecord, listEventRecords, reopenEvent } from '@genledger/db/repositories';
import { type EventId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';
import { viewEvent } from '../generation/view.ts';

/** A page of the inbox, newest first. */
export async function listEvents(
  context: LedgerContext,
  filter: EventFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<ReturnType<typeof viewEvent>>> {
  const page = await listEventRecords(context.database, filter, after, limit);
  return { ...page, items: page.items.map(viewEvent) };
}

/** An event with its body, as it came. */
export type EventWithBody = ReturnType<typeof viewEvent> & { readonly body: string };

/** One event of the inbox, with its body. */
export async function getEvent(
  { database }: Pick<LedgerContext, 'database'>,
  id: EventId,
): Promise<Result<EventWithBody, ServiceError>> {
  const found = await findEventRecord(database, id);
  return found
    ? success({ ...viewEvent(found), body: found.rawBody })
    : serviceError('not-found', `There is no event ${id}.`);
}

/** Has an event applied once more. What it did before is not done again: events are idempotent. */
export async function replayEvent(
  context: LedgerContext,
  eventId: EventId,
): Promise<Result<{ readonly eventId: EventId; readonly previousState: EventStateDocument }, ServiceError>> {
  const previousState = await reopenEvent(context.database, eventId);
  return previousState === undefined
    ? serviceError('not-found', `There is no event ${eventId}.`)
    : success({ eventId, previousState });
}
