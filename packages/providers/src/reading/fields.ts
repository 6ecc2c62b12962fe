/** A JSON object. Only its own fields are read, so keys such as `__proto__` or `constructor` mean nothing. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Numbers as providers spell them in text; no hexadecimal, no separators, nothing that `Number` would guess at. */
const DECIMAL = /^[+-]?\d{1,15}(?:\.\d{1,20})?(?:e[+-]?\d{1,2})?$/i;
/** Longest text that can be a number. */
const NUMBER_LIMIT = 48;

/** The value as an object; nothing for arrays, null and scalars. */
export function asRecord(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

/** An own field; nothing where it is missing or null. */
export function field(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? (record[name] ?? undefined) : undefined;
}

/** A field's text without the white space around it, as valid Unicode; nothing where it is empty or no text. */
export function textField(record: JsonRecord, name: string): string | undefined {
  const value = field(record, name);
  return typeof value === 'string' ? value.trim().toWellFormed() || undefined : undefined;
}

/** A field's number, or the number that its text spells; finite. */
export function numberField(record: JsonRecord, name: string): number | undefined {
  const value = field(record, name);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > NUMBER_LIMIT || !DECIMAL.test(value.trim()))
    return undefined;
  return Number(value.trim());
}
