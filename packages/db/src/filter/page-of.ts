import { type ListPosition, wayFrom } from './place.ts';

/** How a list was found. */
export interface Search {
  /** The index that led to the records; none where no index serves the filter. */
  readonly servedBy: string | null;
  /** Where looking ended because it had been at enough records: older ones may fulfil the filter, too. */
  readonly lookedBackTo?: Date;
  /** The same on the way to newer records. */
  readonly lookedUpTo?: Date;
}

/** A page of a list, newest first. It may have less than was wanted while there is more: its places say so. */
export interface RecordPage<Item> {
  readonly items: readonly Item[];
  /** Where the older records begin. */
  readonly next?: ListPosition;
  /** Where the newer records begin. */
  readonly previous?: ListPosition;
  readonly search: Search;
}

/** Which part of a list is wanted. */
export interface Part {
  readonly after?: ListPosition | undefined;
  readonly limit: number;
}

/** What was read of a list, in the order of its way. */
interface Found<Item> {
  readonly read: readonly Item[];
  /** Whether there is more than was read. */
  readonly isMore: boolean;
  /** Where looking ended early. */
  readonly edge?: Date;
  readonly servedBy: string | null;
}

/** Cuts what was read to a page, with the places where its neighbours begin. @param placeOf a record's own place */
export function pageOf<Item>(
  { read, isMore, edge, servedBy }: Found<Item>,
  { after, limit }: Part,
  placeOf: (item: Item) => ListPosition,
): RecordPage<Item> {
  const way = wayFrom(after);
  const taken = read.slice(0, limit);
  const [first, last] = [taken[0], taken.at(-1)];
  const lastPlace = (isMore || read.length > limit) && last ? placeOf(last) : undefined;
  const ahead = edge ? { time: edge, id: way.lastId } : lastPlace;
  const back = after && (first ? placeOf(first) : { time: after.time, id: way.firstId });
  if (way.sort === -1) {
    const search = { servedBy, ...(edge && { lookedBackTo: edge }) };
    return {
      items: taken,
      ...(ahead && { next: ahead }),
      ...(back && { previous: { ...back, side: 'newer' } }),
      search,
    };
  }
  const search = { servedBy, ...(edge && { lookedUpTo: edge }) };
  return {
    items: taken.toReversed(),
    ...(back && { next: back }),
    ...(ahead && { previous: { ...ahead, side: 'newer' } }),
    search,
  };
}
