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

/** From the end to the delivery, of those that were sent. */
const LATENCY = {
  $cond: [
    { $eq: ['$deliveryStatus', 'sent'] },
    { $subtract: ['$deliveryTimestamp', '$responseTimestamp'] },
    '$$REMOVE',
  ],
};

/**
 * One pass for days, burn and deliveries: days have few slices, and few platforms each. What a stage names is all that is read of a record;
 * a stage that only chose fields would copy them.
 */
function countingStages(now: Date): Document[] {
  const age = { $subtract: [now, '$requestTimestamp'] };
  const isOverdue = { $and: [{ $not: [isEnded] }, { $gte: [age, DAY_MS] }] };
  return [
    { $set: { reported: REPORTED_END } },
    {
      $group: {
        _id: {
          daysAgo: { $max: [0, { $floor: { $divide: [age, DAY_MS] } }] },
          slice: sliceOf({ $subtract: [now, DECIDED_AT] }),
          isEnded,
          platform: '$notificationPlatform',
          delivery: '$deliveryStatus',
        },
        since: { $min: '$requestTimestamp' },
        records: { $sum: 1 },
        prompt: countIf({ $lte: [{ $ifNull: [LATENESS, 0] }, PROMPT_MS] }),
        withDuration: countIf(isPresent('$durationMs')),
        withCost: countIf(isPresent('$costUsd')),
        overdue: countIf(isOverdue),
        children: countIf(IS_CHILD),
        linked: countIf(IS_LINKED),
        latenciesMs: { $push: LATENCY },
      },
    },
  ];
}

/** Records of one day, slice, platform and state of delivery. */
interface CountRow extends Omit<RecordCounts, 'ended'> {
  readonly _id: {
    readonly daysAgo: number;
    readonly slice: number;
    readonly isEnded: boolean;
    readonly platform: unknown;
    readonly delivery: DeliveryStatus;
  };
  readonly since: Date;
  readonly latenciesMs: readonly (number | null)[];
}

/** What was counted of all records, where it is asked of those that have ended alone. */
function recordCounts(row: CountRow): RecordCounts {
  const { records, prompt, withDuration, withCost, overdue, children, linked } = row;
  const ended = row._id.isEnded
    ? { ended: records, prompt, withDuration, withCost }
    : { ended: 0, prompt: 0, withDuration: 0, withCost: 0 };
  return { records, ...ended, overdue, children, linked };
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

function deliveriesOf(rows: readonly CountRow[]): readonly DeliveryCounts[] {
  const ended = rows.filter(({ _id }) => _id.isEnded);
  const byState = Map.groupBy(ended, ({ _id: { platform, delivery } }) =>
    JSON.stringify([platform, delivery]),
  );
  return [...byState.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    return [
      {
        platform: String(first._id.platform),
        status: first._id.delivery,
        count: of.reduce((sum, { records }) => sum + records, 0),
        latenciesMs: of.flatMap((row) =>
          row.latenciesMs.flatMap((each) => (each === null ? [] : [Number(each)])),
        ),
      },
    ];
  });
}

function countsOf(rows: readonly CountRow[]): RecentCounts {
  const counted = rows.map((row) => ({ ...row._id, ...recordCounts(row) }));
  const oldest = rows.map(({ since }) => since).sort((a, b) => a.getTime() - b.getTime());
  return {
    isCut: addUp(counted).records >= MOST_RECORDS,
    ...(oldest[0] && { since: oldest[0] }),
    days: [...Map.groupBy(counted, ({ daysAgo }) => daysAgo)]
      .map(([daysAgo, day]) => ({ daysAgo, ...addUp(day) }))
      .sort((a, b) => a.daysAgo - b.daysAgo),
    slices: bySlice<RecordCounts>(counted, addUp),
    deliveries: deliveriesOf(rows),
  };
}

/** Adds up the newest records of the last days, {@link MOST_RECORDS} at most. */
export async function countRecent(database: Database, now: Date, days: number): Promise<RecentCounts> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const rows = await database.generationOutputs
    .aggregate<CountRow>(
      [
        { $match: { requestTimestamp: { $gte: since, $lte: now } } },
        { $sort: { requestTimestamp: -1 } },
        { $limit: MOST_RECORDS },
        ...countingStages(now),
      ],
      { maxTimeMS: LOOK_LIMIT_MS },
    )
    .toArray();
  return countsOf(rows);
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
