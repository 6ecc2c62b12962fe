import { readFileSync } from 'node:fs';
import type { LegacyDocument } from '../src/legacy/index.ts';

/** A value of BSON as the driver gives it, made without the driver: a class with the name of its type. */
class DriverValue {
  readonly _bsontype: string;
  readonly #text: string;

  constructor(type: string, text: string) {
    this._bsontype = type;
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** An ObjectId, as the driver gives it. */
export const objectId = (hex: string): unknown => new DriverValue('ObjectId', hex);
/** A Decimal128, as the driver gives it. */
export const decimal = (text: string): unknown => new DriverValue('Decimal128', text);
/** A 64-bit integer beyond what JavaScript holds, as the driver gives it. */
export const long = (text: string): unknown => new DriverValue('Long', text);

/** One value of Extended JSON. Only what the fixtures use. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[key, inner] = ['', undefined]] = entries;
  if (entries.length === 1) {
    if (key === '$oid') return objectId(String(inner));
    if (key === '$date') return new Date(String(inner));
    if (key === '$numberDecimal') return decimal(String(inner));
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, revive(item)]));
}

/** The documents of a fixture file, in order. */
export function legacyFixtures(
  collection: 'generationOutputs' | 'cooks' | 'casts' | 'spells',
): readonly LegacyDocument[] {
  const text = readFileSync(new URL(`./fixtures/legacy/${collection}.ejson`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => revive(JSON.parse(line)) as LegacyDocument);
}
