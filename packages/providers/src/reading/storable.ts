/** Deepest nesting that is kept: MongoDB holds 100 levels, and a record puts some of its own around a payload. */
const DEPTH_LIMIT = 64;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Whether the database can hold a JSON value: not nested too deep, and no NUL in a key.
 * Walks level by level without recursion, in linear time, so that no body overflows the stack.
 */
export function isStorable(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEPTH_LIMIT) return false;
    if (level.some((item) => Object.keys(item).some((key) => key.includes('\0')))) return false;
    level = level.flatMap((item) => Object.values(item).filter(isContainer));
  }
  return true;
}

/** The value where the database can hold it; otherwise nothing, and the inbox alone keeps it. */
export function storable(value: unknown): unknown {
  return isStorable(value) ? value : undefined;
}
