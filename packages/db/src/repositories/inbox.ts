import { createHash } from 'node:crypto';
import type { EventId, GenerationId, ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import type { EventSource } from '@genledger/domain/provider';
import { type ClientSession, MongoBulkWriteError, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { EventStateDocument, WebhookEventDocument } from '../client/documents.ts';
import { toObjectId } from '../mappers/index.ts';

/** Something heard of a run, as the inbox takes it. */
export interface IncomingEvent {
  readonly provider: ProviderName;
  readonly source: EventSource;
  readonly providerRunId?: ProviderRunId;
  /** The generation that the webhook's own address names. */
  readonly generationId?: GenerationId;
  readonly providerStatus?: string;
  /** The body as it came. */
  readonly rawBody: string;
  readonly receivedAt: Date;
}

/** An event's lease: who applies it, and until when nobody else does. */
export interface EventLease {
  readonly owner: string;
  readonly until: Date;
}

/** An event in the inbox. */
export interface InboxEvent extends IncomingEvent {
  readonly eventId: EventId;
}

/** The key of an event's content: equal bodies from one sender, for one address, have one key. */
function contentKeyOf(event: IncomingEvent): string {
  return createHash('sha256')
    .update([event.provider, event.source, event.generationId ?? '', event.rawBody].join('\n'))
    .digest('hex');
}

/** The id of an event, cut from its content key, so that a repeat has the same id without a look-up. */
export function inboxEvent(event: IncomingEvent): InboxEvent & { readonly contentKey: string } {
  const contentKey = contentKeyOf(event);
  return { ...event, contentKey, eventId: contentKey.slice(0, 24) as EventId };
}

/** How taking an event ended: written now, or there already. */
export type Taken = 'inserted' | 'duplicate';

/**
 * Writes events into the inbox in one journaled majority write, repeats left out.
 * @param lease present where the same process applies them at once
 * @returns for each event whether it is new
 * @throws the driver's error where not every event is durable; nothing may be acknowledged then
 */
export async function takeEvents(
  database: Database,
  events: readonly (InboxEvent & { readonly contentKey: string })[],
  lease: EventLease | undefined,
): Promise<readonly Taken[]> {
  const documents = events.map((event): WebhookEventDocument => {
    const { eventId, generationId, ...fields } = event;
    return {
      _id: ObjectId.createFromHexString(eventId),
      ...fields,
      ...(generationId && { generationId: toObjectId(generationId) }),
      state: 'received',
      attempts: 0,
      ...(lease && { leaseOwner: lease.owner, leaseUntil: lease.until }),
    };
  });
  try {
    await database.webhookEvents.insertMany(documents, { ordered: false });
    return events.map(() => 'inserted');
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError() !== undefined)
      throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    if (failures.some((failure) => failure.code !== 11_000)) throw error;
    const repeated = new Set(failures.map((failure) => failure.index));
    return events.map((_, index) => (repeated.has(index) ? 'duplicate' : 'inserted'));
  }
}

function fromDocument(document: WebhookEventDocument): InboxEvent {
  return {
    eventId: document._id.toHexString() as EventId,
    provider: document.provider as ProviderName,
    source: document.source,
    ...(document.providerRunId !== undefined && { providerRunId: document.providerRunId as ProviderRunId }),
    ...(document.generationId && { generationId: document.generationId.toHexString() as GenerationId }),
    ...(document.providerStatus !== undefined && { providerStatus: document.providerStatus }),
    rawBody: document.rawBody,
    receivedAt: document.receivedAt,
  };
}

/**
 * Takes up events that nobody applies: never leased, or left behind by a process that died.
 * @returns the events that this owner now holds, oldest first
 */
export async function claimEvents(
  database: Database,
  lease: EventLease,
  now: Date,
  limit: number,
): Promise<readonly InboxEvent[]> {
  const free = {
    state: 'received' as const,
    $or: [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: now } }],
  };
  const candidates = await database.webhookEvents
    .find(free, { projection: { _id: 1 } })
    .sort({ state: 1, receivedAt: 1 })
    .limit(limit)
    .toArray();
  if (candidates.length === 0) return [];
  const ids = candidates.map(({ _id }) => _id);
  await database.webhookEvents.updateMany(
    { _id: { $in: ids }, ...free },
    { $set: { leaseOwner: lease.owner, leaseUntil: lease.until } },
  );
  const claimed = await database.webhookEvents
    .find({ _id: { $in: ids }, state: 'received', leaseOwner: lease.owner, leaseUntil: lease.until })
    .sort({ receivedAt: 1 })
    .toArray();
  return claimed.map(fromDocument);
}

/** How an event was settled. */
export interface Settlement {
  readonly eventId: EventId;
  readonly state: Exclude<EventStateDocument, 'received'>;
  readonly outcome?: string;
  readonly generationId?: GenerationId;
}

/**
 * Marks events as settled, each only if it still waits.
 * @returns how many still waited; fewer than given means that another process was faster
 */
export async function settleEvents(
  database: Database,
  settlements: readonly Settlement[],
  settledAt: Date,
  session?: ClientSession,
): Promise<number> {
  const groups = new Map<string, { ids: ObjectId[]; settlement: Settlement }>();
  for (const settlement of settlements) {
    const { state, outcome = '', generationId = '' } = settlement;
    const key = `${state}\n${outcome}\n${generationId}`;
    const group = groups.get(key) ?? { ids: [], settlement };
    group.ids.push(ObjectId.createFromHexString(settlement.eventId));
    groups.set(key, group);
  }
  const operations = [...groups.values()].map(({ ids, settlement }) => ({
    updateMany: {
      filter: { _id: { $in: ids }, state: 'received' as const },
      update: {
        $set: {
          state: settlement.state,
          settledAt,
          ...(settlement.outcome !== undefined && { outcome: settlement.outcome }),
          ...(settlement.generationId && { generationId: toObjectId(settlement.generationId) }),
        },
        $unset: { leaseOwner: '' as const, leaseUntil: '' as const },
      },
    },
  }));
  if (operations.length === 0) return 0;
  const result = await database.webhookEvents.bulkWrite(operations, {
    ordered: false,
    ...(session && { session }),
  });
  return result.matchedCount;
}

/** Which of these events nobody has settled yet. */
export async function filterWaiting(
  database: Database,
  eventIds: readonly EventId[],
): Promise<ReadonlySet<EventId>> {
  const waiting = await database.webhookEvents
    .find({ _id: { $in: eventIds.map((id) => ObjectId.createFromHexString(id)) }, state: 'received' })
    .project<{ _id: ObjectId }>({ _id: 1 })
    .toArray();
  return new Set(waiting.map(({ _id }) => _id.toHexString() as EventId));
}

/** Gives events back after a failure, to be taken up again at a later time. */
export async function returnEvents(
  database: Database,
  eventIds: readonly EventId[],
  lastError: string,
  retryAt: Date,
): Promise<void> {
  await database.webhookEvents.updateMany(
    { _id: { $in: eventIds.map((id) => ObjectId.createFromHexString(id)) }, state: 'received' },
    { $set: { lastError, leaseUntil: retryAt }, $inc: { attempts: 1 } },
  );
}

/** Lets events that waited for a run id be applied, now that a generation has it. @returns how many waited */
export async function releaseUnmatched(
  database: Database,
  provider: ProviderName,
  providerRunId: ProviderRunId,
): Promise<number> {
  const result = await database.webhookEvents.updateMany(
    { state: 'unmatched', provider, providerRunId },
    { $set: { state: 'received' }, $unset: { settledAt: '', outcome: '', leaseOwner: '', leaseUntil: '' } },
  );
  return result.modifiedCount;
}
