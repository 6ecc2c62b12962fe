/** A place in a list that is shown newest first, and the side of it that is wanted. */
export interface ListPosition {
  readonly time: Date;
  readonly id: string;
  /** What is newer than the place; what is older, where absent. */
  readonly side?: 'newer';
}

/** A way through a list from a place on, in the operators of the database. */
export interface Way {
  readonly sort: 1 | -1;
  /** Farther on. */
  readonly beyond: '$lt' | '$gt';
  /** There, or farther on. */
  readonly onwards: '$lte' | '$gte';
  /** There, or not as far. */
  readonly upTo: '$gte' | '$lte';
  /** An id past every record of its time. */
  readonly lastId: string;
  /** An id before every record of its time. */
  readonly firstId: string;
}

const LOWEST_ID = '0'.repeat(24);
const HIGHEST_ID = 'f'.repeat(24);
const OLDER: Way = {
  sort: -1,
  beyond: '$lt',
  onwards: '$lte',
  upTo: '$gte',
  lastId: LOWEST_ID,
  firstId: HIGHEST_ID,
};
const NEWER: Way = {
  sort: 1,
  beyond: '$gt',
  onwards: '$gte',
  upTo: '$lte',
  lastId: HIGHEST_ID,
  firstId: LOWEST_ID,
};

/** The way that leads on from a place; from the beginning of a list it leads to older records. */
export function wayFrom(place: ListPosition | undefined): Way {
  return place?.side === 'newer' ? NEWER : OLDER;
}
