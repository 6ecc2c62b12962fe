import { parseObjectId } from '../kernel/index.ts';
import { aliasesOf, findField } from './aliases.ts';
import type { FilterField, FilterSchema } from './field.ts';
import { mistakeAt, type Report } from './mistake.ts';
import { nearest } from './nearest.ts';
import { parseCondition } from './parse-condition.ts';
import { type RawTerm, type RawValue, type Span, withComma } from './scan.ts';
import { PRESENCES, SHORTHANDS, timeOf } from './shorthand.ts';
import type { FilterMistake, FilterTerm } from './term.ts';
import { readDuration } from './values/duration.ts';
import { readText } from './values/read-text.ts';

/** Every word that can stand before an operator. */
function namesOf(schema: FilterSchema): readonly string[] {
  const fields = schema.fields.flatMap((field) => [field.name, ...aliasesOf(schema, field)]);
  const shorthands = timeOf(schema) ? Object.keys(SHORTHANDS) : [];
  return [...fields, ...Object.keys(PRESENCES), ...shorthands];
}

function unknownField(schema: FilterSchema, name: Span): FilterMistake {
  const suggestion = nearest(name.text, namesOf(schema));
  const meant = suggestion === undefined ? 'Quote it if it is no field.' : `Did you mean ${suggestion}?`;
  return mistakeAt(name, `${capital(schema.records)} have no field ${name.text}. ${meant}`, suggestion);
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function parseWord(
  schema: FilterSchema,
  raw: RawTerm,
  value: RawValue,
  report: Report,
): FilterTerm | undefined {
  const { negated } = raw;
  const id = parseObjectId(value.isQuoted ? '' : value.text);
  if (id.ok && schema.id) {
    const values = [{ type: 'id' as const, id: id.value }];
    return { kind: 'field', negated, field: schema.id, condition: { operator: 'is', values } };
  }
  const text = readText(value, true);
  return text.ok
    ? { kind: 'word', negated, text: text.value.text, fields: schema.searched }
    : report(mistakeAt(raw, `A word ${text.error.message}.`, text.error.suggestion));
}

function parsePresence(
  schema: FilterSchema,
  raw: RawTerm,
  present: boolean,
  report: Report,
): FilterTerm | undefined {
  const [name, ...others] = raw.values;
  if (name === undefined || name.text === '')
    return report(mistakeAt(raw, 'Name the field, such as missing:cost.'));
  const field = findField(schema, name.text);
  if (field === undefined) return report(unknownField(schema, name));
  const [second] = others;
  if (second) return report(mistakeAt(withComma(second), 'Name one field: each gets a term of its own.'));
  return raw.operator?.text === ':' || raw.operator?.text === '='
    ? { kind: 'presence', negated: raw.negated, field, present }
    : report(mistakeAt(raw.operator ?? raw, 'A colon belongs here.', ':'));
}

function parseField(field: FilterField, raw: RawTerm, sign: Span, schema: FilterSchema, report: Report) {
  const condition = parseCondition(field, raw, sign, schema, report);
  return condition && { kind: 'field' as const, negated: raw.negated, field, condition };
}

function parseShorthand(
  schema: FilterSchema,
  raw: RawTerm,
  sign: Span,
  report: Report,
): FilterTerm | undefined {
  const shorthand = SHORTHANDS[(raw.field?.text ?? '').toLowerCase()];
  const times = timeOf(schema);
  if (shorthand === undefined || times === undefined) return undefined;
  if (sign.text !== ':' && sign.text !== '=') return report(mistakeAt(sign, 'A colon belongs here.', ':'));
  const isAge = readDuration(raw.values[0]?.text ?? '') !== undefined;
  const [field, text] = isAge ? [times.age, shorthand.age] : [times.time, shorthand.time];
  return parseField(field, raw, { ...sign, text }, schema, report);
}

/** Reads a term; what is wrong with it is reported, and then there is none. */
export function parseTerm(schema: FilterSchema, raw: RawTerm, report: Report): FilterTerm | undefined {
  const { field: name, operator: sign, values } = raw;
  const [value] = values;
  const open = values.find(({ isClosed }) => !isClosed);
  if (open) return report(mistakeAt(open, 'The closing quote is missing.'));
  if (raw.isGlued) return report(mistakeAt(raw, 'A space belongs before this.'));
  if (name === undefined || sign === undefined) {
    const isEmpty = value === undefined || (value.text === '' && !value.isQuoted);
    return isEmpty
      ? report(mistakeAt(raw, 'Something to leave out belongs behind the minus.'))
      : parseWord(schema, raw, value, report);
  }
  const lower = name.text.toLowerCase();
  const presence = Object.hasOwn(PRESENCES, lower) ? PRESENCES[lower] : undefined;
  if (presence) return parsePresence(schema, raw, presence.present, report);
  if (Object.hasOwn(SHORTHANDS, lower) && timeOf(schema)) return parseShorthand(schema, raw, sign, report);
  const field = findField(schema, name.text);
  return field ? parseField(field, raw, sign, schema, report) : report(unknownField(schema, name));
}
