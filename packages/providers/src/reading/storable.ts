/** Deepest nesting that is kept: MongoDB holds 100 levels, and a record puts some of its own around a payload. */
const DEPTH_LIMIT = 64;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether text comes back from the database as it was: without lone surrogates, which become U+FFFD. */
const isPlain = (value: unknown): boolean => typeof value !== 'string' || value.isWellFormed();

/** Whether a key can be stored, and comes back as it was. */
const isPlainKey = (key: string): boolean => key.isWellFormed() && !key.includes('\0');

/**
 * Whether the database holds a JSON value and gives it back unchanged: not nested too deep, no NUL in a key, valid Unicode.
 * Walks level by level without recursion, in linear time, so that no body overflows the stack.
 */
export function isStorable(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const containers = level.filter(isContainer);
    if (depth >= DEPTH_LIMIT && containers.length > 0) return false;
    if (!level.every(isPlain)) return false;
    if (!containers.every((container) => Object.keys(container).every(isPlainKey))) return false;
    level = containers.flatMap((container) => Object.values(container));
  }
  return true;
}

/** The value where the database can hold it; otherwise nothing, and the inbox alone keeps it. */
export function storable(value: unknown): unknown {
  return isStorable(value) ? value : undefined;
}
