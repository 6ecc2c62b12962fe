import { BSON } from 'mongodb';
import { type BsonElement, elementsOf, nameOf, valueBytes } from './elements.ts';

const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;
const OBJECT = 0x03;
const ARRAY = 0x04;

/** The value of one element alone, read by the driver from a document that holds nothing else. */
function leaf(bytes: Uint8Array, element: BsonElement): unknown {
  const [type, , , , length] = element;
  const document = Buffer.alloc(LENGTH_BYTES + TYPE_BYTES + 2 + length + 1);
  document.writeInt32LE(document.length, 0);
  document[LENGTH_BYTES] = type;
  document[LENGTH_BYTES + TYPE_BYTES] = 0x76;
  document.set(valueBytes(bytes, element), LENGTH_BYTES + TYPE_BYTES + 2);
  const options = { promoteValues: false, bsonRegExp: true, validation: { utf8: false } } as const;
  return BSON.deserialize(document, options)['v'];
}

function decoded(bytes: Uint8Array, element: BsonElement): unknown {
  const [type] = element;
  const inner = valueBytes(bytes, element);
  if (type === OBJECT) return orderedDocument(inner);
  if (type === ARRAY) return Array.from(elementsOf(inner), (item) => decoded(inner, item));
  return leaf(bytes, element);
}

/** A document as a map, its keys in the order in which they lie. */
export function orderedDocument(bytes: Uint8Array): Map<string, unknown> {
  return new Map(
    Array.from(elementsOf(bytes), (element) => [nameOf(bytes, element), decoded(bytes, element)] as const),
  );
}
