import type { Database } from '../client/database.ts';
import { inTransaction } from '../client/transaction.ts';
import { ofCleaning, trashOf } from './trash-collection.ts';

/** What one cleaning took away, as far as it still lies in the trash. */
export interface Cleaning {
  readonly id: string;
  readonly trashedAt: Date;
  readonly purgeAt: Date;
  /** Documents by collection. */
  readonly collections: Readonly<Record<string, number>>;
}

/** Cleanings in the trash, newest first. */
export async function listCleanings(database: Database): Promise<readonly Cleaning[]> {
  const rows = await trashOf(database)
    .aggregate<{ _id: { cleaning: string; collection: string }; count: number; at: Date; purgeAt: Date }>([
      {
        $group: {
          _id: { cleaning: { $first: { $split: ['$batch', '/'] } }, collection: '$collection' },
          count: { $sum: 1 },
          at: { $min: '$trashedAt' },
          purgeAt: { $min: '$purgeAt' },
        },
      },
    ])
    .toArray();
  const cleanings = [...Map.groupBy(rows, ({ _id }) => _id.cleaning)].map(([id, group]) => ({
    id,
    trashedAt: new Date(Math.min(...group.map(({ at }) => at.getTime()))),
    purgeAt: new Date(Math.min(...group.map(({ purgeAt }) => purgeAt.getTime()))),
    collections: Object.fromEntries(group.map(({ _id, count }) => [_id.collection, count]).sort()),
  }));
  return cleanings.sort((a, b) => b.trashedAt.getTime() - a.trashedAt.getTime());
}

/** The batches of a cleaning that still lie in the trash, in order. */
export async function listBatches(database: Database, cleaning: string): Promise<readonly string[]> {
  const rows = await trashOf(database)
    .aggregate<{ _id: string }>([
      { $match: ofCleaning(cleaning) },
      { $group: { _id: '$batch' } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return rows.map(({ _id }) => _id);
}

/** Destroys a batch, all of it or nothing. @returns how many documents */
export async function purgeBatch(database: Database, batch: string): Promise<number> {
  return inTransaction(database, async (session) => {
    const { deletedCount } = await trashOf(database).deleteMany({ batch }, { session });
    return deletedCount;
  });
}
