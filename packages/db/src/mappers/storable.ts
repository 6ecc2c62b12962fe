/** Levels of nesting kept as documents; MongoDB refuses documents beyond 180, and some tools beyond 100. */
const DEPTH_LIMIT = 64;

/** A field that cannot be written, or that the driver takes for its own: a type of BSON, a list called like what every object has. */
function isUnfit(key: string, value: unknown): boolean {
  if (key.includes('\0') || !key.isWellFormed() || key === '_bsontype') return true;
  return Array.isArray(value) && key in Object.prototype;
}

/** A record that the driver reads back as a reference to another document. */
function isReference(record: object): boolean {
  return Object.hasOwn(record, '$ref') && Object.hasOwn(record, '$id');
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  if (depth >= DEPTH_LIMIT || isReference(value)) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  for (const key of Object.keys(value)) {
    const item: unknown = Reflect.get(value, key);
    if (isUnfit(key, item) || !isStorable(item, depth + 1)) return false;
  }
  return true;
}

/**
 * Whether an open value can be kept as a document and comes back as it was: at most 64 levels deep, valid Unicode, no NUL in a key,
 * nothing that the driver takes for its own.
 */
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
