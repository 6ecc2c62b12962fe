import { BSON, type Document, Long, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type Original, openOriginal, type Sealing } from '../migration/original.ts';
import { type BrowsedValue, browsedValue } from './value.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The ids that a text may stand for: as other software gives them, of any type that text can tell. A number is equal to itself in every type. */
function idsOf(text: string): readonly unknown[] {
  if (/^[0-9a-f]{24}$/i.test(text)) return [new ObjectId(text), text];
  if (/^-?\d{1,19}$/.test(text)) return [text, Long.fromString(text)];
  if (/^-?\d+\.\d+$/.test(text)) return [text, Number(text)];
  return INSTANT.test(text) ? [text, new Date(text)] : [text];
}

const byId = (id: string): Document => ({ _id: { $in: idsOf(id) } });

/** Reads a whole document, but for what a migration replaced; nothing where it is not there. */
export async function readDocument(
  database: Database,
  collection: string,
  id: string,
): Promise<BrowsedValue | undefined> {
  const found = await database.db
    .collection(collection)
    .findOne(byId(id), { projection: { 'legacy.document': 0, 'legacy.sealed': 0 }, promoteValues: false });
  return found === null ? undefined : browsedValue(found);
}

/** The document that a migration replaced; nothing where there is none, or its secrets cannot be opened here. */
export async function readOriginal(
  database: Database,
  collection: string,
  id: string,
  sealing: Sealing | undefined,
): Promise<BrowsedValue | undefined> {
  const found = await database.db.collection(collection).findOne(byId(id), { projection: { legacy: 1 } });
  const original: Original | undefined = found?.['legacy'];
  const bytes = original && openOriginal(original, sealing);
  return bytes && browsedValue(BSON.deserialize(bytes, { promoteValues: false }));
}

/** Documents with a field of a value, oldest first; an id is looked for as an id and as text. */
export async function readRelated(
  database: Database,
  collection: string,
  field: string,
  value: string,
  limit: number,
): Promise<readonly BrowsedValue[]> {
  const documents = await database.db
    .collection(collection)
    .find({ [field]: { $in: idsOf(value) } } as Document, {
      projection: { legacy: 0, rawBody: 0 },
      promoteValues: false,
    })
    .sort({ _id: 1 })
    .limit(limit)
    .maxTimeMS(5000)
    .toArray();
  return documents.map(browsedValue);
}
