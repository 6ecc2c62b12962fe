/** A document of the old database, as the driver gives it: any value of BSON in any field. */
export type LegacyDocument = Readonly<Record<string, unknown>>;

/** Longest text shown of a value that nobody can read. */
const SHOWN_CHARACTERS = 120;

/** Whether a value is a document: not null, no list, no time and no type of the driver. */
export function isDocument(value: unknown): value is LegacyDocument {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * The name of the driver's type: `ObjectId`, `Decimal128`, `Long`. A stored document that merely has a key `_bsontype` is not
 * one: the driver's own types have a class.
 */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || isDocument(value)) return undefined;
  const type: unknown = Reflect.get(value, '_bsontype');
  return typeof type === 'string' ? type : undefined;
}

/** The names of a path by the path: few are written in the code, and each is followed for every document. */
const NAMES_OF_PATHS = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  const known = NAMES_OF_PATHS.get(path);
  if (known !== undefined) return known;
  const names = path.split('.');
  NAMES_OF_PATHS.set(path, names);
  return names;
}

/** An own field by its path, `metadata.castId`; null counts as absent, since old writers wrote it for 'not known'. */
export function fieldAt(document: LegacyDocument, path: string): unknown {
  let value: unknown = document;
  for (const key of namesOf(path)) {
    if (!isDocument(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value ?? undefined;
}

/** Text that is compared with words: spaces and capitals hide no word; nothing where it is no text. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim().toLowerCase() : undefined;
}

const NUMERIC_TYPES: ReadonlySet<string> = new Set(['Int32', 'Long', 'Double', 'Decimal128']);

/** Decimal text of a number of BSON: int, long, double, Decimal128, promoted or not; nothing for anything else. */
export function numberText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const type = bsonType(value);
  return type !== undefined && NUMERIC_TYPES.has(type) ? String(value) : undefined;
}

/** What a re-imported export holds of one key: `{ "$numberDecimal": "0.1" }` and `{ "numberDecimal": "0.1" }`. */
export function exported(value: unknown, name: string): unknown {
  if (!isDocument(value)) return undefined;
  const keys = Object.keys(value);
  const key = keys.length === 1 ? keys[0] : undefined;
  return key === name || key === `$${name}` ? value[key] : undefined;
}

/** A value as short text for people. Never throws. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null && bsonType(value) === undefined;
  try {
    const whole = text ? JSON.stringify(value) : String(value);
    return (whole ?? String(value)).slice(0, SHOWN_CHARACTERS).toWellFormed();
  } catch {
    return Object.prototype.toString.call(value);
  }
}
