import { BSON, type ClientSession, type Db, type Document } from 'mongodb';
import { bytesOf } from '../client/raw-bytes.ts';
import { readBatch } from './batch-bytes.ts';
import { idOf } from './document-bytes.ts';

/** Where a batch begins, and how many documents it takes. */
export interface BatchAfter {
  /** The id of the document before it; absent at the beginning. */
  readonly after?: unknown;
  readonly limit: number;
}

/** Which documents are read: those after one in the order of ids, or those of a list. */
export type BatchOf = BatchAfter | { readonly ids: readonly unknown[] };

/** Documents that are not of schema version 2, whatever their version is. */
export const IS_OLD: Document = {
  $expr: { $not: [{ $and: [{ $isNumber: '$schemaVersion' }, { $gte: ['$schemaVersion', 2] }] }] },
};

/** Old documents of a collection as the server sends them, in the order of their ids. */
export async function readOld(
  db: Db,
  collection: string,
  of: BatchOf,
  session?: ClientSession,
): Promise<readonly Buffer[]> {
  const options = { raw: true, ...(session && { session }) };
  if ('ids' in of) {
    const found = db
      .collection(collection)
      .find({ $and: [{ _id: { $in: [...of.ids] } }, IS_OLD] } as Document, options)
      .batchSize(of.ids.length + 1);
    return (await found.toArray()).map(bytesOf);
  }
  const { after, limit } = of;
  // An id of another type comes before or after in the index, but never in a comparison; `min` starts at the index.
  const bounds = after === undefined ? {} : { min: { _id: after } as Document };
  const found = db
    .collection(collection)
    .find(IS_OLD, { ...options, ...bounds, hint: { _id: 1 }, sort: { _id: 1 } })
    .limit(limit + 1)
    // One more than there can be: the server sees the end with the first answer.
    .batchSize(limit + 2);
  // The first one may be that after which the batch begins.
  return readBatch(found, 2);
}

const isSame = (a: unknown, b: unknown): boolean =>
  Buffer.from(BSON.serialize({ value: a })).equals(BSON.serialize({ value: b }));

/** Old documents after an id; the server starts at that id itself, which is left out. */
export async function readAfter(
  db: Db,
  collection: string,
  of: BatchOf,
  session?: ClientSession,
): Promise<readonly Buffer[]> {
  const batch = await readOld(db, collection, of, session);
  if ('ids' in of) return batch;
  const [first] = batch;
  const isSeen = of.after !== undefined && first !== undefined && isSame(idOf(first), of.after);
  return batch.slice(isSeen ? 1 : 0, (isSeen ? 1 : 0) + of.limit);
}
