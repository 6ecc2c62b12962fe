import type { DeliveryStatus } from '@genledger/domain/delivery';
import { TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { bySlice, sliceOf } from './burn-slices.ts';

const DAY_MS = 86_400_000;
/** Looks are bounded: by the newest so many records, so many counted at most, and so much time. */
export const MOST_RECORDS = 20_000;
/** Records that are counted at most. */
export const MOST_COUNTED = 100_000;
export const LOOK_LIMIT_MS = 10_000;
/** An end is in the record so long after it was reported, or it is late, ms. */
export const PROMPT_MS = 300_000;

/** What some records add up to. */
export interface RecordCounts {
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

/** What the records of one day of requests add up to. */
export interface DayCounts extends RecordCounts {
  /** Days before now: 0 is the last 24 hours. */
  readonly daysAgo: number;
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
  /** The oldest request that was read; absent where there was none. */
  readonly since?: Date;
  readonly days: readonly DayCounts[];
  /**
   * Between the beginnings of the burn windows, the latest first, by when it was decided whether a record keeps what is asked: its end,
   * or 24 hours after its request where it is still open.
   */
  readonly slices: readonly RecordCounts[];
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

/** By when an end counts as late. */
const DUE = { $add: ['$reported.at', PROMPT_MS] };
/**
 * When it was decided whether a record keeps what is asked of it: for one that ended, when its end was recorded, at the latest when that
 * was late; for one that did not, a day after its request.
 */
const DECIDED_AT = {
  $cond: [
    isEnded,
    { $ifNull: [{ $min: ['$reported.recordedAt', DUE] }, '$responseTimestamp', '$requestTimestamp'] },
    { $add: ['$requestTimestamp', DAY_MS] },
  ],
};

function countingStages(now: Date): Document[] {
  const daysAgo = { $floor: { $divide: [{ $subtract: [now, '$requestTimestamp'] }, DAY_MS] } };
  return [
    { $set: { daysAgo: { $toInt: { $max: [0, daysAgo] } }, reported: REPORTED_END } },
    { $set: { slice: sliceOf({ $subtract: [now, DECIDED_AT] }) } },
    {
      $facet: {
        counts: [
          {
            $group: {
              // One pass for days and burn: a day has few slices.
              _id: { daysAgo: '$daysAgo', slice: '$slice' },
              since: { $min: '$requestTimestamp' },
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

interface CountRow extends RecordCounts {
  readonly _id: { readonly daysAgo: number; readonly slice: number };
  readonly since: Date;
}

function addUp(rows: readonly RecordCounts[]): RecordCounts {
  const sum = (name: keyof RecordCounts) => rows.reduce((total, row) => total + row[name], 0);
  return {
    records: sum('records'),
    ended: sum('ended'),
    prompt: sum('prompt'),
    withDuration: sum('withDuration'),
    withCost: sum('withCost'),
    overdue: sum('overdue'),
    children: sum('children'),
    linked: sum('linked'),
  };
}

function countsOf(rows: readonly CountRow[]): Pick<RecentCounts, 'isCut' | 'since' | 'days' | 'slices'> {
  const sliced = rows.map((row) => ({ ...row, slice: row._id.slice }));
  const oldest = rows.map(({ since }) => since).sort((a, b) => a.getTime() - b.getTime());
  return {
    isCut: addUp(rows).records >= MOST_RECORDS,
    ...(oldest[0] && { since: oldest[0] }),
    days: [...Map.groupBy(rows, ({ _id }) => _id.daysAgo)]
      .map(([daysAgo, day]) => ({ daysAgo, ...addUp(day) }))
      .sort((a, b) => a.daysAgo - b.daysAgo),
    slices: bySlice<RecordCounts>(sliced, addUp),
  };
}

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
  const countRows: CountRow[] = row?.['counts'] ?? [];
  const deliveryRows: Document[] = row?.['deliveries'] ?? [];
  return {
    ...countsOf(countRows),
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
