/** Levels of nesting kept as documents; MongoDB refuses documents beyond 180, and some tools beyond 100. */
const DEPTH_LIMIT = 64;

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  if (depth >= DEPTH_LIMIT) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return Object.entries(value).every(([key, item]) => !key.includes('\0') && isStorable(item, depth + 1));
}

/** Whether an open value can be kept as a document: no NUL in keys, at most 64 levels deep. */
export function canBeStored(value: unknown): boolean {
  return isStorable(value, 0);
}

/**
 * An open value of somebody else's making in a form that MongoDB takes. What cannot be a document is kept as its JSON text, so
 * that nothing is lost.
 */
export function toStorable(value: unknown): unknown {
  return canBeStored(value) ? value : JSON.stringify(value);
}
