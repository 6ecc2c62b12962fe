import { aliasesOf, findField } from './aliases.ts';
import { type FilterField, type FilterSchema, isOrdered } from './field.ts';
import { formatText } from './format.ts';
import { nearest } from './nearest.ts';
import { type RawTerm, type RawValue, type Span, scan } from './scan.ts';
import { PRESENCES, SHORTHANDS, timeOf } from './shorthand.ts';

/** What could be written at the cursor: `insert` takes the place of the text from (included) to (not included). */
export interface FilterCompletion {
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  /** What is shown to choose by. */
  readonly label: string;
  /** What it means. */
  readonly detail: string;
}

/** A word that could be written, before it has a place. */
interface Candidate {
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

const COMPARISONS: readonly Candidate[] = [
  { insert: '>', label: '>', detail: 'more than' },
  { insert: '>=', label: '>=', detail: 'at least' },
  { insert: '<', label: '<', detail: 'less than' },
  { insert: '<=', label: '<=', detail: 'at most' },
];
const EQUALS: Candidate = { insert: ':', label: ':', detail: 'is, or from..to' };

/** Values that show how those of a type are written. */
const EXAMPLES: Readonly<Partial<Record<FilterField['type'], readonly string[]>>> = {
  truth: ['true', 'false'],
  duration: ['500ms', '30s', '5m', '1h'],
  age: ['5m', '1h', '24h', '7d'],
  money: ['0.01', '0.1', '1'],
};

function operatorsOf({ type }: FilterField): readonly Candidate[] {
  if (type === 'age') return COMPARISONS;
  return isOrdered(type) ? [EQUALS, ...COMPARISONS] : [{ ...EQUALS, detail: 'is' }];
}

function leads(word: string, typed: string): boolean {
  return word.toLowerCase().startsWith(typed.toLowerCase());
}

function fieldCandidates(schema: FilterSchema, insertOf: (name: string, field: FilterField) => string) {
  return schema.fields.flatMap((field) =>
    [...aliasesOf(schema, field), field.name].map((name) => ({
      insert: insertOf(name, field),
      label: name,
      detail: name === field.name ? field.meaning : `${field.meaning} (${field.name})`,
    })),
  );
}

function withOperator(name: string, { type }: FilterField): string {
  if (type === 'any') return `has:${name}`;
  return type === 'age' ? `${name}>` : `${name}:`;
}

function leadingWords(schema: FilterSchema): readonly Candidate[] {
  const entries = [...Object.entries(PRESENCES), ...(timeOf(schema) ? Object.entries(SHORTHANDS) : [])];
  return entries.map(([name, { meaning }]) => ({ insert: `${name}:`, label: name, detail: meaning }));
}

/** `fail` is probably `status:failed`. */
function wordsOfFields(schema: FilterSchema): readonly Candidate[] {
  return schema.fields.flatMap((field) =>
    (field.words ?? []).map((word) => ({
      insert: `${field.name}:${word}`,
      label: word,
      detail: `${field.name}: ${field.meaning}`,
    })),
  );
}

/** Those that begin as what is typed; else the one that was probably meant. */
function fitting(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const found = candidates.filter(({ label }) => leads(label, typed));
  if (found.length > 0) return found;
  const meant = nearest(
    typed,
    candidates.map(({ label }) => label),
  );
  return candidates.filter(({ label }) => label === meant);
}

function atName(schema: FilterSchema, typed: string, hasOperator: boolean): readonly Candidate[] {
  const names = [...fieldCandidates(schema, withOperator), ...leadingWords(schema)];
  if (hasOperator)
    return fitting(
      names.map((each) => ({ ...each, insert: each.label })),
      typed,
    );
  const field = findField(schema, typed);
  const operators = field
    ? operatorsOf(field).map((each) => ({
        ...each,
        insert: `${typed}${each.insert}`,
        label: `${typed}${each.label}`,
      }))
    : [];
  const others = typed === '' ? names : [...names, ...wordsOfFields(schema)];
  const more = fitting(others, typed).filter(
    ({ insert }) => !operators.some((each) => each.insert === insert),
  );
  return [...operators, ...more];
}

function valueCandidates(schema: FilterSchema, name: string, typed: string): readonly Candidate[] {
  const lower = name.toLowerCase();
  if (Object.hasOwn(PRESENCES, lower))
    return fitting(
      fieldCandidates(schema, (each) => each),
      typed,
    );
  const field = Object.hasOwn(SHORTHANDS, lower) ? timeOf(schema)?.age : findField(schema, name);
  if (field === undefined) return [];
  const values = field.words ?? EXAMPLES[field.type] ?? [];
  const candidates = values.map((value) => ({
    insert: formatText(value),
    label: value,
    detail: field.meaning,
  }));
  return field.words ? fitting(candidates, typed) : candidates.filter(({ label }) => leads(label, typed));
}

function placed(candidates: readonly Candidate[], from: number, to: number): readonly FilterCompletion[] {
  return candidates.map((candidate) => ({ ...candidate, from, to }));
}

function inValue(schema: FilterSchema, name: Span, value: RawValue, cursor: number) {
  const typed = value.isQuoted ? value.text : value.text.slice(0, cursor - value.from);
  return placed(valueCandidates(schema, name.text, typed), value.from, value.to);
}

/** Between the characters of an operator, another can take its place. */
function inOperator(schema: FilterSchema, name: Span, { from, to }: Span): readonly FilterCompletion[] {
  const field = findField(schema, name.text);
  return field ? placed(operatorsOf(field), from, to) : [];
}

function inTerm(
  schema: FilterSchema,
  text: string,
  raw: RawTerm,
  cursor: number,
): readonly FilterCompletion[] {
  const { field, operator } = raw;
  const begin = raw.from + (raw.negated && cursor > raw.from ? 1 : 0);
  if (field && operator && cursor >= operator.to) {
    const value = raw.values.find(({ from, to }) => cursor >= from && cursor <= to);
    return value ? inValue(schema, field, value, cursor) : [];
  }
  if (field && operator && cursor > operator.from) return inOperator(schema, field, operator);
  if (raw.values.some(({ isQuoted }) => isQuoted) && !field) return [];
  return placed(atName(schema, text.slice(begin, cursor), field !== undefined), begin, field?.to ?? raw.to);
}

/**
 * What could be written where the cursor stands: fields, operators, the values that there are, and what was probably meant.
 * @param cursor in UTF-16 code units
 */
export function completeFilter(
  text: string,
  cursor: number,
  schema: FilterSchema,
): readonly FilterCompletion[] {
  const raw = scan(text).find(({ from, to }) => cursor >= from && cursor <= to);
  return raw ? inTerm(schema, text, raw, cursor) : placed(atName(schema, '', false), cursor, cursor);
}
