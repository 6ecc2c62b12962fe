import type { PathSegment } from './parse-path.ts';

/** What a path found; a value may be null. */
export type Found = { readonly found: true; readonly value: unknown } | { readonly found: false };

function childOf(value: unknown, segment: PathSegment): unknown {
  if (Array.isArray(value)) return typeof segment === 'number' ? value.at(segment) : undefined;
  if (typeof segment === 'number' || typeof value !== 'object' || value === null) return undefined;
  // An own field alone: names such as `constructor` are data here.
  return Object.hasOwn(value, segment) ? (value as Readonly<Record<string, unknown>>)[segment] : undefined;
}

/** A value as JSON has it: a time is its ISO 8601 text, a field without a value is absent. */
function asJson(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, asJson(field)]));
}

/** The value at a path, or that there is none. An undefined field is none; the value is a copy, as JSON has it. */
export function readPath(root: unknown, segments: readonly PathSegment[]): Found {
  const value = segments.reduce(childOf, root);
  return value === undefined ? { found: false } : { found: true, value: asJson(value) };
}
