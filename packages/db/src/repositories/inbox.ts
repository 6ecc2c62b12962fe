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
  /** The W3C trace context in which it was received. */
  readonly traceparent?: string;
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

/** An event on its way into the inbox. */
export type KeyedEvent = InboxEvent & { readonly contentKey: string };

const ID_DIGITS = 24;
/**
 * Where an id is cut from the digits of a content key. Only the first place is ever needed, unless two bodies agree in 96 bits of
 * their digests: then the later one is cut elsewhere, so that it is not taken for a repeat.
 */
const ID_PLACES = [0, 24, 40] as const;

const idAt = (contentKey: string, place: number): EventId =>
  contentKey.slice(place, place + ID_DIGITS) as EventId;

/** The id of an event, cut from its content key, so that a repeat has the same id without a look-up. */
export function inboxEvent(event: IncomingEvent): KeyedEvent {
  const contentKey = contentKeyOf(event);
  return { ...event, contentKey, eventId: idAt(contentKey, ID_PLACES[0]) };
}

/** An event that is durable, and whether it was there before. */
export interface Taken {
  readonly event: InboxEvent;
  readonly duplicate: boolean;
}

function toDocument(event: KeyedEvent, lease: EventLease | undefined): WebhookEventDocument {
  const { eventId, generationId, ...fields } = event;
  return {
    _id: ObjectId.createFromHexString(eventId),
    ...fields,
    ...(generationId && { generationId: toObjectId(generationId) }),
    state: 'received',
    attempts: 0,
    ...(lease && { leaseOwner: lease.owner, leaseUntil: lease.until }),
  };
}

/**
 * Inserts events whose ids are free.
 * @returns the positions of those whose id is taken; all others are durable
 * @throws the driver's error where anything else came in between, be it of one event
 */
async function insertFree(
  database: Database,
  events: readonly KeyedEvent[],
  lease: EventLease | undefined,
): Promise<ReadonlySet<number>> {
  try {
    await database.webhookEvents.insertMany(
      events.map((event) => toDocument(event, lease)),
      { ordered: false },
    );
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError() !== undefined)
      throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    const taken = new Set(failures.filter(({ code }) => code === 11_000).map(({ index }) => index));
    // The driver wraps a lost connection into the same error: every event must be accounted for.
    if (error.insertedCount + taken.size !== events.length) throw error;
    return taken;
  }
}

/** Which content the events with these ids have. */
async function contentKeysOf(
  database: Database,
  eventIds: readonly EventId[],
): Promise<ReadonlyMap<EventId, string>> {
  const known = await database.webhookEvents
    .find({ _id: { $in: eventIds.map((id) => ObjectId.createFromHexString(id)) } })
    .project<{ _id: ObjectId; contentKey: string }>({ contentKey: 1 })
    .toArray();
  return new Map(known.map(({ _id, contentKey }) => [_id.toHexString() as EventId, contentKey]));
}

/** Takes events under the id at the first of the given places, and those that meet another content there at the next ones. */
async function takeAt(
  database: Database,
  events: readonly KeyedEvent[],
  lease: EventLease | undefined,
  [place, ...otherPlaces]: readonly number[],
): Promise<readonly Taken[]> {
  if (events.length === 0) return [];
  if (place === undefined) throw new Error('an event found no free id: every part of its digest is taken');
  const placed = events.map((event) => ({ ...event, eventId: idAt(event.contentKey, place) }));
  const occupied = await insertFree(database, placed, lease);
  if (occupied.size === 0) return placed.map((event) => ({ event, duplicate: false }));
  const contentKeys = await contentKeysOf(
    database,
    placed.filter((_, position) => occupied.has(position)).map(({ eventId }) => eventId),
  );
  const isDisplaced = ({ eventId, contentKey }: KeyedEvent, position: number) =>
    occupied.has(position) && contentKeys.get(eventId) !== contentKey;
  const displaced = placed.filter(isDisplaced);
  const elsewhere = await takeAt(database, displaced, lease, otherPlaces);
  return placed.map(
    (event, position) => elsewhere[displaced.indexOf(event)] ?? { event, duplicate: occupied.has(position) },
  );
}

/**
 * Writes events into the inbox in one journaled majority write, repeats left out.
 * @param lease present where the same process applies them at once
 * @returns each event as it lies in the inbox, in the order given
 * @throws the driver's error where not every event is durable; nothing may be acknowledged then
 */
export async function takeEvents(
  database: Database,
  events: readonly KeyedEvent[],
  lease: EventLease | undefined,
): Promise<readonly Taken[]> {
  return takeAt(database, events, lease, ID_PLACES);
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
    ...(document.traceparent !== undefined && { traceparent: document.traceparent }),
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
