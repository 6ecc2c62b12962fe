import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { decimalText } from '../mappers/index.ts';

/** Longest time that one figure may take, ms: then it is left out. */
const FIGURE_LIMIT_MS = 5000;
const HOUR_MS = 3_600_000;

/** What was requested in an hour. */
export interface HourFigures {
  readonly hour: Date;
  readonly count: number;
  readonly failed: number;
  /** Of those whose cost is known; absent where none is. */
  readonly costUsd?: string;
}

/** The hours since a time, oldest first; an hour without a request is left out. */
export async function readHours(database: Database, since: Date): Promise<readonly HourFigures[]> {
  const rows = await database.generationOutputs
    .aggregate<Document>(
      [
        { $match: { requestTimestamp: { $gte: since } } },
        {
          $group: {
            _id: { $dateTrunc: { date: '$requestTimestamp', unit: 'hour' } },
            count: { $sum: 1 },
            failed: { $sum: { $cond: [{ $eq: ['$status', 'failed'] }, 1, 0] } },
            costs: { $sum: { $cond: [{ $isNumber: '$costUsd' }, 1, 0] } },
            costUsd: { $sum: { $toDecimal: { $cond: [{ $isNumber: '$costUsd' }, '$costUsd', 0] } } },
          },
        },
        { $sort: { _id: 1 } },
      ],
      { maxTimeMS: FIGURE_LIMIT_MS },
    )
    .toArray();
  return rows.map((row) => ({
    hour: row['_id'],
    count: Number(row['count']),
    failed: Number(row['failed']),
    ...(Number(row['costs']) > 0 && { costUsd: decimalText(row['costUsd']) }),
  }));
}

/** Deliveries that wait: those that are due and since when the oldest is, those that are held, and those given up in the last day. */
export interface WaitingDeliveries {
  readonly due: number;
  readonly oldestDue?: Date;
  readonly held: number;
  readonly droppedToday: number;
}

/** Counts deliveries that wait. */
export async function readWaitingDeliveries(database: Database, now: Date): Promise<WaitingDeliveries> {
  const { generationOutputs } = database;
  const limit = { maxTimeMS: FIGURE_LIMIT_MS };
  const isDue = { nextDeliveryAt: { $exists: true, $lte: now } };
  const dayAgo = new Date(now.getTime() - 24 * HOUR_MS);
  const [due, oldest, held, droppedToday] = await Promise.all([
    generationOutputs.countDocuments(isDue, limit),
    generationOutputs.findOne(isDue, {
      sort: { nextDeliveryAt: 1 },
      projection: { nextDeliveryAt: 1 },
      ...limit,
    }),
    generationOutputs.countDocuments({ deliveryHold: { $exists: true } }, limit),
    generationOutputs.countDocuments(
      { requestTimestamp: { $gte: dayAgo }, deliveryStatus: 'dropped' },
      limit,
    ),
  ]);
  const oldestDue = oldest?.nextDeliveryAt;
  return { due, ...(oldestDue && { oldestDue }), held, droppedToday };
}
