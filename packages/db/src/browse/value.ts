import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
import { decimalText } from '../mappers/index.ts';

/** A value of a document as it is stored, with its type: for looking at records of any schema version. */
export type BrowsedValue =
  | { readonly type: 'object'; readonly fields: readonly (readonly [string, BrowsedValue])[] }
  | { readonly type: 'array'; readonly items: readonly BrowsedValue[] }
  | { readonly type: BrowsedScalarType; readonly text: string };

/** Types of values without parts, by the names that MongoDB gives them. */
export type BrowsedScalarType =
  | 'string'
  | 'objectId'
  | 'date'
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'bool'
  | 'null'
  | 'binData'
  | 'other';

type Scalar = { readonly type: BrowsedScalarType; readonly text: string };

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'no date' : date.toISOString();
}

function scalar(value: unknown): Scalar | undefined {
  if (value === null || value === undefined) return { type: 'null', text: 'null' };
  if (typeof value === 'string') return { type: 'string', text: value };
  if (typeof value === 'boolean') return { type: 'bool', text: String(value) };
  if (typeof value === 'number') return { type: 'double', text: String(value) };
  if (value instanceof Date) return { type: 'date', text: dateText(value) };
  if (value instanceof ObjectId) return { type: 'objectId', text: value.toHexString() };
  if (value instanceof Int32) return { type: 'int', text: String(value.value) };
  if (value instanceof Double) return { type: 'double', text: String(value.value) };
  if (value instanceof Long) return { type: 'long', text: value.toString() };
  if (value instanceof Decimal128) return { type: 'decimal', text: decimalText(value) };
  if (value instanceof Binary) return { type: 'binData', text: `${value.position} bytes` };
  return undefined;
}

/** A stored value with its type and, for those without parts, its text. */
export function browsedValue(value: unknown): BrowsedValue {
  const found = scalar(value);
  if (found !== undefined) return found;
  if (Array.isArray(value)) return { type: 'array', items: value.map(browsedValue) };
  if (typeof value === 'object' && value !== null && !('_bsontype' in value)) {
    return {
      type: 'object',
      fields: Object.entries(value).map(([name, part]) => [name, browsedValue(part)] as const),
    };
  }
  return { type: 'other', text: String(value) };
}
