import type { ToolId } from '@genledger/domain/kernel';
import { type Contribution, type WeeklyChange, weekStart } from '@genledger/domain/statistics';
import { type ClientSession, Decimal128 } from 'mongodb';
import type { Database } from '../client/database.ts';
import { toWhole } from '../mappers/index.ts';
import { contributionFromSums, KEPT_SUMS } from './contribution-sums.ts';

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
export interface WeeklySums extends Contribution {
  readonly toolId: ToolId;
  /** Monday, 00:00 UTC. */
  readonly week: Date;
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
          ...KEPT_SUMS,
        },
      },
      { $match: { count: { $gt: 0 } } },
      { $sort: { '_id.week': 1, '_id.toolId': 1 } },
    ])
    .toArray();
  return rows.map((row) => ({
    toolId: row['_id'].toolId as ToolId,
    week: row['_id'].week as Date,
    ...contributionFromSums(row),
  }));
}

/** The environments that weekly sums are kept of, by name. */
export async function listRollupEnvironments(database: Database): Promise<readonly string[]> {
  return (await database.weeklyRollups.distinct('environment')).sort();
}
