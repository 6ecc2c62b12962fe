import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { BrowseList } from './pages.ts';

/** Longest time that an exact count may take, ms. */
const COUNT_LIMIT_MS = 30_000;

/** How many documents a collection holds, from its metadata: at once, and about right. */
export function estimateCount(database: Database, collection: string): Promise<number> {
  return database.db.collection(collection).estimatedDocumentCount();
}

/** How many documents a list holds exactly. @throws the driver's error where it takes too long */
export function exactCount(
  database: Database,
  { collection, conditions }: Pick<BrowseList, 'collection' | 'conditions'>,
  signal: AbortSignal,
): Promise<number> {
  return database.db.collection(collection).countDocuments(conditions, { maxTimeMS: COUNT_LIMIT_MS, signal });
}

/** Whether an index serves a list, or every document has to be looked at. */
export async function isIndexed(
  database: Database,
  { collection, conditions, sort }: BrowseList,
): Promise<boolean> {
  const plan: Document = await database.db
    .collection(collection)
    .find(conditions)
    .sort({ [sort.field]: 1 })
    .limit(1)
    .explain('queryPlanner');
  const text = JSON.stringify(plan['queryPlanner']?.['winningPlan'] ?? {});
  const walksIds = text.includes('"_id_"');
  const isFiltered = Object.keys(conditions).length > 0;
  return !text.includes('"COLLSCAN"') && !(walksIds && isFiltered);
}
