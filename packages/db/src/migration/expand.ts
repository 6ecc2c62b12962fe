import type { Db, IndexDescription } from 'mongodb';
import { type ContractShape, MARKERS } from './contract-shape.ts';

/** Indexes that only the migration needs, by collection: whose lists hold a generation, and who names a run. */
export const WORKING_INDEXES: Readonly<Record<string, readonly IndexDescription[]>> = {
  cookExecutions: [{ key: { 'legacy.listed': 1 }, name: 'migration_listed', sparse: true }],
  spellCasts: [{ key: { 'legacy.listed': 1 }, name: 'migration_listed', sparse: true }],
  generationOutputs: [
    {
      key: { '$**': 1 },
      name: 'migration_runs',
      // One index over all places of a run's id: each further one costs the server as much as all else of a write.
      wildcardProjection: { 'metadata.run_id': 1, providerRunId: 1, platformSpecificRunId: 1 },
    },
  ],
};

/** Those of builds before, which may have begun a migration that this one ends. */
export const EARLIER_WORKING_INDEXES = [
  'migration_run_id',
  'migration_providerRunId',
  'migration_platformSpecificRunId',
] as const;

async function existing(db: Db): Promise<ReadonlySet<string>> {
  const listed = await db.listCollections({}, { nameOnly: true }).toArray();
  return new Set(listed.map(({ name }) => name));
}

/**
 * Indexes by which processes of version 2 look again and again for the few records that are due. The others come once the records are
 * migrated: for each write of a transaction a server looks at each index of the collection, which takes longer than all else that it does.
 */
const isEarly = ({ key, unique, partialFilterExpression }: IndexDescription): boolean =>
  unique !== true && partialFilterExpression !== undefined && Object.keys(key).length === 1;

async function addIndexes(db: Db, collection: string, indexes: readonly IndexDescription[]): Promise<void> {
  if (indexes.length > 0) await db.collection(collection).createIndexes([...indexes]);
}

/**
 * The first step: adds what schema version 2 needs and what disturbs nobody who writes version 1. New collections come whole; those that
 * exist get the indexes of what is due, and neither validator nor any other index yet. May be run again.
 */
export async function expand(db: Db, shape: ContractShape): Promise<void> {
  const present = await existing(db);
  for (const { name, validator, indexes } of shape.collections) {
    const isNew = !present.has(name);
    if (isNew) await db.createCollection(name, { validator });
    await addIndexes(db, name, isNew ? indexes : indexes.filter(isEarly));
  }
  for (const [name, indexes] of Object.entries(WORKING_INDEXES)) await addIndexes(db, name, indexes);
  for (const marker of shape.markers) {
    await db.collection(MARKERS).replaceOne({ _id: marker['_id'] }, marker, { upsert: true });
  }
}

/** Adds the other indexes that are not unique to the collections that were there. May be run again. */
export async function indexRecords(db: Db, shape: ContractShape): Promise<void> {
  for (const { name, indexes } of shape.collections) {
    await addIndexes(
      db,
      name,
      indexes.filter(({ unique }) => unique !== true),
    );
  }
}
