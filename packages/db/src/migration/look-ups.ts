import {
  fieldAt,
  type LegacyDocument,
  objectIdText,
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
    { projection: { _id: 1 }, ...(session && { session }) },
  );
  return new Set((await found.toArray()).map(({ _id }) => idText(_id)));
}

/** Where parents lie, and where in them the list of their children. */
interface ParentPlace {
  readonly collection: string;
  readonly list: string;
}

/** Where parents are looked up: those that were made already, or the old ones, before anything was made. */
export const PARENT_PLACES = {
  made: {
    cast: { collection: 'spellCasts', list: 'legacy.listed' },
    cook: { collection: 'cookExecutions', list: 'legacy.listed' },
  },
  old: {
    cast: { collection: 'casts', list: 'stepGenerationIds' },
    cook: { collection: 'cooks', list: 'generationIds' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'cast' | 'cook', ParentPlace>>>>;
export type ParentPlaces = keyof typeof PARENT_PLACES;

/** For each generation of a batch the parents whose list holds it. */
async function listingsOf(
  db: Db,
  { collection, list }: ParentPlace,
  ids: readonly string[],
  session: ClientSession | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Set(ids);
  const asWritten = [...ids.map((id) => ObjectId.createFromHexString(id)), ...ids];
  const parents = await db
    .collection(collection)
    .find({ [list]: { $in: asWritten } }, { projection: { [list]: 1 }, ...(session && { session }) })
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

function claimed(documents: readonly LegacyDocument[], kind: 'cast' | 'cook'): readonly string[] {
  const claims = documents.flatMap(parentClaims).filter(({ parent }) => parent === kind);
  return [...new Set(claims.map(({ id }) => id).filter(isId))];
}

/** Reads what a batch of generations refers to. */
export async function lookUp(
  db: Db,
  documents: readonly LegacyDocument[],
  places: ParentPlaces,
  session?: ClientSession,
): Promise<LookUps> {
  const { cast, cook } = PARENT_PLACES[places];
  const generations = db.collection('generationOutputs');
  const ids = documents.map(({ _id }) => objectIdText(_id)).filter(isId);
  const runs = documents.map(readRunId).flatMap((run) => (run.kind === 'known' ? [run.value] : []));
  const steps = [...new Set(documents.flatMap((document) => readFinalSteps(document) ?? []))];
  // One after the other: a session carries one operation at a time.
  const castListings = await listingsOf(db, cast, ids, session);
  const cookListings = await listingsOf(db, cook, ids, session);
  const casts = [...claimed(documents, 'cast'), ...[...castListings.values()].flat()];
  const hasCast = await existingOf(db.collection(cast.collection), casts, session);
  const cooks = [...claimed(documents, 'cook'), ...[...cookListings.values()].flat()];
  const hasCook = await existingOf(db.collection(cook.collection), cooks, session);
  const sharers = await sharersOf(generations, runs, session);
  const known = await existingOf(generations, steps, session);
  return {
    parents: {
      hasCast: (id) => hasCast.has(id),
      hasCook: (id) => hasCook.has(id),
      castsListing: (id) => castListings.get(id) ?? [],
      cooksListing: (id) => cookListings.get(id) ?? [],
    },
    sharersOfRun: (run) => sharers.get(run) ?? [],
    hasGeneration: (id) => known.has(id),
  };
}
