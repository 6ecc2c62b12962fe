import { EVENT_FILTER, type FilterTerm } from '@genledger/domain/filter';
import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { EventStateDocument, WebhookEventDocument } from '../client/documents.ts';
import {
  EVENT_LIST,
  type FilterMatching,
  isWord,
  type ListPosition,
  type RecordPage,
  readList,
  termConditions,
} from '../filter/index.ts';
import { toObjectId } from '../mappers/index.ts';

/** What a list of events is narrowed by. */
export interface EventFilter {
  readonly state?: EventStateDocument;
  readonly matching?: FilterMatching;
}

function eventTerms({ state, matching }: EventFilter): readonly FilterTerm[] {
  const own = state === undefined ? [] : [isWord(EVENT_FILTER, 'state', state)];
  return [...own, ...(matching?.terms ?? [])];
}

/** A page of the inbox, newest first. */
export async function listEventRecords(
  database: Database,
  filter: EventFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<WebhookEventDocument>> {
  return readList(database.webhookEvents, EVENT_LIST, {
    terms: eventTerms(filter),
    now: filter.matching?.now ?? new Date(0),
    after,
    limit,
    projection: { rawBody: 0 },
  });
}

/** A whole event, with its body. */
export async function findEventRecord(
  database: Database,
  id: EventId,
): Promise<WebhookEventDocument | undefined> {
  return (await database.webhookEvents.findOne({ _id: toObjectId(id) })) ?? undefined;
}

/** How many events fulfil a filter. */
export async function countEventRecords(database: Database, filter: EventFilter): Promise<number> {
  const now = filter.matching?.now ?? new Date(0);
  const conditions = termConditions(eventTerms(filter), now, EVENT_LIST);
  return database.webhookEvents.countDocuments(conditions, { maxTimeMS: 10_000 });
}

/** The events of a generation, oldest first, at most a limit of them. */
export async function listEventsOfGeneration(
  database: Database,
  generationId: GenerationId,
  limit: number,
): Promise<readonly WebhookEventDocument[]> {
  return database.webhookEvents
    .find({ generationId: toObjectId(generationId) }, { projection: { rawBody: 0 } })
    .sort({ receivedAt: 1, _id: 1 })
    .limit(limit)
    .toArray();
}

/**
 * Puts a settled event back to be applied once more.
 * @returns the event's state before, or nothing where there is no such event
 */
export async function reopenEvent(
  database: Database,
  eventId: EventId,
): Promise<EventStateDocument | undefined> {
  const before = await database.webhookEvents.findOneAndUpdate(
    { _id: ObjectId.createFromHexString(eventId) },
    {
      $set: { state: 'received' },
      $unset: { settledAt: '', outcome: '', lastError: '', leaseOwner: '', leaseUntil: '' },
    },
    { returnDocument: 'before', projection: { state: 1 } },
  );
  return before?.state;
}

/** How many events wait, and since when the oldest does. */
export async function inboxBacklog(database: Database): Promise<{ count: number; oldest?: Date }> {
  const count = await database.webhookEvents.countDocuments({ state: 'received' });
  const oldest = await database.webhookEvents
    .find({ state: 'received' }, { projection: { receivedAt: 1 } })
    .sort({ state: 1, receivedAt: 1 })
    .limit(1)
    .next();
  return { count, ...(oldest && { oldest: oldest.receivedAt }) };
}
