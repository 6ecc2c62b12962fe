import {
  type BrowsedRow,
  type BrowseList,
  type BrowsePart,
  type BrowsePlace,
  estimateCount,
  exactCount,
  isIndexed,
  readPage,
  readRows,
} from '@genledger/db/browse';
import type { BrowseContext } from './context.ts';
import { maskSecrets } from './mask.ts';

const masked = (row: BrowsedRow): BrowsedRow => ({ ...row, value: maskSecrets(row.value) });

/** A part of a list of documents, in the order of the list. @throws the driver's error where it takes too long */
export async function browsePage(
  { database }: BrowseContext,
  list: BrowseList,
  part: BrowsePart,
  limit: number,
): Promise<readonly BrowsedRow[]> {
  return (await readPage(database, list, part, limit)).map(masked);
}

/** Documents of a list as they are now; those that are gone or no longer belong to it are left out. */
export async function browseAgain(
  { database }: BrowseContext,
  list: BrowseList,
  places: readonly BrowsePlace[],
): Promise<readonly BrowsedRow[]> {
  return (await readRows(database, list, places)).map(masked);
}

/** How many documents a list holds: about, at once, where nothing narrows it; else unknown until it is counted. */
export async function browseEstimate(
  { database }: BrowseContext,
  { collection, conditions }: BrowseList,
): Promise<number | undefined> {
  return Object.keys(conditions).length === 0 ? estimateCount(database, collection) : undefined;
}

/** How many documents a list holds exactly. @throws the driver's error where it takes too long */
export function browseCount(
  { database }: BrowseContext,
  list: BrowseList,
  signal: AbortSignal,
): Promise<number> {
  return exactCount(database, list, signal);
}

/** Whether an index serves a list; if not, every document has to be looked at, within a limit of time. */
export function isServedByIndex({ database }: BrowseContext, list: BrowseList): Promise<boolean> {
  return isIndexed(database, list);
}
