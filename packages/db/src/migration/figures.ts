import type { Db, Document } from 'mongodb';
import { VERSION_1_COLLECTIONS } from '../migrations/status.ts';
import type { IndexNames } from './checkpoint.ts';
import { MARKERS } from './contract-shape.ts';
import { IS_OLD } from './old-documents.ts';
import { MIGRATION } from './original.ts';

/** How many documents are where. */
export interface MigrationFigures {
  /** Of `casts`, which stay as they were, those that have not become spell casts. */
  readonly old: Readonly<Record<(typeof VERSION_1_COLLECTIONS)[number], number>>;
  readonly migrated: Readonly<
    Record<'generationOutputs' | 'cooks' | 'spells' | 'cookExecutions' | 'spellCasts', number>
  >;
  readonly quarantined: number;
}

const MIGRATED = ['generationOutputs', 'cooks', 'spells', 'cookExecutions', 'spellCasts'] as const;

async function counts<const Name extends string>(db: Db, names: readonly Name[], filter: Document) {
  const entries = await Promise.all(
    names.map(async (name) => [name, await db.collection(name).countDocuments(filter)]),
  );
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** Counts documents of both versions. */
export async function migrationFigures(db: Db): Promise<MigrationFigures> {
  const old = await counts(db, VERSION_1_COLLECTIONS, IS_OLD);
  const migrated = await counts(db, MIGRATED, { 'legacy.migration': MIGRATION });
  return {
    old: { ...old, casts: Math.max(0, old.casts - migrated.spellCasts) },
    migrated,
    quarantined: await db.collection('quarantine').countDocuments({ migration: MIGRATION }),
  };
}

/** Collections of the contract that exist without a validator: others filled them. */
export async function foreignCollections(db: Db): Promise<readonly string[]> {
  const listed = await db.listCollections({ type: 'collection' }, { nameOnly: false }).toArray();
  return listed.flatMap((info) => ('options' in info && info.options?.['validator'] ? [] : [info.name]));
}

/** The indexes of collections, by their names. */
export async function indexNames(db: Db, collections: readonly string[]): Promise<IndexNames> {
  const entries = await Promise.all(
    collections.map(async (name) => {
      const indexes = await db.collection(name).indexes();
      return [name, indexes.flatMap((index) => index.name ?? [])] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** Takes the markers away by which the database counts as being at the contract, and what undecided documents were noted. */
export async function withdrawMarkers(db: Db): Promise<void> {
  await db.collection('quarantine').deleteMany({ migration: MIGRATION });
  await db.collection(MARKERS).deleteMany({});
}
