import { parseTimestamp } from '../duration/index.ts';
import { bsonType, exported, fieldAt, type LegacyDocument, shown } from './bson.ts';
import { decimalTextOf } from './numeric.ts';
import { ABSENT, known, type Reading, undecidable } from './reading.ts';

/** Times that a ledger of AI generations can hold, ms since 1970: what lies outside is no time of a run. */
const EARLIEST_MS = Date.UTC(2015, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);
const SECOND_MS = 1000;

const isPlausible = (ms: number): boolean => ms >= EARLIEST_MS && ms < LATEST_MS;

/** A count since 1970: of milliseconds, or of seconds. No number is plausible as both. */
function fromEpoch(count: number): Date | undefined {
  const ms = [count, count * SECOND_MS].find(isPlausible);
  return ms === undefined ? undefined : new Date(Math.round(ms));
}

/** The seconds of the server's internal type for times, its upper half. */
function fromTimestamp(value: unknown): Date | undefined {
  const high: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'high');
  return typeof high === 'number' ? fromEpoch(high >>> 0) : undefined;
}

/**
 * A time in any form that a writer or an export left: a date, ISO 8601 and the providers' spellings, a count since 1970 as number
 * or text, `{ "$date": ... }`. Nothing for what is none, or lies outside 2015 to 2100.
 */
export function timeOf(value: unknown): Date | undefined {
  const inner = exported(value, 'date') ?? value;
  if (inner instanceof Date) return isPlausible(inner.getTime()) ? inner : undefined;
  if (bsonType(inner) === 'Timestamp') return fromTimestamp(inner);
  const count = decimalTextOf(inner);
  if (count !== undefined) return fromEpoch(Number(count));
  const parsed = typeof inner === 'string' ? parseTimestamp(inner) : undefined;
  return parsed !== undefined && isPlausible(parsed.getTime()) ? parsed : undefined;
}

/** The time in a field. */
export function readTime(document: LegacyDocument, path: string): Reading<Date> {
  const value = fieldAt(document, path);
  if (value === undefined || value === '') return ABSENT;
  const time = timeOf(value);
  return time === undefined
    ? undecidable('time-unreadable', { source: path, value: shown(value) })
    : known(time, path);
}
