import type { ToolId } from '@genledger/domain/kernel';
import type { Usd } from '@genledger/domain/money';
import { type WeeklyChange, weekStart } from '@genledger/domain/statistics';
import { type ClientSession, Decimal128 } from 'mongodb';
import type { Database } from '../client/database.ts';
import { fromMoney, fromWhole, toWhole } from '../mappers/index.ts';

/** Shards of one week of one tool: writers of different shards do not wait for each other, and readers add up few. */
export const ROLLUP_SHARDS = 8;

/** The shard of what a migration counts, after all the others: nobody else writes it, so that neither waits for the other. */
export const MIGRATION_SHARD = 8;

/** What a change adds to the sums of a tool's week. */
export type RollupChange = WeeklyChange;

/** Adds changes to the weekly sums, those of one week and tool in one write. */
export async function addToRollups(
  database: Database,
  changes: readonly RollupChange[],
  shard: number,
  session: ClientSession,
): Promise<void> {
  const operations = changes.map(({ environment, toolId, requestTimestamp, change }) => ({
    updateOne: {
      filter: { week: weekStart(requestTimestamp), toolId, environment, shard },
      update: {
        $inc: {
          count: toWhole(change.count),
          succeeded: toWhole(change.succeeded),
          failed: toWhole(change.failed),
          cancelled: toWhole(change.cancelled),
          durationMs: toWhole(change.durationMs),
          pointsSpent: toWhole(change.pointsSpent),
          protocolNetPoints: toWhole(change.protocolNetPoints),
          costCount: toWhole(change.costCount),
          costUsd: Decimal128.fromString(change.costUsd),
        },
      },
      upsert: true,
    },
  }));
  if (operations.length > 0) await database.weeklyRollups.bulkWrite(operations, { ordered: false, session });
}

/** The sums of one tool in one ISO week. */
export interface WeeklySums {
  readonly toolId: ToolId;
  /** Monday, 00:00 UTC. */
  readonly week: Date;
  readonly count: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly durationMs: number;
  readonly pointsSpent: number;
  readonly protocolNetPoints: number;
  readonly costCount: number;
  readonly costUsd: Usd;
}

/** What weekly sums are asked for. */
export interface WeeklyQuery {
  readonly environment?: string;
  readonly toolId?: ToolId;
  /** Monday of the first week. */
  readonly from: Date;
  /** Monday of the last week. */
  readonly to: Date;
}

const SUMMED = [
  'count',
  'succeeded',
  'failed',
  'cancelled',
  'durationMs',
  'pointsSpent',
  'protocolNetPoints',
  'costCount',
  'costUsd',
] as const;

/** Weekly sums per tool, oldest week first. Reads rollups only, so its cost does not grow with the number of generations. */
export async function readWeeklySums(database: Database, query: WeeklyQuery): Promise<readonly WeeklySums[]> {
  const rows = await database.weeklyRollups
    .aggregate([
      {
        $match: {
          week: { $gte: query.from, $lte: query.to },
          ...(query.toolId && { toolId: query.toolId }),
          ...(query.environment && { environment: query.environment }),
        },
      },
      {
        $group: {
          _id: { week: '$week', toolId: '$toolId' },
          ...Object.fromEntries(SUMMED.map((field) => [field, { $sum: `$${field}` }])),
        },
      },
      { $match: { count: { $gt: 0 } } },
      { $sort: { '_id.week': 1, '_id.toolId': 1 } },
    ])
    .toArray();
  return rows.map((row) => ({
    toolId: row['_id'].toolId as ToolId,
    week: row['_id'].week as Date,
    count: fromWhole(row['count']),
    succeeded: fromWhole(row['succeeded']),
    failed: fromWhole(row['failed']),
    cancelled: fromWhole(row['cancelled']),
    durationMs: fromWhole(row['durationMs']),
    pointsSpent: fromWhole(row['pointsSpent']),
    protocolNetPoints: fromWhole(row['protocolNetPoints']),
    costCount: fromWhole(row['costCount']),
    costUsd: fromMoney(row['costUsd']),
  }));
}
