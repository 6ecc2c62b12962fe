import { type BrowsedChange, watchCollection } from '@genledger/db/browse';
import type { ChangeWatch } from '@genledger/db/repositories';
import type { BrowseContext } from './context.ts';

/** Watches a collection until it is closed. */
export function watchBrowsed(
  { database }: BrowseContext,
  collection: string,
  onChange: (change: BrowsedChange) => void,
): ChangeWatch {
  return watchCollection(database, collection, onChange);
}
