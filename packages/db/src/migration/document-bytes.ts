import type { LegacyDocument } from '@genledger/domain/legacy';
import { BSON } from 'mongodb';
import { orderedDocument } from './ordered-document.ts';

/** Keeps every type apart: an int is not a double, and a long no number. */
const EXACT = { promoteValues: false, bsonRegExp: true, validation: { utf8: false } } as const;
const STORED = { ignoreUndefined: false, checkKeys: false } as const;

/** The document of which a server sent the bytes, every value with its own type. */
export function documentOf(bytes: Uint8Array): LegacyDocument {
  return BSON.deserialize(bytes, EXACT);
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
