import { SCHEMA_VERSION } from '@genledger/domain/generation';
import type { CookId, SpellId } from '@genledger/domain/kernel';
import { type Collection, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { CookDocument, SpellDocument } from '../client/documents.ts';
import { fromObjectId, toObjectId } from '../mappers/index.ts';

/** The kinds of definitions, as their collections are called: the document of each, and its id. */
export interface Definitions {
  readonly cooks: { readonly document: CookDocument; readonly id: CookId };
  readonly spells: { readonly document: SpellDocument; readonly id: SpellId };
}
export type DefinitionKind = keyof Definitions;

type DocumentOf<Kind extends DefinitionKind> = Definitions[Kind]['document'];
type IdOf<Kind extends DefinitionKind> = Definitions[Kind]['id'];

type Kept = '_id' | 'schemaVersion' | 'createdAt' | 'updatedAt' | 'legacy';

/** What the author of a definition wrote. */
export type DefinitionFields<Kind extends DefinitionKind> = Omit<DocumentOf<Kind>, Kept>;

/** What both kinds have in common, which is all that is touched here. */
function collectionOf(database: Database, kind: DefinitionKind): Collection<Pick<CookDocument, Kept>> {
  return database.db.collection(kind);
}

/** Saves a new definition. */
export async function insertDefinition<Kind extends DefinitionKind>(
  database: Database,
  kind: Kind,
  fields: DefinitionFields<Kind>,
  now: Date,
): Promise<IdOf<Kind>> {
  const _id = new ObjectId();
  const kept = { _id, schemaVersion: SCHEMA_VERSION, createdAt: now, updatedAt: now };
  await collectionOf(database, kind).insertOne({ ...fields, ...kept });
  return fromObjectId<IdOf<Kind>>(_id);
}

/**
 * Replaces a definition; executions that run keep the one that they began with.
 * @returns whether there is one
 */
export async function replaceDefinition<Kind extends DefinitionKind>(
  database: Database,
  kind: Kind,
  id: IdOf<Kind>,
  fields: DefinitionFields<Kind>,
  now: Date,
): Promise<boolean> {
  const collection = collectionOf(database, kind);
  const known = await collection.findOne({ _id: toObjectId(id) });
  if (known === null) return false;
  const { _id, schemaVersion, createdAt, legacy } = known;
  const kept = { schemaVersion, createdAt, updatedAt: now, ...(legacy !== undefined && { legacy }) };
  const result = await collection.replaceOne({ _id }, { ...fields, ...kept });
  return result.matchedCount === 1;
}

/** A definition by its id. */
export async function findDefinition<Kind extends DefinitionKind>(
  database: Database,
  kind: Kind,
  id: IdOf<Kind>,
): Promise<DocumentOf<Kind> | undefined> {
  const found = await collectionOf(database, kind).findOne(
    { _id: toObjectId(id) },
    { projection: { legacy: 0 } },
  );
  return (found as DocumentOf<Kind> | null) ?? undefined;
}

/** A page of definitions, newest first. */
export async function listDefinitions<Kind extends DefinitionKind>(
  database: Database,
  kind: Kind,
  after: IdOf<Kind> | undefined,
  limit: number,
): Promise<readonly DocumentOf<Kind>[]> {
  const found = await collectionOf(database, kind)
    .find(after ? { _id: { $lt: toObjectId(after) } } : {}, { projection: { legacy: 0 } })
    .sort({ _id: -1 })
    .limit(limit)
    .toArray();
  return found as DocumentOf<Kind>[];
}
