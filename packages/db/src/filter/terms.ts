import {
  type Condition,
  type FilterSchema,
  type FilterTerm,
  type FilterValue,
  namedField,
} from '@genledger/domain/filter';

function term(schema: FilterSchema, name: string, condition: Condition): FilterTerm {
  return { kind: 'field', negated: false, field: namedField(schema, name), condition };
}

function is(schema: FilterSchema, name: string, values: readonly FilterValue[]): FilterTerm {
  return term(schema, name, { operator: 'is', values });
}

/** The field is one of some words. */
export function isWord(schema: FilterSchema, name: string, ...words: readonly string[]): FilterTerm {
  return is(
    schema,
    name,
    words.map((word) => ({ type: 'word', word })),
  );
}

/** The field is exactly that text. */
export function isText(schema: FilterSchema, name: string, text: string): FilterTerm {
  return is(schema, name, [{ type: 'text', match: 'equals', text }]);
}

/** The field is that id of this ledger. */
export function isId(schema: FilterSchema, name: string, id: string): FilterTerm {
  return is(schema, name, [{ type: 'id', id }]);
}

/** The field is there. */
export function isThere(schema: FilterSchema, name: string): FilterTerm {
  return { kind: 'presence', negated: false, field: namedField(schema, name), present: true };
}

/** A time is at or after another (`>=`), or before it (`<`). */
export function isTime(schema: FilterSchema, name: string, operator: '>=' | '<', at: Date): FilterTerm {
  const fromMs = at.getTime();
  return term(schema, name, { operator, value: { type: 'time', fromMs, untilMs: fromMs + 1 } });
}
