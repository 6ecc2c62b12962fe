import type { FilterField, FilterSchema } from './field.ts';
import type { Comparison } from './term.ts';

/** Words in the place of a field that say how a record's time is compared: with a time, or as an age. */
export const SHORTHANDS: Readonly<
  Record<string, { readonly time: Comparison; readonly age: Comparison; readonly meaning: string }>
> = {
  since: { time: '>=', age: '<=', meaning: 'At or after a time, or within an age' },
  until: { time: '<', age: '>', meaning: 'Before a time, or longer ago than an age' },
};

/** Words in the place of a field that ask whether one is there. */
export const PRESENCES: Readonly<Record<string, { readonly present: boolean; readonly meaning: string }>> = {
  has: { present: true, meaning: 'The field is there' },
  missing: { present: false, meaning: 'The field is not there: unknown' },
};

/** The time and the age that the shorthands of a schema speak of; nothing where its records have no time. */
export function timeOf(schema: FilterSchema): { time: FilterField; age: FilterField } | undefined {
  const age = schema.fields.find(({ type }) => type === 'age');
  return schema.time && age && { time: schema.time, age };
}
