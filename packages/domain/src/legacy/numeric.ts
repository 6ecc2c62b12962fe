import { bsonType, exported, isDocument, type LegacyDocument, numberText } from './bson.ts';

const EXPORTED_NUMBERS = ['numberDecimal', 'numberDouble', 'numberLong', 'numberInt'] as const;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i;

/** What a re-imported export holds of a number; the document itself where it is none. */
function exportedNumber(document: LegacyDocument): unknown {
  for (const name of EXPORTED_NUMBERS) {
    const inner = exported(document, name);
    if (inner !== undefined) return inner ?? document;
  }
  return document;
}

/**
 * The decimal text of a number however an old writer kept it: int, long, double, Decimal128, text, or the object that a re-imported
 * export made of it. Nothing for NaN, infinity and what is no number.
 */
export function decimalTextOf(value: unknown): string | undefined {
  const inner = isDocument(value) ? exportedNumber(value) : value;
  const text = typeof inner === 'string' ? inner.trim() : numberText(inner);
  return text !== undefined && DECIMAL.test(text) ? text : undefined;
}

/** A finite number however an old writer kept it. */
export function numberOf(value: unknown): number | undefined {
  const text = decimalTextOf(value);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The 24 hexadecimal digits of an ObjectId, of text that spells one, or of `{ "$oid": "..." }`. */
export function objectIdText(value: unknown): string | undefined {
  const inner = exported(value, 'oid') ?? value;
  const text = bsonType(inner) === 'ObjectId' ? String(inner) : inner;
  if (typeof text !== 'string') return undefined;
  const lowered = text.trim().toLowerCase();
  return /^[0-9a-f]{24}$/.test(lowered) ? lowered : undefined;
}
