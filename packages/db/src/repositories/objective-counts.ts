import type { DeliveryStatus } from '@genledger/domain/delivery';
import { TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { EventStateDocument } from '../client/documents.ts';

const DAY_MS = 86_400_000;
/** Looks are bounded: by the newest so many records, so many counted at most, and so much time. */
export const MOST_RECORDS = 20_000;
const MOST_COUNTED = 100_000;
const LOOK_LIMIT_MS = 10_000;
/** An end is in the record so long after it was reported, or it is late, ms. */
const PROMPT_MS = 300_000;

/** What the records of one day of requests add up to. */
export interface DayCounts {
  /** Days before now: 0 is the last 24 hours. */
  readonly daysAgo: number;
  readonly records: number;
  readonly ended: number;
  /** Ended within five minutes of the report. */
  readonly prompt: number;
  readonly withDuration: number;
  readonly withCost: number;
  /** Still open, though requested longer than a day ago. */
  readonly overdue: number;
  /** Records that belong to a cook or spell, and of those the ones that name it by its id. */
  readonly children: number;
  readonly linked: number;
}

/** Deliveries of one platform in one state. */
export interface DeliveryCounts {
  readonly platform: string;
  readonly status: DeliveryStatus;
  readonly count: number;
  /** From the end to the delivery, ms; of those that were sent. */
  readonly latenciesMs: readonly number[];
}

/** The newest records of some days, added up. */
export interface RecentCounts {
  /** Whether there were more than were read. */
  readonly isCut: boolean;
  readonly days: readonly DayCounts[];
  readonly deliveries: readonly DeliveryCounts[];
}

const isPresent = (field: string) => ({ $ne: [{ $type: field }, 'missing'] });
const isEnded = { $in: ['$status', [...TERMINAL_STATUSES]] };
const countIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });

/** The end that a provider reported first; records whose end was found otherwise have none. */
const REPORTED_END = {
  $first: {
    $filter: {
      input: { $ifNull: ['$history', []] },
      as: 'entry',
      cond: {
        $and: [
          { $in: ['$$entry.to', [...TERMINAL_STATUSES]] },
          { $in: ['$$entry.cause', ['webhook', 'poll']] },
        ],
      },
    },
  },
};
const LATENESS = { $subtract: ['$reported.recordedAt', '$reported.at'] };

/** Names under which writers of version 1 kept a parent. */
const NAMES_PARENT = {
  $or: ['castId', 'spellCastId', 'cookId', 'cookExecutionId'].map((name) => isPresent(`$metadata.${name}`)),
};
const IS_CHILD = { $or: [{ $in: ['$kind', ['cookPiece', 'spellStep']] }, NAMES_PARENT] };
const IS_LINKED = {
  $or: [
    { $and: [{ $eq: ['$kind', 'cookPiece'] }, isPresent('$cookExecutionId')] },
    { $and: [{ $eq: ['$kind', 'spellStep'] }, isPresent('$spellCastId')] },
  ],
};

function countingStages(now: Date): Document[] {
  const daysAgo = { $floor: { $divide: [{ $subtract: [now, '$requestTimestamp'] }, DAY_MS] } };
  return [
    { $set: { daysAgo: { $toInt: { $max: [0, daysAgo] } }, reported: REPORTED_END } },
    {
      $facet: {
        days: [
          {
            $group: {
              _id: '$daysAgo',
              records: { $sum: 1 },
              ended: countIf(isEnded),
              prompt: countIf({ $and: [isEnded, { $lte: [{ $ifNull: [LATENESS, 0] }, PROMPT_MS] }] }),
              withDuration: countIf({ $and: [isEnded, isPresent('$durationMs')] }),
              withCost: countIf({ $and: [isEnded, isPresent('$costUsd')] }),
              overdue: countIf({ $and: [{ $not: [isEnded] }, { $gte: ['$daysAgo', 1] }] }),
              children: countIf(IS_CHILD),
              linked: countIf(IS_LINKED),
            },
          },
        ],
        deliveries: [
          { $match: { status: { $in: [...TERMINAL_STATUSES] } } },
          {
            $group: {
              _id: { platform: '$notificationPlatform', status: '$deliveryStatus' },
              count: { $sum: 1 },
              latenciesMs: { $push: { $subtract: ['$deliveryTimestamp', '$responseTimestamp'] } },
            },
          },
        ],
      },
    },
  ];
}

const FIELDS = {
  status: 1,
  kind: 1,
  requestTimestamp: 1,
  responseTimestamp: 1,
  durationMs: 1,
  costUsd: 1,
  cookExecutionId: 1,
  spellCastId: 1,
  'metadata.castId': 1,
  'metadata.spellCastId': 1,
  'metadata.cookId': 1,
  'metadata.cookExecutionId': 1,
  notificationPlatform: 1,
  deliveryStatus: 1,
  deliveryTimestamp: 1,
  'history.to': 1,
  'history.cause': 1,
  'history.at': 1,
  'history.recordedAt': 1,
};

/** Adds up the newest records of the last days, {@link MOST_RECORDS} at most. */
export async function countRecent(database: Database, now: Date, days: number): Promise<RecentCounts> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const [row] = await database.generationOutputs
    .aggregate(
      [
        { $match: { requestTimestamp: { $gte: since, $lte: now } } },
        { $sort: { requestTimestamp: -1 } },
        { $limit: MOST_RECORDS },
        { $project: FIELDS },
        ...countingStages(now),
      ],
      { maxTimeMS: LOOK_LIMIT_MS },
    )
    .toArray();
  const dayRows: Document[] = row?.['days'] ?? [];
  const deliveryRows: Document[] = row?.['deliveries'] ?? [];
  const counted = dayRows.map(({ _id, ...counts }) => ({ daysAgo: _id, ...counts }) as DayCounts);
  return {
    isCut: counted.reduce((sum, { records }) => sum + records, 0) >= MOST_RECORDS,
    days: counted.sort((a, b) => a.daysAgo - b.daysAgo),
    deliveries: deliveryRows.map(({ _id, count, latenciesMs }) => ({
      platform: String(_id.platform),
      status: _id.status as DeliveryStatus,
      count: Number(count),
      latenciesMs: (latenciesMs as unknown[]).flatMap((value) => (value === null ? [] : [Number(value)])),
    })),
  };
}

/** Open generations: by state, those requested longer than a day ago, and the oldest one's request. */
export interface OpenCounts {
  readonly pending: number;
  readonly processing: number;
  readonly overdue: number;
  readonly oldest?: Date;
}

/** Counts open generations, each number up to a hundred thousand. */
export async function countOpen(database: Database, now: Date): Promise<OpenCounts> {
  const limits = { limit: MOST_COUNTED, maxTimeMS: LOOK_LIMIT_MS };
  const count = (filter: Document) => database.generationOutputs.countDocuments(filter, limits);
  const open = { $in: ['pending', 'processing'] };
  const [pending, processing, overdue, oldest] = await Promise.all([
    count({ status: 'pending' }),
    count({ status: 'processing' }),
    count({ status: open, requestTimestamp: { $lt: new Date(now.getTime() - DAY_MS) } }),
    database.generationOutputs
      .find({ status: open as never }, { projection: { requestTimestamp: 1 }, maxTimeMS: LOOK_LIMIT_MS })
      .sort({ requestTimestamp: 1 })
      .limit(1)
      .next(),
  ]);
  return { pending, processing, overdue, ...(oldest && { oldest: oldest.requestTimestamp }) };
}

/** All records there are, as the collection's own count says: after a crash it may be a little off. */
export async function countAllGenerations(database: Database): Promise<number> {
  return database.generationOutputs.estimatedDocumentCount({ maxTimeMS: LOOK_LIMIT_MS });
}

/** What waits in the inbox, and when a provider was last heard. */
export interface InboxCounts {
  readonly waiting: number;
  readonly oldestWaiting?: Date;
  /** Waiting for more than five minutes. */
  readonly late: number;
  readonly unsettled: Readonly<Record<'unmatched' | 'unknown' | 'invalid' | 'conflict', number>>;
  /** When the last webhook came; absent where none ever did. */
  readonly lastWebhookAt?: Date;
}

/** Counts what waits in the inbox, each number up to a hundred thousand. */
export async function countInbox(database: Database, now: Date): Promise<InboxCounts> {
  const limits = { limit: MOST_COUNTED, maxTimeMS: LOOK_LIMIT_MS };
  const count = (state: EventStateDocument, more: Document = {}) =>
    database.webhookEvents.countDocuments({ state, ...more }, limits);
  const projection = { receivedAt: 1 };
  const [waiting, late, unmatched, unknown, invalid, conflict, oldest, last] = await Promise.all([
    count('received'),
    count('received', { receivedAt: { $lt: new Date(now.getTime() - PROMPT_MS) } }),
    count('unmatched'),
    count('unknown'),
    count('invalid'),
    count('conflict'),
    database.webhookEvents
      .find({ state: 'received' }, { projection, maxTimeMS: LOOK_LIMIT_MS })
      .sort({ state: 1, receivedAt: 1 })
      .limit(1)
      .next(),
    database.webhookEvents
      .find({ source: 'webhook' }, { projection, maxTimeMS: LOOK_LIMIT_MS })
      .sort({ receivedAt: -1 })
      .limit(1)
      .next(),
  ]);
  return {
    waiting,
    late,
    unsettled: { unmatched, unknown, invalid, conflict },
    ...(oldest && { oldestWaiting: oldest.receivedAt }),
    ...(last && { lastWebhookAt: last.receivedAt }),
  };
}
