import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { type Filter, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { EventStateDocument, WebhookEventDocument } from '../client/documents.ts';
import { toObjectId } from '../mappers/index.ts';

/** A place in the list of events, newest first: after this event. */
export interface EventPosition {
  readonly receivedAt: Date;
  readonly eventId: EventId;
}

/** A page of the inbox, newest first, of one state or of all. */
export async function listEventRecords(
  database: Database,
  state: EventStateDocument | undefined,
  after: EventPosition | undefined,
  limit: number,
): Promise<readonly WebhookEventDocument[]> {
  const parts: Filter<WebhookEventDocument>[] = [state ? { state } : {}];
  if (after) {
    const id = ObjectId.createFromHexString(after.eventId);
    parts.push({
      $or: [{ receivedAt: { $lt: after.receivedAt } }, { receivedAt: after.receivedAt, _id: { $lt: id } }],
    });
  }
  return database.webhookEvents
    .find({ $and: parts }, { projection: { rawBody: 0 } })
    .sort({ receivedAt: -1, _id: -1 })
    .limit(limit)
    .maxTimeMS(10_000)
    .toArray();
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
