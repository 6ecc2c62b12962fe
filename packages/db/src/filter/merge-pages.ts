import { type ListPosition, LOWEST_ID, type RecordPage, type Search } from './read-list.ts';

/** A record with its place in a list. */
interface Placed {
  readonly id: string;
  readonly time: Date;
}

/** Where the first of the lists that ended early did: older records are not shown, since those of others could lie between them. */
function cutOf(searches: readonly Search[]): Date | undefined {
  const ends = searches.flatMap(({ lookedBackTo }) => lookedBackTo?.getTime() ?? []);
  return ends.length === 0 ? undefined : new Date(Math.max(...ends));
}

function servedBy(searches: readonly Search[]): string | null {
  return searches.some((search) => search.servedBy === null) ? null : (searches[0]?.servedBy ?? null);
}

/**
 * One page of several lists with one order, each read as far as a page from one place on.
 * @param limit the length of each page, and of the whole
 */
export function mergePages<Item extends Placed>(
  pages: readonly RecordPage<Item, ListPosition>[],
  order: (one: Item, other: Item) => number,
  limit: number,
): RecordPage<Item, ListPosition> {
  const searches = pages.map(({ search }) => search);
  const cut = cutOf(searches);
  const known = pages.flatMap(({ items }) => items).filter(({ time }) => cut === undefined || time >= cut);
  const items = known.toSorted(order).slice(0, limit);
  const last = items.at(-1);
  const search = { servedBy: servedBy(searches) };
  const isMore = known.length > limit || pages.some(({ next }) => next !== undefined);
  if (!isMore) return { items, search };
  if (items.length === limit && last) return { items, next: { time: last.time, id: last.id }, search };
  return cut
    ? { items, next: { time: cut, id: LOWEST_ID }, search: { ...search, lookedBackTo: cut } }
    : { items, search };
}
