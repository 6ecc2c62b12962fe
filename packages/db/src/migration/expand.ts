import type { Db, IndexDescription } from 'mongodb';
import { type ContractShape, MARKERS } from './contract-shape.ts';

/**
 * Indexes that only the migration needs, by collection: whose lists hold a generation, who names a run, and what processes of version 2 look
 * for meanwhile.
 */
export const WORKING_INDEXES: Readonly<Record<string, readonly IndexDescription[]>> = {
  cookExecutions: [{ key: { 'legacy.listed': 1 }, name: 'migration_listed', sparse: true }],
  spellCasts: [{ key: { 'legacy.listed': 1 }, name: 'migration_listed', sparse: true }],
  generationOutputs: [
    {
      key: { '$**': 1 },
      name: 'migration_searches',
      // One index for every search until the records are migrated: for each further one a server reads the collection's description twice more with
      // every write of a transaction.
      wildcardProjection: {
        'metadata.run_id': 1,
        providerRunId: 1,
        platformSpecificRunId: 1,
        reconcileAt: 1,
        nextDeliveryAt: 1,
        cookExecutionId: 1,
        spellCastId: 1,
      },
    },
  ],
};

/** Those of builds before, which may have begun a migration that this one ends. */
export const EARLIER_WORKING_INDEXES = [
  'migration_run_id',
  'migration_providerRunId',
  'migration_platformSpecificRunId',
  'migration_runs',
] as const;

async function existing(db: Db): Promise<ReadonlySet<string>> {
  const listed = await db.listCollections({}, { nameOnly: true }).toArray();
  return new Set(listed.map(({ name }) => name));
}

async function addIndexes(db: Db, collection: string, indexes: readonly IndexDescription[]): Promise<void> {
  if (indexes.length > 0) await db.collection(collection).createIndexes([...indexes]);
}

/**
 * The first step: adds what schema version 2 needs and what disturbs nobody who writes version 1. New collections come whole; those that
 * exist get the migration's own indexes alone: neither validator nor any other index yet. May be run again.
 */
export async function expand(db: Db, shape: ContractShape): Promise<void> {
  const present = await existing(db);
  for (const { name, validator, indexes } of shape.collections) {
    if (present.has(name)) continue;
    await db.createCollection(name, { validator });
    await addIndexes(db, name, indexes);
  }
  for (const [name, indexes] of Object.entries(WORKING_INDEXES)) await addIndexes(db, name, indexes);
  for (const marker of shape.markers) {
    await db.collection(MARKERS).replaceOne({ _id: marker['_id'] }, marker, { upsert: true });
  }
}

/** Adds the indexes that are not unique to the collections that were there. May be run again. */
export async function indexRecords(db: Db, shape: ContractShape): Promise<void> {
  for (const { name, indexes } of shape.collections) {
    await addIndexes(
      db,
      name,
      indexes.filter(({ unique }) => unique !== true),
    );
  }
}
