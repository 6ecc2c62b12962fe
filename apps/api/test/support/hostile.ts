/** Values that mean something to a database, an interpreter or a parser, and nothing to us. */

const LEVELS = 100_000;

/** JSON text, 100,000 objects deep. */
export const DEEP_OBJECT = `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`;
/** JSON text, 100,000 arrays deep. */
export const DEEP_ARRAY = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;

/** JSON texts that no field with a form of its own takes. */
export const HOSTILE_VALUES: Readonly<Record<string, string>> = {
  'an operator': '{"$gt":""}',
  'a dotted key': '{"a.b":1}',
  'a prototype': '{"__proto__":{"admin":true}}',
  'an array': '["x"]',
  'an empty object': '{}',
  'a number beyond all numbers': '1e999',
  'an object 100,000 levels deep': DEEP_OBJECT,
  'an array 100,000 levels deep': DEEP_ARRAY,
  'a text with NUL': '"a\\u0000b"',
  'a lone surrogate': '"a\\ud800b"',
};

/** A body as JSON text with one field, at a dotted path, replaced by other JSON text. */
export function withField(body: Readonly<Record<string, unknown>>, path: string, json: string): string {
  const [first = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? json : withField(asRecord(body[first]), rest.join('.'), json);
  const others = Object.entries(body).filter(([key]) => key !== first);
  const fields = [...others.map(([key, value]) => [key, JSON.stringify(value)]), [first, inner]];
  return `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
