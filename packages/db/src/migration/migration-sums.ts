import type { WeeklyChange } from '@genledger/domain/statistics';
import type { AnyBulkWriteOperation, ClientSession, Db, Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { contributionFields, contributionIncrements } from '../repositories/contribution-fields.ts';
import { type Addition, additionsOf, MIGRATION_SHARD, type SumKey } from '../repositories/rollups.ts';

const textOf = ({ week, accountId, toolId, environment }: SumKey): string =>
  JSON.stringify([week.getTime(), accountId ?? null, toolId, environment]);

const anyOf = (values: readonly (string | undefined)[]) => ({ $in: [...new Set(values)] });

/** The sums of the migration over the weeks, tools and accounts of some keys; week by week, so that they are few more than the keys. */
function nearby(keys: readonly SumKey[]): Document {
  const weeks = Map.groupBy(keys, ({ week }) => week.getTime());
  const branches = Array.from(weeks, ([week, ofWeek]) => ({
    week: new Date(week),
    ...(ofWeek[0]?.accountId !== undefined && { accountId: anyOf(ofWeek.map((key) => key.accountId)) }),
    toolId: anyOf(ofWeek.map(({ toolId }) => toolId)),
    environment: anyOf(ofWeek.map(({ environment }) => environment)),
    shard: MIGRATION_SHARD,
  }));
  return { $or: branches };
}

async function add(
  db: Db,
  collection: string,
  additions: readonly Addition[],
  session: ClientSession,
): Promise<void> {
  const sums = db.collection(collection);
  const found = await sums
    .find(nearby(additions.map(({ key }) => key)), {
      projection: { week: 1, accountId: 1, toolId: 1, environment: 1, shard: 1 },
      session,
    })
    .toArray();
  const ids = new Map(found.map((sum) => [textOf(sum as unknown as SumKey), sum._id]));
  const operations = additions.map(({ key, change }): AnyBulkWriteOperation<Document> => {
    const id: ObjectId | undefined = ids.get(textOf(key));
    return id === undefined
      ? { insertOne: { document: { ...key, ...contributionFields(change) } } }
      : { updateOne: { filter: { _id: id }, update: { $inc: contributionIncrements(change) } } };
  });
  await sums.bulkWrite(operations, { ordered: false, session });
}

/**
 * Adds what many migrated records count to the weekly sums of the migration, which nobody else writes, in the transaction that writes the
 * records. Sums that are not there yet are inserted and the others found by their ids, since the search of an upsert takes the server
 * several times as long, and nearly each record of a batch has a sum of its own.
 */
export async function addToMigrationSums(
  { db, weekTimeZone }: Database,
  changes: readonly WeeklyChange[],
  session: ClientSession,
): Promise<void> {
  if (changes.length === 0) return;
  const { ofTools, ofAccounts } = additionsOf(changes, weekTimeZone, MIGRATION_SHARD);
  await add(db, 'weeklyRollups', ofTools, session);
  await add(db, 'weeklyAccountRollups', ofAccounts, session);
}
