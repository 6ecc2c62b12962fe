type PlainRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is PlainRecord => typeof value === 'object' && value !== null;

/** An own field: names such as `constructor` are data here, and never what an object inherits. */
const fieldOf = (record: PlainRecord, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const sameTime = (a: PlainRecord, b: PlainRecord): boolean =>
  a instanceof Date && b instanceof Date && Object.is(a.getTime(), b.getTime());

function sameEntries(a: PlainRecord, b: PlainRecord): boolean {
  if (!(a instanceof Map && b instanceof Map)) return false;
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key)));
}

function sameItems(a: unknown, b: unknown): boolean {
  if (!(Array.isArray(a) && Array.isArray(b)) || a.length !== b.length) return false;
  return a.every((item, index) => sameValue(item, b[index]));
}

/**
 * Whether two plain values are alike: records, arrays, maps of scalar keys, dates and scalars, whatever the order of keys. A key whose
 * value is undefined counts as absent; NaN is like NaN, and 0 like -0.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  if (a instanceof Date || b instanceof Date) return sameTime(a, b);
  if (a instanceof Map || b instanceof Map) return sameEntries(a, b);
  if (Array.isArray(a) || Array.isArray(b)) return sameItems(a, b);
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (!sameValue(fieldOf(a, key), fieldOf(b, key))) return false;
  }
  return true;
}
