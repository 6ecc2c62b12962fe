import { TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { ToolId } from '@genledger/domain/kernel';
import type { Contribution } from '@genledger/domain/statistics';
import { type ClientSession, type Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import { toMoney, toWhole } from '../mappers/index.ts';
import { contributionFromSums, KEPT_SUMS, RECORD_SUMS } from './contribution-sums.ts';

const WEEK_MS = 7 * 86_400_000;
const RECORD_VERSION = 2;

/** The sums of a tool in one environment and week: as they are kept, and as its records add up. */
export interface RollupComparison {
  readonly week: Date;
  readonly toolId: ToolId;
  readonly environment: string;
  readonly kept: Contribution;
  readonly counted: Contribution;
}

/** The oldest and the newest time of a request that ended, and of a week that sums are kept of; nothing where there is neither. */
export async function rollupSpan(
  database: Database,
): Promise<{ readonly first: Date; readonly last: Date } | undefined> {
  const directions = [1, -1] as const;
  const requests = TERMINAL_STATUSES.flatMap((status) =>
    directions.map(async (direction) => {
      const found = database.generationOutputs.find({ status, schemaVersion: RECORD_VERSION });
      return (await found.sort({ requestTimestamp: direction }).limit(1).next())?.requestTimestamp;
    }),
  );
  const weeks = directions.map(async (direction) => {
    const found = database.weeklyRollups.find();
    return (await found.sort({ week: direction }).limit(1).next())?.week;
  });
  const times = (await Promise.all([...requests, ...weeks])).flatMap((time) => time?.getTime() ?? []);
  if (times.length === 0) return undefined;
  return { first: new Date(Math.min(...times)), last: new Date(Math.max(...times)) };
}

const BY_TOOL = { toolId: '$toolId', environment: '$environment' };

function keptStages(week: Date): Document[] {
  return [{ $match: { week } }, { $group: { _id: BY_TOOL, ...KEPT_SUMS } }];
}

function countingStages(week: Date): Document[] {
  const requestTimestamp = { $gte: week, $lt: new Date(week.getTime() + WEEK_MS) };
  const status = { $in: [...TERMINAL_STATUSES] };
  return [
    { $match: { status, requestTimestamp, schemaVersion: RECORD_VERSION } },
    { $group: { _id: BY_TOOL, ...RECORD_SUMS } },
  ];
}

const keyOf = (row: Document): string => JSON.stringify([row['_id'].toolId, row['_id'].environment]);

/** Both sums of every tool and environment that either knows. */
async function compare(
  database: Database,
  week: Date,
  session: ClientSession,
): Promise<readonly RollupComparison[]> {
  const kept = await database.weeklyRollups.aggregate(keptStages(week), { session }).toArray();
  const counted = await database.generationOutputs.aggregate(countingStages(week), { session }).toArray();
  const rows = new Map([...kept, ...counted].map((row) => [keyOf(row), row]));
  const [keptByKey, countedByKey] = [kept, counted].map(
    (all) => new Map(all.map((row) => [keyOf(row), row])),
  );
  return [...rows].map(([key, row]) => ({
    week,
    toolId: row['_id'].toolId as ToolId,
    environment: row['_id'].environment as string,
    kept: contributionFromSums(keptByKey?.get(key)),
    counted: contributionFromSums(countedByKey?.get(key)),
  }));
}

/** The sums kept of a week beside those of its records, both of one moment. */
export async function compareRollups(database: Database, week: Date): Promise<readonly RollupComparison[]> {
  return inTransaction(database, (session) => compare(database, week, session));
}

async function replace(
  database: Database,
  { week, toolId, environment, counted }: RollupComparison,
  session: ClientSession,
): Promise<void> {
  await database.weeklyRollups.deleteMany({ week, toolId, environment }, { session });
  if (counted.count === 0) return;
  await database.weeklyRollups.insertOne(
    {
      _id: new ObjectId(),
      week,
      toolId,
      environment,
      shard: 0,
      count: toWhole(counted.count),
      succeeded: toWhole(counted.succeeded),
      failed: toWhole(counted.failed),
      cancelled: toWhole(counted.cancelled),
      durationMs: toWhole(counted.durationMs),
      pointsSpent: toWhole(counted.pointsSpent),
      protocolNetPoints: toWhole(counted.protocolNetPoints),
      costCount: toWhole(counted.costCount),
      costUsd: toMoney(counted.costUsd),
    },
    { session },
  );
}

/**
 * Puts the sums of the records in place of those kept of a week, where they differ. It may run beside everything else: a completion
 * that comes between reading and writing conflicts with it, and it is done again.
 * @returns what differed
 */
export async function rebuildRollups(
  database: Database,
  week: Date,
  differs: (comparison: RollupComparison) => boolean,
): Promise<readonly RollupComparison[]> {
  return inTransaction(database, async (session) => {
    const different = (await compare(database, week, session)).filter(differs);
    for (const comparison of different) await replace(database, comparison, session);
    return different;
  });
}
