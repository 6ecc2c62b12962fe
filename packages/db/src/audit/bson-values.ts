import { Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';

/** A value of an exact BSON type, for documents that are made to hold wrong types. Opaque outside this package. */
export type BsonValue = ObjectId | Decimal128 | Double | Int32 | Long;

/** An id of 24 hexadecimal digits. */
export function bsonObjectId(hex: string): BsonValue {
  return ObjectId.createFromHexString(hex);
}

/** A decimal, from its text. */
export function bsonDecimal(text: string): BsonValue {
  return Decimal128.fromString(text);
}

/** A binary float, even where the number is whole. */
export function bsonDouble(value: number): BsonValue {
  return new Double(value);
}

/** A 32-bit integer. */
export function bsonInt(value: number): BsonValue {
  return new Int32(value);
}

/** A 64-bit integer. */
export function bsonLong(value: number): BsonValue {
  return Long.fromNumber(value);
}
