import {
  type BrowseContext,
  type BrowsedChange,
  type BrowsedRow,
  type BrowseList,
  type BrowsePart,
  type BrowsePlace,
  browseAgain,
  browseCount,
  browseEstimate,
  browsePage,
  isServedByIndex,
  watchBrowsed,
} from '@genledger/services/browse';
import { plainValue } from '../value.ts';

/** Where the rows of a list come from. */
export interface RowSource {
  page(part: BrowsePart, limit: number): Promise<readonly BrowsedRow[]>;
  /** Rows as they are now; those that are gone are left out. */
  again(places: readonly BrowsePlace[]): Promise<readonly BrowsedRow[]>;
  /** About how many there are, where that is known at once. */
  estimate(): Promise<number | undefined>;
  count(signal: AbortSignal): Promise<number>;
  /** Whether an index serves the list. */
  isIndexed(): Promise<boolean>;
  /** Tells of changes until the function that it returns is called; absent where the rows are a snapshot. */
  watch?(onChange: (change: BrowsedChange) => void): () => void;
}

/** The rows of a collection. */
export function collectionSource(context: BrowseContext, list: BrowseList): RowSource {
  return {
    page: (part, limit) => browsePage(context, list, part, limit),
    again: (places) => browseAgain(context, list, places),
    estimate: () => browseEstimate(context, list),
    count: (signal) => browseCount(context, list, signal),
    isIndexed: () => isServedByIndex(context, list),
    watch(onChange) {
      const watch = watchBrowsed(context, list.collection, onChange);
      return () => void watch.close();
    },
  };
}

/** Rows that are read as a whole, such as the findings of one report. @param read each with an `id` */
export function wholeSource(read: () => Promise<readonly { readonly id: string }[]>): RowSource {
  const rows = async () =>
    (await read()).map(
      (item): BrowsedRow => ({
        id: item.id,
        place: { value: item.id, id: item.id },
        value: plainValue(item),
      }),
    );
  return {
    page: async (part) => (part.kind === 'first' || part.kind === 'last' ? rows() : []),
    async again(places) {
      const ids = new Set(places.map(({ id }) => id));
      return (await rows()).filter(({ id }) => ids.has(id));
    },
    estimate: async () => undefined,
    count: async () => (await rows()).length,
    isIndexed: async () => true,
  };
}
