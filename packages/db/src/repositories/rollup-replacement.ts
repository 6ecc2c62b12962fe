import type { Contribution } from '@genledger/domain/statistics';
import { type ClientSession, type Collection, type Document, ObjectId } from 'mongodb';
import { contributionFields } from './contribution-fields.ts';

/** Sums, and what they are of: the week, and what is told apart within it. */
export interface WeekSums {
  readonly names: Readonly<Document>;
  readonly sums: Contribution;
}

/** Puts sums into one document each, in place of what is kept. @param removed which documents go, each by a filter */
export async function replaceSums(
  collection: Collection,
  removed: readonly Document[],
  all: readonly WeekSums[],
  session: ClientSession,
): Promise<void> {
  if (removed.length === 0) return;
  await collection.bulkWrite(
    removed.map((filter) => ({ deleteMany: { filter } })),
    { session },
  );
  const documents = all.map(({ names, sums }) => ({
    _id: new ObjectId(),
    ...names,
    ...contributionFields(sums),
    shard: 0,
  }));
  if (documents.length > 0) await collection.insertMany(documents, { session });
}
