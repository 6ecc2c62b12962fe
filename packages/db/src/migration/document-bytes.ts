import type { LegacyDocument } from '@genledger/domain/legacy';
import { BSON, ObjectId } from 'mongodb';
import { elementsOf, nameOf } from './elements.ts';
import { orderedDocument } from './ordered-document.ts';

/** Keeps every type apart: an int is not a double, and a long no number. */
const EXACT = { promoteValues: false, bsonRegExp: true, validation: { utf8: false } } as const;
const STORED = { ignoreUndefined: false, checkKeys: false } as const;

/** The document of which a server sent the bytes, every value with its own type. */
export function documentOf(bytes: Uint8Array): LegacyDocument {
  return BSON.deserialize(bytes, EXACT);
}

const LENGTH_BYTES = 4;
/** Where the value of a field lies whose name is `_id` and which is the first: behind its type and its name. */
const FIRST_VALUE = LENGTH_BYTES + 1 + '_id'.length + 1;
const OBJECT_ID = 0x07;
const OBJECT_ID_BYTES = 12;
const FIRST_OBJECT_ID = Buffer.from([OBJECT_ID, ...Buffer.from('_id\0')]);

/** The id of a document where it is an ObjectId and lies first, as a server puts it; nothing for any other. */
function firstObjectId(bytes: Buffer): Buffer | undefined {
  const isFirst = bytes.subarray(LENGTH_BYTES, FIRST_VALUE).equals(FIRST_OBJECT_ID);
  return isFirst ? bytes.subarray(FIRST_VALUE, FIRST_VALUE + OBJECT_ID_BYTES) : undefined;
}

/** The bytes of a document that holds nothing but the id of another. */
function onlyId(bytes: Buffer): Buffer {
  for (const element of elementsOf(bytes)) {
    if (nameOf(bytes, element) !== '_id') continue;
    const [, nameOffset, , offset, length] = element;
    const field = bytes.subarray(nameOffset - 1, offset + length);
    const document = Buffer.alloc(LENGTH_BYTES + field.length + 1);
    document.writeInt32LE(document.length, 0);
    document.set(field, LENGTH_BYTES);
    return document;
  }
  return bytes;
}

/** The id in a document's bytes, of which nothing else is read. */
export function idOf(bytes: Buffer): unknown {
  const id = firstObjectId(bytes);
  if (id !== undefined) return new ObjectId(Uint8Array.from(id));
  return documentOf(onlyId(bytes))['_id'];
}

/** An id as a key: ids of different types are different keys, however alike they look. */
export function idKey(bytes: Buffer): string {
  return (firstObjectId(bytes) ?? onlyId(bytes)).toString('latin1');
}

/** The bytes of a document as the driver writes them. */
function toBytes(document: object): Buffer {
  const bytes = BSON.serialize(document, STORED);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * A document that is written as exactly these bytes. Objects of JavaScript put keys that look like numbers first, so that such a document
 * is made of maps.
 * @param decoded the document of the bytes, where it is at hand
 * @returns nothing where the driver cannot write them: types that MongoDB gave up long ago
 */
export function restorable(bytes: Buffer, decoded = documentOf(bytes)): object | undefined {
  if (toBytes(decoded).equals(bytes)) return decoded;
  const ordered = orderedDocument(bytes);
  return toBytes(ordered).equals(bytes) ? ordered : undefined;
}
