import { TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { type Contribution, type TimeZone, weekBegins, weekEnds, weekOf } from '@genledger/domain/statistics';
import { type ClientSession, type Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import { contributionFields } from './contribution-fields.ts';
import { contributionFromSums, KEPT_SUMS_AND_DURATIONS, recordSumStages } from './contribution-sums.ts';

const RECORD_VERSION = 2;

/** The sums of a tool in one environment and week: as they are kept, and as its records add up. */
export interface RollupComparison {
  readonly week: Date;
  readonly toolId: ToolId;
  /** Absent where the sums are those of all accounts. */
  readonly accountId?: AccountId;
  readonly environment: string;
  readonly kept: Contribution;
  readonly counted: Contribution;
}

/** The first and the last week of a request that ended, or that sums are kept of; nothing where there is neither. */
export async function rollupSpan(
  database: Database,
): Promise<{ readonly first: Date; readonly last: Date } | undefined> {
  const directions = [1, -1] as const;
  const requests = TERMINAL_STATUSES.flatMap((status) =>
    directions.map(async (direction) => {
      const found = database.generationOutputs.find({ status, schemaVersion: RECORD_VERSION });
      const record = await found.sort({ requestTimestamp: direction }).limit(1).next();
      return record ? weekOf(record.requestTimestamp, database.weekTimeZone) : undefined;
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

/** Sums are kept twice: of each tool, and of each of its accounts. */
const KINDS = ['weeklyRollups', 'weeklyAccountRollups'] as const;
type RollupKind = (typeof KINDS)[number];

const KEYS = {
  weeklyRollups: { toolId: '$toolId', environment: '$environment' },
  weeklyAccountRollups: { toolId: '$toolId', environment: '$environment', accountId: '$accountId' },
} as const satisfies Readonly<Record<RollupKind, object>>;

function keptStages(kind: RollupKind, week: Date): Document[] {
  return [{ $match: { week } }, { $group: { _id: KEYS[kind], ...KEPT_SUMS_AND_DURATIONS } }];
}

function countingStages(kind: RollupKind, week: Date, timeZone: TimeZone): Document[] {
  const requestTimestamp = { $gte: weekBegins(week, timeZone), $lt: weekEnds(week, timeZone) };
  const status = { $in: [...TERMINAL_STATUSES] };
  return [
    { $match: { status, requestTimestamp, schemaVersion: RECORD_VERSION } },
    ...recordSumStages(KEYS[kind]),
  ];
}

const keyOf = ({ _id }: Document): string => JSON.stringify([_id.toolId, _id.environment, _id.accountId]);

const byKey = (rows: readonly Document[]): ReadonlyMap<string, Document> =>
  new Map(rows.map((row) => [keyOf(row), row]));

/** Both sums of every tool and environment, or account, that either knows. */
async function compareKind(
  database: Database,
  kind: RollupKind,
  week: Date,
  session: ClientSession,
): Promise<readonly RollupComparison[]> {
  const keptRows = await database.db
    .collection(kind)
    .aggregate(keptStages(kind, week), { session })
    .toArray();
  const records = database.generationOutputs.aggregate(countingStages(kind, week, database.weekTimeZone), {
    session,
  });
  const [kept, counted] = [byKey(keptRows), byKey(await records.toArray())];
  return [...new Map([...kept, ...counted])].map(([key, { _id }]) => ({
    week,
    toolId: _id.toolId as ToolId,
    environment: _id.environment as string,
    ...(kind === 'weeklyAccountRollups' && { accountId: _id.accountId as AccountId }),
    kept: contributionFromSums(kept.get(key)),
    counted: contributionFromSums(counted.get(key)),
  }));
}

async function compare(
  database: Database,
  week: Date,
  session: ClientSession,
): Promise<readonly RollupComparison[]> {
  const all: RollupComparison[] = [];
  for (const kind of KINDS) all.push(...(await compareKind(database, kind, week, session)));
  return all;
}

/** The sums kept of a week beside those of its records, both of one moment. */
export async function compareRollups(database: Database, week: Date): Promise<readonly RollupComparison[]> {
  return inTransaction(database, (session) => compare(database, week, session));
}

async function replace(
  { weeklyRollups, weeklyAccountRollups }: Database,
  { week, toolId, environment, accountId, counted }: RollupComparison,
  session: ClientSession,
): Promise<void> {
  const names = { week, toolId, environment };
  const fields = { ...contributionFields(counted), shard: 0 };
  if (accountId === undefined) {
    await weeklyRollups.deleteMany(names, { session });
    if (counted.count > 0)
      await weeklyRollups.insertOne({ _id: new ObjectId(), ...names, ...fields }, { session });
    return;
  }
  await weeklyAccountRollups.deleteMany({ ...names, accountId }, { session });
  if (counted.count > 0)
    await weeklyAccountRollups.insertOne(
      { _id: new ObjectId(), ...names, accountId, ...fields },
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
