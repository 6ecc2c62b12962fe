import type { ExistingIndex } from '@genledger/domain/audit';
import { type Db, MongoServerError } from 'mongodb';

/** A server counts since its start, or since the index was made: before a day has passed, no use says nothing. */
const LEAST_WATCHED_MS = 86_400_000;

/** How often indexes were used, by name; nothing where the user may not ask, or the server has not watched for long. */
async function readUses(db: Db, collection: string, nowMs: number): Promise<ReadonlyMap<string, number>> {
  try {
    const stats = await db
      .collection(collection)
      .aggregate([{ $indexStats: {} }])
      .toArray();
    return new Map(
      stats
        .filter(({ accesses }) => nowMs - new Date(accesses?.since).getTime() >= LEAST_WATCHED_MS)
        .map(({ name, accesses }) => [String(name), Number(accesses?.ops ?? 0)]),
    );
  } catch (error) {
    if (error instanceof MongoServerError) return new Map();
    throw error;
  }
}

/** The indexes of collections, with their use where the server tells it. */
export async function readIndexes(
  db: Db,
  collections: readonly string[],
  nowMs: number,
): Promise<readonly ExistingIndex[]> {
  const found: ExistingIndex[] = [];
  for (const collection of collections) {
    const [indexes, uses] = await Promise.all([
      db.collection(collection).listIndexes().toArray(),
      readUses(db, collection, nowMs),
    ]);
    for (const { name, key } of indexes) {
      const used = uses.get(String(name));
      found.push({
        collection,
        name: String(name),
        keys: { ...key },
        ...(used !== undefined && { uses: used }),
      });
    }
  }
  return found;
}
