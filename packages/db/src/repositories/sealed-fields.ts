import type { Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';

/** A field that holds sealed secrets. */
export interface SealedField {
  readonly collection: 'generationOutputs' | 'cookExecutions' | 'spellCasts' | 'alerts' | 'cooks' | 'spells';
  readonly field: 'notificationTarget' | 'legacy.sealed';
}

/** What such a field of one document holds. */
export interface SealedValue {
  readonly key: ObjectId;
  readonly value: unknown;
}

function valueAt(document: Document, field: SealedField['field']): unknown {
  return field === 'notificationTarget' ? document[field] : document['legacy']?.sealed;
}

/** Reads a field of many documents, in the order of their ids. Numbers keep the types that they are stored in. */
export async function readSealedFields(
  database: Database,
  { collection, field }: SealedField,
  after: ObjectId | undefined,
  limit: number,
): Promise<readonly SealedValue[]> {
  const documents = await database.db
    .collection(collection)
    .find(
      { [field]: { $exists: true }, ...(after && { _id: { $gt: after } }) },
      { projection: { [field]: 1 }, promoteValues: false },
    )
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return documents.map((document) => ({ key: document._id, value: valueAt(document, field) }));
}

/** Writes what such a field is to hold; one that has gone meanwhile stays away. */
export async function writeSealedFields(
  database: Database,
  { collection, field }: SealedField,
  values: readonly SealedValue[],
): Promise<void> {
  if (values.length === 0) return;
  await database.db.collection(collection).bulkWrite(
    values.map(({ key, value }) => ({
      updateOne: { filter: { _id: key, [field]: { $exists: true } }, update: { $set: { [field]: value } } },
    })),
    { ordered: false },
  );
}
