import { BSON } from 'mongodb';

/** One field of a document as it lies in its bytes: its type, and where its name and its value are. */
export type BsonElement =
  ReturnType<typeof BSON.onDemand.parseToElements> extends Iterable<infer Item> ? Item : never;

/** The fields at the top of a document, none of them read. */
export function elementsOf(bytes: Uint8Array): Iterable<BsonElement> {
  return BSON.onDemand.parseToElements(bytes);
}

/** The bytes of an element's value. */
export function valueBytes(bytes: Uint8Array, [, , , offset, length]: BsonElement): Uint8Array {
  return bytes.subarray(offset, offset + length);
}

/** The name of an element. */
export function nameOf(bytes: Uint8Array, [, offset, length]: BsonElement): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, length).toString('utf8');
}
