import { BSON, type ClientSession, type Db, type Document, type Filter } from 'mongodb';

/** A stored document with every type as it is stored, so that it is written again byte for byte. */
export interface ExactDocument {
  readonly collection: string;
  readonly document: Document;
  /** The same as plain values, for rules to read. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly bytes: number;
  /** It would be written again as it is. */
  readonly isFaithful: boolean;
}

const EXACT = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

/** Whether bytes come out the same when they are read and written again: deprecated types may not. */
function isFaithful(bytes: Uint8Array, document: Document): boolean {
  return Buffer.compare(BSON.serialize(document, { ignoreUndefined: false }), bytes) === 0;
}

/** Reads documents with their exact types. */
export async function readExact(
  db: Db,
  collection: string,
  filter: Filter<Document>,
  session: ClientSession,
): Promise<readonly ExactDocument[]> {
  const raw = await db.collection(collection).find(filter, { raw: true, session }).toArray();
  return raw.map((found) => {
    // Documents of a raw cursor are their bytes, whatever their type says.
    const bytes = found as unknown as Uint8Array;
    const document = BSON.deserialize(bytes, EXACT);
    return {
      collection,
      document,
      record: BSON.deserialize(bytes),
      bytes: bytes.byteLength,
      isFaithful: isFaithful(bytes, document),
    };
  });
}
