import {
  fieldAt,
  type LegacyDocument,
  objectIdText,
  type ParentClaim,
  type ParentsIndex,
  parentClaims,
  readFinalSteps,
  readRunId,
} from '@genledger/domain/legacy';
import { type ClientSession, type Collection, type Db, type Document, ObjectId } from 'mongodb';

/** What the rules need to know of other documents, read for a whole batch at once. */
export interface LookUps {
  readonly parents: ParentsIndex;
  sharersOfRun(runId: string): readonly string[];
  hasGeneration(id: string): boolean;
}

const idText = (value: unknown): string => objectIdText(value) ?? String(value);
const isId = (text: string | undefined): text is string => text !== undefined;

async function existingOf(
  collection: Collection,
  ids: readonly string[],
  session: ClientSession | undefined,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const wanted = ids.map((id) => ObjectId.createFromHexString(id));
  const found = collection.find(
    { _id: { $in: wanted } },
    { projection: { _id: 1 }, batchSize: ids.length + 1, ...(session && { session }) },
  );
  return new Set((await found.toArray()).map(({ _id }) => idText(_id)));
}

/** Where parents lie, and where in them the list of their children. */
interface ParentPlace {
  readonly collection: string;
  readonly list: string;
  /** Whether the list may hold ids as text: old writers kept them either way. */
  readonly holdsText: boolean;
}

/** Where parents are looked up: among those that were made, or among the old ones as well, where some are still to be made. */
const PARENT_PLACES = {
  made: {
    cast: { collection: 'spellCasts', list: 'legacy.listed', holdsText: false },
    cook: { collection: 'cookExecutions', list: 'legacy.listed', holdsText: false },
  },
  old: {
    cast: { collection: 'casts', list: 'stepGenerationIds', holdsText: true },
    cook: { collection: 'cooks', list: 'generationIds', holdsText: true },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'cast' | 'cook', ParentPlace>>>>;
/** `old` is for previews, before anything was made or while some of it is. */
export type ParentPlaces = keyof typeof PARENT_PLACES;

/** For each generation of a batch the parents whose list holds it. */
async function listingsOf(
  db: Db,
  { collection, list, holdsText }: ParentPlace,
  ids: readonly string[],
  session: ClientSession | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Set(ids);
  const asWritten = [...ids.map((id) => ObjectId.createFromHexString(id)), ...(holdsText ? ids : [])];
  const parents = await db
    .collection(collection)
    .find(
      { [list]: { $in: asWritten } },
      { projection: { [list]: 1 }, batchSize: ids.length + 1, ...(session && { session }) },
    )
    .toArray();
  const listings = new Map<string, string[]>();
  for (const parent of parents) {
    const listed = fieldAt(parent, list);
    const children = Array.isArray(listed) ? listed.flatMap((item) => objectIdText(item) ?? []) : [];
    for (const child of new Set(children)) {
      if (wanted.has(child)) listings.set(child, [...(listings.get(child) ?? []), idText(parent._id)]);
    }
  }
  return listings;
}

const namesOfRun = (document: Document): readonly unknown[] => [
  document['metadata']?.['run_id'],
  document['platformSpecificRunId'],
  document['providerRunId'],
];

/** Records that are asked for at a time: some more than a batch has runs. */
const MOST_SHARERS = 2000;

/** For each run of a batch the records that name it. */
async function sharersOf(
  generations: Collection,
  runs: readonly string[],
  session: ClientSession | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (runs.length === 0) return new Map();
  const named = { $in: [...runs] };
  const found = await generations
    .find(
      { $or: [{ 'metadata.run_id': named }, { platformSpecificRunId: named }, { providerRunId: named }] },
      {
        projection: { 'metadata.run_id': 1, platformSpecificRunId: 1, providerRunId: 1 },
        batchSize: MOST_SHARERS,
        ...(session && { session }),
      },
    )
    .toArray();
  const sharers = new Map<string, string[]>();
  for (const document of found) {
    for (const name of new Set(namesOfRun(document))) {
      if (typeof name === 'string')
        sharers.set(name, [...(sharers.get(name) ?? []), idText(document['_id'])]);
    }
  }
  return sharers;
}

/** The ids of parents of one kind that are named, each once. */
function namedIn(claims: readonly ParentClaim[], kind: ParentClaim['parent']): readonly string[] {
  return [...new Set(claims.flatMap(({ parent, id }) => (parent === kind && id !== undefined ? [id] : [])))];
}

/** The parents of one kind that a batch names or is listed by, in one place. */
async function parentsIn(
  db: Db,
  place: ParentPlace,
  named: readonly string[],
  ids: readonly string[],
  session: ClientSession | undefined,
): Promise<{
  readonly listings: ReadonlyMap<string, readonly string[]>;
  readonly existing: ReadonlySet<string>;
}> {
  const listings = await listingsOf(db, place, ids, session);
  const wanted = [...named, ...[...listings.values()].flat()];
  return { listings, existing: await existingOf(db.collection(place.collection), wanted, session) };
}

/** The same in every place where parents may lie. */
async function parentsOf(
  db: Db,
  kind: ParentClaim['parent'],
  claims: readonly ParentClaim[],
  ids: readonly string[],
  places: ParentPlaces,
  session: ClientSession | undefined,
) {
  const named = namedIn(claims, kind);
  const made = await parentsIn(db, PARENT_PLACES.made[kind], named, ids, session);
  if (places === 'made') return { exists: (id: string) => made.existing.has(id), listing: listed(made) };
  const old = await parentsIn(db, PARENT_PLACES.old[kind], named, ids, session);
  return {
    exists: (id: string) => made.existing.has(id) || old.existing.has(id),
    listing: listed(made, old),
  };
}

function listed(...found: readonly { readonly listings: ReadonlyMap<string, readonly string[]> }[]) {
  return (id: string): readonly string[] => [
    ...new Set(found.flatMap(({ listings }) => listings.get(id) ?? [])),
  ];
}

type Turn = <Value>(work: () => Promise<Value>) => Promise<Value>;

const atOnce: Turn = (work) => work();

/** Begins each work once the one before it has ended. */
function inTurn(): Turn {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = before.then(work);
    before = own;
    return own;
  };
}

/** Reads what a batch of generations refers to. */
export async function lookUp(
  db: Db,
  documents: readonly LegacyDocument[],
  places: ParentPlaces,
  session?: ClientSession,
): Promise<LookUps> {
  const generations = db.collection('generationOutputs');
  const ids = documents.map(({ _id }) => objectIdText(_id)).filter(isId);
  const claims = documents.flatMap(parentClaims);
  const runs = documents.map(readRunId).flatMap((run) => (run.kind === 'known' ? [run.value] : []));
  const steps = [...new Set(documents.flatMap((document) => readFinalSteps(document) ?? []))];
  // A session carries one operation at a time.
  const turn = session === undefined ? atOnce : inTurn();
  const [casts, cooks, sharers, known] = await Promise.all([
    turn(() => parentsOf(db, 'cast', claims, ids, places, session)),
    turn(() => parentsOf(db, 'cook', claims, ids, places, session)),
    turn(() => sharersOf(generations, runs, session)),
    turn(() => existingOf(generations, steps, session)),
  ]);
  return {
    parents: {
      hasCast: casts.exists,
      hasCook: cooks.exists,
      castsListing: casts.listing,
      cooksListing: cooks.listing,
    },
    sharersOfRun: (run) => sharers.get(run) ?? [],
    hasGeneration: (id) => known.has(id),
  };
}
