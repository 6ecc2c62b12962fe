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
