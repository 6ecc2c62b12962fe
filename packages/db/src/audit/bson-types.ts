import { FIELD_TYPES, type FieldType, type FieldValue } from '@genledger/domain/audit';

/** Positions in FIELD_TYPES, which is in the order of BSON's type bytes. */
const MIN_KEY = 0xff;
const MAX_KEY = 0x7f;

/** The position in FIELD_TYPES of a type byte. */
export function typeIndex(byte: number): number {
  if (byte === MIN_KEY) return 19;
  return byte === MAX_KEY ? 20 : byte - 1;
}

const NOTHING: ReadonlyMap<string, FieldValue> = new Map();

function emptyOf(type: FieldType): FieldValue {
  switch (type) {
    case 'string':
    case 'symbol':
    case 'decimal':
      return { type, text: '' };
    case 'int':
    case 'long':
    case 'double':
      return { type, number: 0 };
    case 'date':
      return { type, ms: 0 };
    case 'objectId':
      return { type, hex: '' };
    case 'bool':
      return { type, value: false };
    case 'object':
      return { type, fields: NOTHING };
    case 'array':
      return { type, items: [] };
    default:
      return { type };
  }
}

/** A value of each type without its contents, by position: for fields of which only the type is watched. */
export const TYPE_ALONE: readonly FieldValue[] = FIELD_TYPES.map(emptyOf);

/** Where a value ends, from its type and its first byte. @throws RangeError for bytes that are no BSON */
export function endOfValue(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x06:
    case 0x0a:
    case MIN_KEY:
    case MAX_KEY:
      return at;
    case 0x08:
      return at + 1;
    case 0x10:
      return at + 4;
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      return at + 8;
    case 0x07:
      return at + 12;
    case 0x13:
      return at + 16;
    case 0x03:
    case 0x04:
    case 0x0f:
      return at + bytes.readInt32LE(at);
    case 0x02:
    case 0x0d:
    case 0x0e:
      return at + 4 + bytes.readInt32LE(at);
    case 0x05:
      return at + 5 + bytes.readInt32LE(at);
    case 0x0c:
      return at + 4 + bytes.readInt32LE(at) + 12;
    case 0x0b:
      return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1;
    default:
      throw new RangeError(`no BSON type: ${type}`);
  }
}
