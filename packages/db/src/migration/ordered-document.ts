import { BSON } from 'mongodb';

const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;
const OBJECT = 0x03;
const ARRAY = 0x04;

type BsonElement =
  ReturnType<typeof BSON.onDemand.parseToElements> extends Iterable<infer Item> ? Item : never;

/** The value of one element alone, read by the driver from a document that holds nothing else. */
function leaf(bytes: Uint8Array, [type, , , offset, length]: BsonElement): unknown {
  const document = Buffer.alloc(LENGTH_BYTES + TYPE_BYTES + 2 + length + 1);
  document.writeInt32LE(document.length, 0);
  document[LENGTH_BYTES] = type;
  document[LENGTH_BYTES + TYPE_BYTES] = 0x76;
  document.set(bytes.subarray(offset, offset + length), LENGTH_BYTES + TYPE_BYTES + 2);
  const options = { promoteValues: false, bsonRegExp: true, validation: { utf8: false } } as const;
  return BSON.deserialize(document, options)['v'];
}

function decoded(bytes: Uint8Array, element: BsonElement): unknown {
  const [type, , , offset, length] = element;
  const inner = bytes.subarray(offset, offset + length);
  if (type === OBJECT) return orderedDocument(inner);
  if (type === ARRAY) return Array.from(BSON.onDemand.parseToElements(inner), (item) => decoded(inner, item));
  return leaf(bytes, element);
}

/** A document as a map, its keys in the order in which they lie. */
export function orderedDocument(bytes: Uint8Array): Map<string, unknown> {
  const entries = Array.from(BSON.onDemand.parseToElements(bytes), (element) => {
    const [, nameOffset, nameLength] = element;
    const name = Buffer.from(bytes.subarray(nameOffset, nameOffset + nameLength)).toString('utf8');
    return [name, decoded(bytes, element)] as const;
  });
  return new Map(entries);
}
