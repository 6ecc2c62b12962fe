import fc from 'fast-check';
import {
  COOK_EXECUTION_FILTER,
  DELIVERY_FILTER,
  EVENT_FILTER,
  EXECUTION_FILTER,
  FINDING_FILTER,
  type FilterField,
  type FilterSchema,
  type FilterTerm,
  type FilterValue,
  GENERATION_FILTER,
  type OrderedValue,
  SPELL_CAST_FILTER,
} from '../src/filter/index.ts';

/** The schemas of every kind of record. */
export const schemas = [
  GENERATION_FILTER,
  DELIVERY_FILTER,
  EVENT_FILTER,
  EXECUTION_FILTER,
  COOK_EXECUTION_FILTER,
  SPELL_CAST_FILTER,
  FINDING_FILTER,
] as const;

/** Text that nears the language: its signs and words in any order, with anything between. */
export const nearlyFilter = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ' ',
        '-',
        ':',
        '>',
        '>=',
        '<',
        '<=',
        '=',
        ',',
        '"',
        '\\',
        '*',
        '..',
        '\t',
        '\0',
        '\ud800',
      ),
      fc.constantFrom('status', 'cost', 'tool', 'age', 'since', 'until', 'missing', 'has', 'flags', 'stauts'),
      fc.constantFrom('failed', '24h', '0.5', '2026-11-01', '65f0a1b2c3d4e5f60718293a', '1..5', 'true'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const shown = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((text) => !/\p{Cc}/u.test(text) && text.isWellFormed());
const text = fc.oneof(
  shown,
  fc.constantFrom(
    'Flux Dev',
    'a"b',
    'a\\',
    '*',
    '-x',
    'status:failed',
    'a,b',
    '65f0a1b2c3d4e5f60718293a',
    ' ',
  ),
);
const hex = fc.stringMatching(/^[0-9a-f]{24}$/);
const whole = fc.integer({ min: 0, max: 999_999_999_999_999 });
const money = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 22n - 1n }), fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }))
  .map(([units, rest]) => `${units}.${String(rest).padStart(12, '0')}`.replace(/\.?0+$/, ''));
const LENGTHS_MS = [1, 1000, 60_000, 86_400_000];
const time = fc
  .tuple(
    fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-30'), noInvalidDate: true }),
    fc.constantFrom(...LENGTHS_MS),
  )
  .map(([at, length]) => {
    const fromMs = Math.floor(at.getTime() / length) * length;
    return { type: 'time' as const, fromMs, untilMs: fromMs + length };
  });

function ordered({ type }: FilterField): fc.Arbitrary<OrderedValue> {
  switch (type) {
    case 'whole':
      return fc.record({ type: fc.constant('whole'), number: whole });
    case 'money':
      return money.map((usd) => ({ type: 'money', usd: usd as never }));
    case 'time':
      return time;
    default:
      return fc.record({
        type: fc.constant('duration'),
        ms: fc.integer({ min: 0, max: 100_000_000_000_000 }),
      });
  }
}

function value(field: FilterField): fc.Arbitrary<FilterValue> {
  switch (field.type) {
    case 'name':
      return fc.record({
        type: fc.constant('text' as const),
        match: fc.constantFrom('equals', 'begins', 'ends', 'contains'),
        text,
      });
    case 'prose':
      return text.map((each) => ({ type: 'text', match: 'contains', text: each }));
    case 'word':
      return fc.constantFrom(...(field.words ?? [])).map((word) => ({ type: 'word', word }));
    case 'id':
      return hex.map((id) => ({ type: 'id', id }));
    case 'truth':
      return fc.boolean().map((holds) => ({ type: 'truth', holds }));
    default:
      return ordered(field);
  }
}

const isOrdered = ({ type }: FilterField) => ['whole', 'duration', 'money', 'time', 'age'].includes(type);

function condition(field: FilterField) {
  const comparison = fc.record({
    operator: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
    value: ordered(field),
  });
  const from = ordered(field).map((each) => ({ operator: 'between' as const, from: each }));
  const to = ordered(field).map((each) => ({ operator: 'between' as const, to: each }));
  const is = fc.record({
    operator: fc.constant('is' as const),
    values: fc.array(value(field), { minLength: 1, maxLength: 3 }),
  });
  if (!isOrdered(field)) return is;
  return field.type === 'age' ? fc.oneof(comparison, from, to) : fc.oneof(is, comparison, from, to);
}

/** Any term that records of a kind can be filtered by. */
export function term(schema: FilterSchema): fc.Arbitrary<FilterTerm> {
  const asked = schema.fields.filter(({ type }) => type !== 'any');
  const negated = fc.boolean();
  return fc.oneof(
    fc.constantFrom(...asked).chain((field) =>
      fc.record({
        kind: fc.constant('field' as const),
        negated,
        field: fc.constant(field),
        condition: condition(field),
      }),
    ),
    fc.record({
      kind: fc.constant('presence' as const),
      negated,
      field: fc.constantFrom(...schema.fields),
      present: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('word' as const), negated, text, fields: fc.constant(schema.searched) }),
  );
}
