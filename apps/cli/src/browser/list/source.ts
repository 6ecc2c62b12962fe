import { matches } from '@genledger/domain/filter';
import {
  type BrowseContext,
  type BrowsedChange,
  type BrowsedListName,
  type BrowsedRow,
  type BrowsePart,
  type BrowsePlace,
  browseAgain,
  browseCount,
  browsedList,
  browseEstimate,
  browsePage,
  isServedByIndex,
  watchBrowsed,
} from '@genledger/services/browse';
import { jsonOf, plainValue, textAt, valueAt } from '../value.ts';
import type { ListQuery } from './query.ts';

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
  /** Reading takes long, and is done again only when it is asked for. */
  readonly isCostly?: true;
  watch?(onChange: (change: BrowsedChange) => void): () => void;
}

/** The rows of a collection. */
export function collectionSource(context: BrowseContext, name: BrowsedListName, query: ListQuery): RowSource {
  const list = browsedList(name, { ...query, now: context.clock.now() });
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

type WholeRow = { readonly id: string };

/** The order of two texts: of the words of a field, as numbers, or by the alphabet. */
function compare(one: string, other: string, words: readonly string[] | undefined): number {
  if (words) return words.indexOf(one) - words.indexOf(other);
  const [first, second] = [Number(one), Number(other)];
  return Number.isNaN(first) || Number.isNaN(second) ? one.localeCompare(other) : first - second;
}

/** The rows that a query asks for, in its order; rows come in an order of their own where it names none of their fields. */
function asked(rows: readonly BrowsedRow[], { terms, sort, words }: ListQuery): readonly BrowsedRow[] {
  const now = new Date();
  const kept = rows.filter(({ value }) => matches(terms, jsonOf(value) as Record<string, unknown>, now));
  if (!kept.some(({ value }) => valueAt(value, sort.field))) return kept;
  const way = sort.direction === 'ascending' ? 1 : -1;
  const textOf = ({ value }: BrowsedRow) => textAt(value, sort.field) ?? '';
  return kept.toSorted((one, other) => way * compare(textOf(one), textOf(other), words));
}

/** Rows that are read as a whole, such as the findings of one report. */
export function wholeSource(
  read: () => Promise<readonly WholeRow[]>,
  query: ListQuery,
  extras: Pick<RowSource, 'watch' | 'isCostly'> = {},
): RowSource {
  let last: Promise<readonly BrowsedRow[]> | undefined;
  const rows = async () =>
    asked(
      (await read()).map((item) => ({
        id: item.id,
        place: { value: item.id, id: item.id },
        value: plainValue(item),
      })),
      query,
    );
  return {
    async page(part) {
      if (part.kind === 'after' || part.kind === 'before') return [];
      last = rows();
      return last;
    },
    async again(places) {
      const ids = new Set(places.map(({ id }) => id));
      return (await rows()).filter(({ id }) => ids.has(id));
    },
    estimate: async () => undefined,
    count: async () => (await (last ?? rows())).length,
    isIndexed: async () => true,
    ...extras,
  };
}
