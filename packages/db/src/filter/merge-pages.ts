import { type Part, pageOf, type RecordPage, type Search } from './page-of.ts';
import { type ListPosition, wayFrom } from './place.ts';

/** A record with its place in a list. */
interface Placed {
  readonly id: string;
  readonly time: Date;
}

/** Where the first of the lists that ended early did: what lies beyond is not shown, since records of others could lie between. */
function cutOf(searches: readonly Search[], isOlder: boolean): Date | undefined {
  const ends = searches.flatMap(
    ({ lookedBackTo, lookedUpTo }) => (lookedBackTo ?? lookedUpTo)?.getTime() ?? [],
  );
  return ends.length === 0 ? undefined : new Date(isOlder ? Math.max(...ends) : Math.min(...ends));
}

function servedBy(searches: readonly Search[]): string | null {
  return searches.some((search) => search.servedBy === null) ? null : (searches[0]?.servedBy ?? null);
}

function newestFirst(one: Placed, other: Placed): number {
  return other.time.getTime() - one.time.getTime() || (one.id < other.id ? 1 : -1);
}

/** One page of several lists of one order, each read as far as the page that is wanted of the whole. */
export function mergePages<Item extends Placed>(
  pages: readonly RecordPage<Item>[],
  part: Part,
): RecordPage<Item> {
  const isOlder = wayFrom(part.after).sort === -1;
  const searches = pages.map(({ search }) => search);
  const cut = cutOf(searches, isOlder);
  const isKnown = ({ time }: Placed) => cut === undefined || (isOlder ? time >= cut : time <= cut);
  const known = pages
    .flatMap(({ items }) => items)
    .filter(isKnown)
    .toSorted(newestFirst);
  const read = isOlder ? known : known.toReversed();
  const isMore = pages.some(({ next, previous }) => (isOlder ? next : previous) !== undefined);
  const edge = read.length < part.limit ? cut : undefined;
  const found = { read, isMore, ...(edge && { edge }), servedBy: servedBy(searches) };
  return pageOf(found, part, ({ time, id }): ListPosition => ({ time, id }));
}
