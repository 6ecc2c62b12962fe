import { TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import {
  type Contribution,
  NO_CONTRIBUTION,
  sumOfContributions,
  weekBegins,
  weekEnds,
  weekOf,
} from '@genledger/domain/statistics';
import type { ClientSession, Collection, Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { WeeklyAccountRollupDocument, WeeklyRollupDocument } from '../client/documents.ts';
import { inTransaction } from '../client/transaction.ts';
import { contributionFromSums, KEPT_SUMS_AND_DURATIONS, recordSumStages } from './contribution-sums.ts';
import { replaceSums } from './rollup-replacement.ts';

const RECORD_VERSION = 2;

/** What sums are of; without an account, of all of them. */
interface SumNames {
  readonly toolId: ToolId;
  readonly environment: string;
  readonly accountId?: AccountId;
}

/** The sums of a tool in one environment and week: as they are kept, and as its records add up. */
export interface RollupComparison extends SumNames {
  readonly week: Date;
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

interface NamedSums {
  readonly names: SumNames;
  readonly sums: Contribution;
}

const TOOL_KEY = { toolId: '$toolId', environment: '$environment' } as const;
const ACCOUNT_KEY = { ...TOOL_KEY, accountId: '$accountId' } as const;

const keyOf = ({ toolId, environment, accountId }: SumNames): string =>
  JSON.stringify([toolId, environment, accountId]);

function namedSums(row: Document): NamedSums {
  return { names: row['_id'] as SumNames, sums: contributionFromSums(row) };
}

async function keptSums(
  collection: Collection<WeeklyRollupDocument> | Collection<WeeklyAccountRollupDocument>,
  key: typeof TOOL_KEY | typeof ACCOUNT_KEY,
  week: Date,
  session: ClientSession,
): Promise<readonly NamedSums[]> {
  const stages = [{ $match: { week } }, { $group: { _id: key, ...KEPT_SUMS_AND_DURATIONS } }];
  return (await collection.aggregate<Document>(stages, { session }).toArray()).map(namedSums);
}

/** The sums of every account's records. */
async function countedSums(
  { generationOutputs, weekTimeZone }: Database,
  week: Date,
  session: ClientSession,
): Promise<readonly NamedSums[]> {
  const requestTimestamp = { $gte: weekBegins(week, weekTimeZone), $lt: weekEnds(week, weekTimeZone) };
  const status = { $in: [...TERMINAL_STATUSES] };
  const stages = [
    { $match: { status, requestTimestamp, schemaVersion: RECORD_VERSION } },
    ...recordSumStages(ACCOUNT_KEY),
  ];
  return (await generationOutputs.aggregate<Document>(stages, { session }).toArray()).map(namedSums);
}

/** Adds the sums of accounts up to those of tools. */
function overAccounts(all: readonly NamedSums[]): readonly NamedSums[] {
  const byTool = Map.groupBy(all, ({ names: { toolId, environment } }) => keyOf({ toolId, environment }));
  return [...byTool.values()].flatMap((accounts) => {
    const [first] = accounts;
    if (first === undefined) return [];
    const { toolId, environment } = first.names;
    return [{ names: { toolId, environment }, sums: sumOfContributions(accounts.map(({ sums }) => sums)) }];
  });
}

/** Both sums of everything that either side knows. */
function compareSums(
  week: Date,
  keptRows: readonly NamedSums[],
  countedRows: readonly NamedSums[],
): readonly RollupComparison[] {
  const byKey = (rows: readonly NamedSums[]) => new Map(rows.map((row) => [keyOf(row.names), row]));
  const [kept, counted] = [byKey(keptRows), byKey(countedRows)];
  return [...new Map([...kept, ...counted])].map(([key, { names }]) => ({
    week,
    ...names,
    kept: kept.get(key)?.sums ?? NO_CONTRIBUTION,
    counted: counted.get(key)?.sums ?? NO_CONTRIBUTION,
  }));
}

/** Sums are kept twice, of each tool and of each of its accounts; the records are added up once. */
async function compare(
  database: Database,
  week: Date,
  session: ClientSession,
): Promise<readonly RollupComparison[]> {
  const ofTools = await keptSums(database.weeklyRollups, TOOL_KEY, week, session);
  const ofAccounts = await keptSums(database.weeklyAccountRollups, ACCOUNT_KEY, week, session);
  const counted = await countedSums(database, week, session);
  return [...compareSums(week, ofTools, overAccounts(counted)), ...compareSums(week, ofAccounts, counted)];
}

/** The sums kept of a week beside those of its records, both of one moment. */
export async function compareRollups(database: Database, week: Date): Promise<readonly RollupComparison[]> {
  return inTransaction(database, (session) => compare(database, week, session));
}

/** Puts the sums of the records in place of those kept, of one collection. */
async function replaceIn(
  collection: Collection,
  comparisons: readonly RollupComparison[],
  session: ClientSession,
): Promise<void> {
  const named = comparisons.map(({ kept: _kept, counted: sums, ...names }) => ({ names, sums }));
  const removed = named.map(({ names }) => names);
  const counted = named.filter(({ sums }) => sums.count > 0);
  await replaceSums(collection, removed, counted, session);
}

async function replace(
  { db, weeklyRollups, weeklyAccountRollups }: Database,
  comparisons: readonly RollupComparison[],
  session: ClientSession,
): Promise<void> {
  const ofTools = comparisons.filter(({ accountId }) => accountId === undefined);
  const ofAccounts = comparisons.filter(({ accountId }) => accountId !== undefined);
  await replaceIn(db.collection(weeklyRollups.collectionName), ofTools, session);
  await replaceIn(db.collection(weeklyAccountRollups.collectionName), ofAccounts, session);
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
    await replace(database, different, session);
    return different;
  });
}
