import type { Collection, Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';

/** A document that was cleaned away. */
export interface TrashedDocument {
  _id: ObjectId;
  batch: string;
  collection: string;
  documentId: unknown;
  document: Document;
  rule: string;
  trashedAt: Date;
  purgeAt: Date;
}

/** The trash. */
export function trashOf({ db }: Database): Collection<TrashedDocument> {
  return db.collection('trash');
}

/** Everything of one cleaning: its batches are `<cleaning>/<number>`. */
export function ofCleaning(cleaning: string) {
  return { batch: { $gte: `${cleaning}/`, $lt: `${cleaning}0` } };
}
