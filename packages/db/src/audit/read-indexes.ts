import type { ExistingIndex } from '@genledger/domain/audit';
import { type Db, MongoServerError } from 'mongodb';

/** How often indexes were used, by name; nothing where the user may not ask. */
async function readUses(db: Db, collection: string): Promise<ReadonlyMap<string, number>> {
  try {
    const stats = await db.collection(collection).aggregate([{ $indexStats: {} }]).toArray();
    return new Map(stats.map(({ name, accesses }) => [String(name), Number(accesses?.ops ?? 0)]));
  } catch (error) {
    if (error instanceof MongoServerError) return new Map();
    throw error;
  }
}

/** The indexes of collections, with their use where the server tells it. */
export async function readIndexes(db: Db, collections: readonly string[]): Promise<readonly ExistingIndex[]> {
  const found: ExistingIndex[] = [];
  for (const collection of collections) {
    const [indexes, uses] = await Promise.all([db.collection(collection).listIndexes().toArray(), readUses(db, collection)]);
    for (const { name, key } of indexes) {
      const used = uses.get(String(name));
      found.push({ collection, name: String(name), keys: { ...key }, ...(used !== undefined && { uses: used }) });
    }
  }
  return found;
}
