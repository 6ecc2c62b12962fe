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

async function planOf(
  database: Database,
  { collection, conditions }: BrowseList,
  sort: Document,
): Promise<string> {
  const plan: Document = await database.db
    .collection(collection)
    .find(conditions)
    .sort(sort)
    .limit(1)
    .explain('queryPlanner');
  return JSON.stringify(plan['queryPlanner']?.['winningPlan'] ?? {});
}

/** Whether an index serves a list, or every document may have to be looked at. */
export async function isIndexed(database: Database, list: BrowseList): Promise<boolean> {
  const isFiltered = Object.keys(list.conditions).length > 0;
  const plan = await planOf(database, list, isFiltered ? {} : { [list.sort.field]: 1 });
  return !plan.includes('"COLLSCAN"') && plan !== '{}';
}
