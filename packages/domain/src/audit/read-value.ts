import { parseTimestamp } from '../duration/index.ts';
import type { AuditedDocument, FieldValue } from './field-value.ts';

/** An amount as it was found, however it was typed. */
export interface ReadAmount {
  /** Decimal text, perhaps with a sign or an exponent. */
  readonly text: string;
  /** Near enough to compare. */
  readonly approximate: number;
}

const DECIMAL = /^-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,4})?$/;

/** Whether a field is there at all: null says as little as absence. */
export function isPresent(value: FieldValue | undefined): value is FieldValue {
  return value !== undefined && value.type !== 'null' && value.type !== 'undefined';
}

/** Text, or nothing. */
export function readText(value: FieldValue | undefined): string | undefined {
  return value?.type === 'string' ? value.text : undefined;
}

/** Text that is compared with words: spaces and capitals hide no word. */
export function readWord(value: FieldValue | undefined): string | undefined {
  return readText(value)?.trim().toLowerCase();
}

/** A time kept as a date or as text that reads as one. */
export function readInstant(value: FieldValue | undefined): number | undefined {
  if (value?.type === 'date') return Number.isFinite(value.ms) ? value.ms : undefined;
  return value?.type === 'string' ? parseTimestamp(value.text)?.getTime() : undefined;
}

/** A finite number kept as a number or as text that reads as one. */
export function readNumber(value: FieldValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'int' || value.type === 'long' || value.type === 'double') {
    return Number.isFinite(value.number) ? value.number : undefined;
  }
  if (value.type !== 'string' && value.type !== 'decimal') return undefined;
  return DECIMAL.test(value.text) ? Number(value.text) : undefined;
}

function fromText(text: string): ReadAmount | undefined {
  return DECIMAL.test(text) ? { text, approximate: Number(text) } : undefined;
}

/** What an export made of a decimal: `{ "$numberDecimal": "0.01" }`, imported again as an object. */
function exportedDecimal(fields: ReadonlyMap<string, FieldValue>): string | undefined {
  return fields.size === 1
    ? readText(fields.get('$numberDecimal') ?? fields.get('numberDecimal'))
    : undefined;
}

/** An amount of money in any of the forms that were seen. */
export function readAmount(value: FieldValue | undefined): ReadAmount | undefined {
  switch (value?.type) {
    case 'decimal':
    case 'string':
      return fromText(value.text);
    case 'int':
    case 'long':
    case 'double':
      return Number.isFinite(value.number)
        ? { text: String(value.number), approximate: value.number }
        : undefined;
    case 'object': {
      const text = exportedDecimal(value.fields);
      return text === undefined ? undefined : fromText(text);
    }
    default:
      return undefined;
  }
}

const OBJECT_ID = /^[0-9a-fA-F]{24}$/;

/** An id as text by which documents find each other: an ObjectId and its digits as text are one id. */
export function readId(value: FieldValue | undefined): string | undefined {
  if (value?.type === 'objectId') return value.hex;
  if (value?.type === 'string' && value.text !== '')
    return OBJECT_ID.test(value.text) ? value.text.toLowerCase() : value.text;
  return value?.type === 'int' || value?.type === 'long' ? String(value.number) : undefined;
}

/** An id as people are shown it; ids that are neither ids, texts nor numbers are named by their type. */
export function showId({ id }: Pick<AuditedDocument, 'id'>): string {
  if (id.type === 'double') return String(id.number);
  return readId(id) ?? `(${id.type})`;
}

/** The second in which an ObjectId was made, in ms. */
export function secondOfId(value: FieldValue): number | undefined {
  return value.type === 'objectId' ? Number.parseInt(value.hex.slice(0, 8), 16) * 1000 : undefined;
}

/** Longer than an audit takes, ms. */
const AUDIT_AT_MOST_MS = 86_400_000;

/**
 * Whether a document was made while an audit was under way, as far as the second of its id tells, so that its other half may not have
 * been read. An id from a farther future is no time.
 * @param id 24 hexadecimal digits; any other tells no time
 */
export function isMadeDuring(id: string, auditStartMs: number): boolean {
  if (!OBJECT_ID.test(id)) return false;
  const sinceMs = Number.parseInt(id.slice(0, 8), 16) * 1000 - Math.floor(auditStartMs / 1000) * 1000;
  return sinceMs >= 0 && sinceMs < AUDIT_AT_MOST_MS;
}
