import type { FilterTerm } from '@genledger/domain/filter';
import { type Collection, type Document, type Filter, ObjectId } from 'mongodb';
import { termConditions } from './conditions.ts';
import { type Route, routesOf } from './narrow.ts';
import type { ListSource } from './sources.ts';

/** Records that are looked at for one page where an index leads to more than are wanted. */
export const MOST_EXAMINED = 20_000;
/** Records that are looked at first: mostly the page is full by then. */
const FIRST_EXAMINED = 1000;
const LONGEST_MS = 10_000;
/** Behind every record of its time. */
export const LOWEST_ID = '0'.repeat(24);

/** Terms of a filter, and what ages in them are counted from. */
export interface FilterMatching {
  readonly terms: readonly FilterTerm[];
  readonly now: Date;
}

/** A place in a list, newest first: after this record. */
export interface ListPosition {
  readonly time: Date;
  readonly id: string;
}

/** Which records are wanted. */
export interface ListRequest extends FilterMatching {
  readonly after?: ListPosition;
  readonly limit: number;
  readonly projection: Document;
}

/** How a list was found. */
export interface Search {
  /** The index that led to the records; none where no index serves the filter. */
  readonly servedBy: string | null;
  /** Where looking ended because it had been at enough records: older ones may fulfil the filter, too. */
  readonly lookedBackTo?: Date;
}

/** A page of a list. It may have less than was wanted while there is more: `next` says so. */
export interface RecordPage<Item, Position> {
  readonly items: readonly Item[];
  readonly next?: Position;
  readonly search: Search;
}

type ListPage<Item> = RecordPage<Item, ListPosition>;

interface Identified {
  readonly _id: ObjectId;
}

/** What is read, and from where on. */
interface Reading<Item extends Identified> {
  readonly collection: Collection<Item>;
  readonly source: ListSource;
  readonly request: ListRequest;
  readonly route: Route;
}

/** What lies behind a place, by time alone: all that does, and perhaps others of that very time. */
function notBefore({ time }: ListSource, position: ListPosition | undefined): Document {
  if (position === undefined) return {};
  return { [time]: { [position.id === LOWEST_ID ? '$lt' : '$lte']: position.time } };
}

/** What lies behind a place. */
function behind(source: ListSource, position: ListPosition | undefined): Document {
  if (position === undefined || position.id === LOWEST_ID) return notBefore(source, position);
  const { time } = source;
  const lower = { _id: { $lt: ObjectId.createFromHexString(position.id) } };
  return { ...notBefore(source, position), $or: [{ [time]: { $lt: position.time } }, lower] };
}

function conditions<Item>(parts: readonly Document[]): Filter<Item> {
  const given = parts.filter((part) => Object.keys(part).length > 0);
  return (given.length === 0 ? {} : { $and: given }) as Filter<Item>;
}

/** The time of the so-manieth record that an index leads to, read from the index alone; nothing where there are fewer. */
async function edgeOf<Item extends Identified>(
  { collection, source, request, route }: Reading<Item>,
  after: ListPosition | undefined,
  count: number,
): Promise<Date | undefined> {
  const { time } = source;
  const narrowed = termConditions(route.narrowing, request.now, source);
  const found = await collection
    .find<Document>(conditions<Item>([narrowed, notBefore(source, after)]), {
      projection: { [time]: 1, _id: 0 },
    })
    .sort({ [time]: -1 })
    .skip(count - 1)
    .limit(1)
    .maxTimeMS(LONGEST_MS)
    .next();
  return found?.[time];
}

async function readWindow<Item extends Identified>(
  { collection, source, request, route }: Reading<Item>,
  after: ListPosition | undefined,
  edge: Date | undefined,
  limit: number,
): Promise<readonly Item[]> {
  const { time } = source;
  const parts = [
    termConditions([...route.narrowing, ...route.asked], request.now, source),
    edge ? { [time]: { $gte: edge } } : {},
    behind(source, after),
  ];
  return collection
    .find(conditions<Item>(parts), { projection: request.projection })
    .sort({ [time]: -1, _id: -1 })
    .limit(limit)
    .maxTimeMS(LONGEST_MS)
    .toArray() as Promise<readonly Item[]>;
}

/** The route that leads to the fewest records: one with fewer than are looked at anyway, else the one whose window reaches furthest back. */
async function chooseRoute<Item extends Identified>(
  reading: Omit<Reading<Item>, 'route'>,
  routes: readonly [Route, ...Route[]],
): Promise<Route> {
  const [first, ...others] = routes;
  if (others.length === 0) return first;
  const { after } = reading.request;
  const edges = await Promise.all(
    routes.map((route) => edgeOf({ ...reading, route }, after, FIRST_EXAMINED)),
  );
  const reach = edges.map((edge) => edge?.getTime() ?? Number.NEGATIVE_INFINITY);
  return routes[reach.indexOf(Math.min(...reach))] ?? first;
}

function searchOf({ index }: Route, lookedBackTo?: Date): Search {
  return { servedBy: index ?? null, ...(lookedBackTo && { lookedBackTo }) };
}

/**
 * Reads window after window of what an ordered index leads to, until the page is full. A window has all records of its times, so
 * that those of one time are never torn apart.
 */
async function readWindows<Item extends Identified>(reading: Reading<Item>): Promise<ListPage<Item>> {
  const { route, request, source } = reading;
  const wanted = request.limit + 1;
  const isExact = route.asked.length === 0;
  const items: Item[] = [];
  let { after } = request;
  let examined = 0;
  while (items.length < wanted) {
    const size = isExact ? wanted : windowSize(examined);
    const edge = await edgeOf(reading, after, size);
    items.push(...(await readWindow(reading, after, edge, wanted - items.length)));
    if (edge === undefined) break;
    after = { time: edge, id: LOWEST_ID };
    examined += size;
    if (!isExact && examined >= MOST_EXAMINED && items.length < wanted) {
      return { items, next: after, search: searchOf(route, edge) };
    }
  }
  return pageOf(items, request.limit, source, searchOf(route));
}

function windowSize(examined: number): number {
  return examined === 0 ? FIRST_EXAMINED : MOST_EXAMINED - examined;
}

function pageOf<Item extends Identified>(
  items: readonly Item[],
  limit: number,
  { time }: ListSource,
  search: Search,
): ListPage<Item> {
  const shown = items.slice(0, limit);
  const last = items.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown,
    ...(last && { next: { time: Reflect.get(last, time) as Date, id: last._id.toHexString() } }),
    search,
  };
}

/**
 * A page of the records that fulfil every term, newest first. Where an index leads to many that do not, {@link MOST_EXAMINED} are looked
 * at for a page: the answer says back to when, and the next page goes on from there.
 */
export async function readList<Item extends Identified>(
  collection: Collection<Item>,
  source: ListSource,
  request: ListRequest,
): Promise<ListPage<Item>> {
  const routes = routesOf(request.terms, source);
  const route = await chooseRoute({ collection, source, request }, routes);
  const reading = { collection, source, request, route };
  if (route.isOrdered) return readWindows(reading);
  const items = await readWindow(reading, request.after, undefined, request.limit + 1);
  return pageOf(items, request.limit, source, searchOf(route));
}
