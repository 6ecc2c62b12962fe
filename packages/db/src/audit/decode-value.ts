import type { FieldValue } from '@genledger/domain/audit';
import { decodeDecimal } from '../client/raw-decimal.ts';
import { endOfValue } from '../client/raw-values.ts';
import { TYPE_ALONE, typeIndex } from './bson-types.ts';

/** Levels that are decoded: rules look no deeper. */
const MOST_DEPTH = 8;
const NONE: FieldValue = { type: 'null' };

function decodeList(bytes: Buffer, start: number, depth: number): FieldValue {
  const items: FieldValue[] = [];
  let at = start + 4;
  for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
    const valueAt = bytes.indexOf(0, at + 1) + 1;
    items.push(decodeValue(bytes, type, valueAt, depth + 1));
    at = endOfValue(bytes, type, valueAt);
  }
  return { type: 'array', items };
}

function decodeObject(bytes: Buffer, start: number, depth: number): FieldValue {
  const fields = new Map<string, FieldValue>();
  let at = start + 4;
  for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
    const nameEnd = bytes.indexOf(0, at + 1);
    const name = bytes.toString('utf8', at + 1, nameEnd);
    fields.set(name, decodeValue(bytes, type, nameEnd + 1, depth + 1));
    at = endOfValue(bytes, type, nameEnd + 1);
  }
  return { type: 'object', fields };
}

/** Decodes a value at a place. Deeper than rules look, only its type is told. */
export function decodeValue(bytes: Buffer, type: number, at: number, depth = 0): FieldValue {
  switch (type) {
    case 0x01:
      return { type: 'double', number: bytes.readDoubleLE(at) };
    case 0x02:
      return { type: 'string', text: bytes.toString('utf8', at + 4, at + 3 + bytes.readInt32LE(at)) };
    case 0x07:
      return { type: 'objectId', hex: bytes.toString('hex', at, at + 12) };
    case 0x08:
      return { type: 'bool', value: bytes[at] === 1 };
    case 0x09:
      return { type: 'date', ms: bytes.readInt32LE(at + 4) * 4_294_967_296 + bytes.readUInt32LE(at) };
    case 0x10:
      return { type: 'int', number: bytes.readInt32LE(at) };
    case 0x12:
      return { type: 'long', number: bytes.readInt32LE(at + 4) * 4_294_967_296 + bytes.readUInt32LE(at) };
    case 0x13:
      return { type: 'decimal', text: decodeDecimal(bytes, at) };
    case 0x03:
      return depth < MOST_DEPTH ? decodeObject(bytes, at, depth) : (TYPE_ALONE[typeIndex(type)] ?? NONE);
    case 0x04:
      return depth < MOST_DEPTH ? decodeList(bytes, at, depth) : (TYPE_ALONE[typeIndex(type)] ?? NONE);
    case 0x0e:
      return { type: 'symbol', text: bytes.toString('utf8', at + 4, at + 3 + bytes.readInt32LE(at)) };
    default:
      return TYPE_ALONE[typeIndex(type)] ?? NONE;
  }
}
