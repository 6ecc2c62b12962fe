import type { EventStateDocument } from '@genledger/db/client';
import { type EventPosition, listEventRecords, reopenEvent } from '@genledger/db/repositories';
import { type EventId, type Result, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';
import { viewEvent } from '../generation/view.ts';

/** A page of the inbox, newest first. */
export async function listEvents(
  context: LedgerContext,
  state: EventStateDocument | undefined,
  after: EventPosition | undefined,
  limit: number,
): Promise<Page<ReturnType<typeof viewEvent>, EventPosition>> {
  const records = await listEventRecords(context.database, state, after, limit + 1);
  const shown = records.slice(0, limit);
  const last = records.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(viewEvent),
    ...(last && { next: { receivedAt: last.receivedAt, eventId: last._id.toHexString() as EventId } }),
  };
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
