import type { FilterTerm } from '@genledger/domain/filter';
import { type Collection, type Document, type Filter, ObjectId } from 'mongodb';
import { termConditions } from './conditions.ts';
import { type Route, routesOf } from './narrow.ts';
import { type Part, pageOf, type RecordPage } from './page-of.ts';
import { type ListPosition, wayFrom } from './place.ts';
import type { ListSource } from './sources.ts';

/** Records that are looked at for one page where an index leads to more than are wanted. */
export const MOST_EXAMINED = 20_000;
/** Records that are looked at first: mostly the page is full by then. */
const FIRST_EXAMINED = 1000;
const LONGEST_MS = 10_000;

/** Terms of a filter, and what ages in them are counted from. */
export interface FilterMatching {
  readonly terms: readonly FilterTerm[];
  readonly now: Date;
}

/** Which records are wanted. */
export interface ListRequest extends FilterMatching, Part {
  readonly projection: Document;
}

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

/** What lies on from a place, by time alone: all that does, and perhaps others of that very time. */
function onwards({ time }: Pick<ListSource, 'time'>, place: ListPosition | undefined): Document {
  if (place === undefined) return {};
  const way = wayFrom(place);
  return { [time]: { [place.id === way.lastId ? way.beyond : way.onwards]: place.time } };
}

/** What lies on from a place in a list that is ordered by a time and ids. */
export function beyond(source: Pick<ListSource, 'time'>, place: ListPosition | undefined): Document {
  const way = wayFrom(place);
  if (place === undefined || place.id === way.lastId) return onwards(source, place);
  const sameTime = { _id: { [way.beyond]: ObjectId.createFromHexString(place.id) } };
  return {
    ...onwards(source, place),
    $or: [{ [source.time]: { [way.beyond]: place.time } }, sameTime],
  };
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
    .find<Document>(conditions<Item>([narrowed, onwards(source, after)]), {
      projection: { [time]: 1, _id: 0 },
    })
    .sort({ [time]: wayFrom(after).sort })
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
  const { sort, upTo } = wayFrom(after);
  const parts = [
    termConditions([...route.narrowing, ...route.asked], request.now, source),
    edge ? { [time]: { [upTo]: edge } } : {},
    beyond(source, after),
  ];
  return collection
    .find(conditions<Item>(parts), { projection: request.projection })
    .sort({ [time]: sort, _id: sort })
    .limit(limit)
    .maxTimeMS(LONGEST_MS)
    .toArray() as Promise<readonly Item[]>;
}

/** The route that leads to the fewest records: one with fewer than are looked at anyway, else the one whose window reaches farthest. */
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
  const { sort } = wayFrom(after);
  const reach = edges.map((edge) => (edge ? sort * edge.getTime() : Number.POSITIVE_INFINITY));
  return routes[reach.indexOf(Math.max(...reach))] ?? first;
}

/**
 * Reads window after window of what an ordered index leads to, until the page is full. A window has all records of its times, so
 * that those of one time are never torn apart.
 */
async function readWindows<Item extends Identified>(reading: Reading<Item>): Promise<RecordPage<Item>> {
  const { route, request, source } = reading;
  const wanted = request.limit + 1;
  const isExact = route.asked.length === 0;
  const read: Item[] = [];
  const servedBy = route.index ?? null;
  const { lastId } = wayFrom(request.after);
  let { after } = request;
  let examined = 0;
  while (read.length < wanted) {
    const size = isExact ? wanted : windowSize(examined);
    const edge = await edgeOf(reading, after, size);
    read.push(...(await readWindow(reading, after, edge, wanted - read.length)));
    if (edge === undefined) break;
    after = { ...request.after, time: edge, id: lastId };
    examined += size;
    if (!isExact && examined >= MOST_EXAMINED && read.length < wanted) {
      return pageOf({ read, isMore: true, edge, servedBy }, request, placeIn(source));
    }
  }
  return pageOf({ read, isMore: false, servedBy }, request, placeIn(source));
}

function windowSize(examined: number): number {
  return examined === 0 ? FIRST_EXAMINED : MOST_EXAMINED - examined;
}

function placeIn({ time }: ListSource) {
  return (item: Identified): ListPosition => ({
    time: Reflect.get(item, time) as Date,
    id: item._id.toHexString(),
  });
}

/**
 * A page of the records that fulfil every term, newest first, on either side of a place. Where an index leads to many that do not, {@link MOST_EXAMINED} are looked
 * at for a page: the answer says back to when, and the next page goes on from there.
 */
export async function readList<Item extends Identified>(
  collection: Collection<Item>,
  source: ListSource,
  request: ListRequest,
): Promise<RecordPage<Item>> {
  const routes = routesOf(request.terms, source);
  const route = await chooseRoute({ collection, source, request }, routes);
  const reading = { collection, source, request, route };
  if (route.isOrdered) return readWindows(reading);
  const read = await readWindow(reading, request.after, undefined, request.limit + 1);
  return pageOf({ read, isMore: false, servedBy: route.index ?? null }, request, placeIn(source));
}
