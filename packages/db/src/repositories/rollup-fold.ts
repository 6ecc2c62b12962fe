import type { ClientSession, Collection, Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import { contributionFromSums, KEPT_SUMS_AND_DURATIONS } from './contribution-sums.ts';
import { replaceSums } from './rollup-replacement.ts';
import { MIGRATION_SHARD } from './rollups.ts';

/** Sums that are put together in one transaction at most. */
const AT_ONCE = 500;

/** The shards that completions write. */
const WRITTEN = { $lt: MIGRATION_SHARD };
const BEHIND_FIRST = { $gt: 0, ...WRITTEN };

const NAMES = { toolId: '$toolId', environment: '$environment', accountId: '$accountId' } as const;

/** What sums of one week are of, as the database groups them: without an account where they are not an account's. */
async function scatteredSums(
  collection: Collection,
  week: Date,
  session: ClientSession,
): Promise<readonly Document[]> {
  return collection
    .aggregate(
      [
        { $match: { week, shard: WRITTEN } },
        { $group: { _id: NAMES, last: { $max: '$shard' }, ...KEPT_SUMS_AND_DURATIONS } },
        { $match: { last: { $gt: 0 } } },
        { $limit: AT_ONCE },
      ],
      { session },
    )
    .toArray();
}

/** Puts some sums of a week together. @returns how many */
async function foldSome(database: Database, collection: Collection, week: Date): Promise<number> {
  return inTransaction(database, async (session) => {
    const rows = await scatteredSums(collection, week, session);
    if (rows.length === 0) return 0;
    const named = rows.map((row) => ({ names: { week, ...row['_id'] }, sums: contributionFromSums(row) }));
    const removed = named.map(({ names }) => ({ ...names, shard: WRITTEN }));
    await replaceSums(collection, removed, named, session);
    return rows.length;
  });
}

/**
 * Puts the shards of weekly sums into one, for weeks that are over: few write them any more, and every report reads them. It may run
 * beside everything else: a completion that comes between reading and writing conflicts with it, and one of both is done again.
 * @param before the first week that is left as it is
 * @returns how many sums were put together
 */
export async function foldRollups(
  database: Database,
  before: Date,
  isWanted: () => boolean,
): Promise<number> {
  let folded = 0;
  for (const { collectionName } of [database.weeklyRollups, database.weeklyAccountRollups]) {
    const collection = database.db.collection(collectionName);
    const weeks = await collection.distinct('week', { week: { $lt: before }, shard: BEHIND_FIRST });
    for (const week of weeks) {
      for (let some = AT_ONCE; some === AT_ONCE && isWanted(); folded += some) {
        some = await foldSome(database, collection, week);
      }
    }
  }
  return folded;
}
