import type { WeeklyChange } from '@genledger/domain/statistics';
import type { ClientSession, Db, Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { contributionFields, contributionIncrements } from '../repositories/contribution-fields.ts';
import { type Addition, additionsOf, MIGRATION_SHARD, type SumKey } from '../repositories/rollups.ts';
import { giveWrite } from './replace-documents.ts';

/** Sums that are written by one command, which may have 16 MiB: one of them takes some 3 KiB at most. */
const SUMS_IN_COMMAND = 1000;

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

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let begin = 0; begin < items.length; begin += SUMS_IN_COMMAND)
    yield items.slice(begin, begin + SUMS_IN_COMMAND);
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
  const documents: Document[] = [];
  const updates: Document[] = [];
  for (const { key, change } of additions) {
    const id: ObjectId | undefined = ids.get(textOf(key));
    if (id === undefined) documents.push({ ...key, ...contributionFields(change) });
    else updates.push({ q: { _id: id }, u: { $inc: contributionIncrements(change) } });
  }
  for (const some of chunksOf(documents))
    await giveWrite(db, { insert: collection, documents: some }, { session });
  for (const some of chunksOf(updates))
    await giveWrite(db, { update: collection, updates: some }, { session });
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
