import type { BrowsedScalarType, BrowsedValue } from '@genledger/services/browse';

const NOTHING = { type: 'null', text: '' } as const;

/** The part of a value at a path such as `submission.state`; nothing where there is none. */
export function valueAt(value: BrowsedValue, path: string): BrowsedValue | undefined {
  let found: BrowsedValue | undefined = value;
  for (const name of path.split('.')) {
    if (found?.type === 'array') found = found.items[Number(name)];
    else if (found?.type === 'object') found = found.fields.find(([field]) => field === name)?.[1];
    else return undefined;
  }
  return found;
}

/** What an imported export made of one value: `{ "$numberDecimal": "0.1" }`. */
const EXPORTED = /^\$(?:number(?:Decimal|Double|Long|Int)|oid|date)$/;

/** A value in one line; parts of objects and lists are only counted, but for those that stand for one value. */
export function textOf(value: BrowsedValue): string {
  if (value.type === 'object' && value.fields.length === 1) {
    const [[name, part] = ['', value]] = value.fields;
    if (EXPORTED.test(name)) return textOf(part);
  }
  if (value.type === 'object') return `{${value.fields.length}}`;
  return value.type === 'array' ? `[${value.items.length}]` : value.text;
}

/** The text at a path, where something stands there. */
export function textAt(value: BrowsedValue, path: string): string | undefined {
  const found = valueAt(value, path);
  return found === undefined || found.type === 'null' ? undefined : textOf(found);
}

function scalarOf(value: unknown): { readonly type: BrowsedScalarType; readonly text: string } {
  if (value instanceof Date) return { type: 'date', text: value.toISOString() };
  if (typeof value === 'number')
    return { type: Number.isInteger(value) ? 'long' : 'double', text: String(value) };
  if (typeof value === 'boolean') return { type: 'bool', text: String(value) };
  return typeof value === 'string' ? { type: 'string', text: value } : NOTHING;
}

/** A value of this program as one that is browsed; what is undefined is left out. */
export function plainValue(value: unknown): BrowsedValue {
  if (Array.isArray(value)) return { type: 'array', items: value.map(plainValue) };
  if (typeof value !== 'object' || value === null || value instanceof Date) return scalarOf(value);
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  return { type: 'object', fields: fields.map(([name, part]) => [name, plainValue(part)] as const) };
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'double']);

/** A browsed value as JSON has it: dates and exact numbers as text, whole numbers as numbers. */
export function jsonOf(value: BrowsedValue): unknown {
  if (value.type === 'array') return value.items.map(jsonOf);
  if (value.type === 'object')
    return Object.fromEntries(value.fields.map(([name, part]) => [name, jsonOf(part)]));
  if (value.type === 'null') return null;
  if (value.type === 'bool') return value.text === 'true';
  const number = Number(value.text);
  return NUMBERS.has(value.type) && (value.type === 'double' || Number.isSafeInteger(number))
    ? number
    : value.text;
}
