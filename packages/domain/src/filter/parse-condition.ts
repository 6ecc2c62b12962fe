import { type FilterField, type FilterSchema, isOrdered } from './field.ts';
import { mistakeAt, type Report } from './mistake.ts';
import { compareEdges, edgesOf } from './order.ts';
import { type RawTerm, type RawValue, type Span, withComma } from './scan.ts';
import type { Condition, FilterValue, OrderedValue } from './term.ts';
import { type Refusal, readOrdered, readValue } from './values/read-value.ts';

/** What is being read, and where its mistakes go. */
interface Reading {
  readonly field: FilterField;
  readonly raw: RawTerm;
  readonly sign: Span;
  readonly schema: FilterSchema;
  readonly report: Report;
}

const RANGE = '..';

/** Where a word is none of its field but one of another, that one was meant. */
function elsewhere({ field, schema }: Reading, { text }: RawValue): string | undefined {
  const other = schema.fields.find((each) => each !== field && each.words?.includes(text));
  return other && `${other.name}:${text}`;
}

function refuse(reading: Reading, value: RawValue, { message, suggestion }: Refusal): undefined {
  const { field, raw, report } = reading;
  const sentence = `${field.name} ${message}.`;
  if (field.type === 'any') return report(mistakeAt(raw, sentence, suggestion));
  const other = field.type === 'word' && suggestion === undefined ? elsewhere(reading, value) : undefined;
  if (other !== undefined) return report(mistakeAt(raw, `${sentence} Did you mean ${other}?`, other));
  const meant = suggestion === undefined ? sentence : `${sentence} Did you mean ${suggestion}?`;
  return report(mistakeAt(value, meant, suggestion));
}

/** The place of an empty value: its comma, or the whole term. */
function refuseEmpty({ field, raw, sign, report }: Reading, value: RawValue): undefined {
  const isFirst = value === raw.values[0];
  const place = isFirst ? { from: raw.from, to: sign.to } : withComma(value);
  return report(mistakeAt(place, `A value of ${field.name} is missing here.`));
}

function ordered(reading: Reading, value: RawValue, text: string): OrderedValue | undefined {
  const read = readOrdered(reading.field, text);
  return read.ok ? read.value : refuse(reading, value, read.error);
}

function parseRange(reading: Reading, value: RawValue): Condition | undefined {
  const at = value.text.indexOf(RANGE);
  const [first, last] = [value.text.slice(0, at), value.text.slice(at + RANGE.length)];
  if (first === '' && last === '')
    return refuse(reading, value, { message: 'needs a bound such as 1.. or ..5' });
  const from = first === '' ? undefined : ordered(reading, value, first);
  const to = last === '' ? undefined : ordered(reading, value, last);
  if ((first !== '' && from === undefined) || (last !== '' && to === undefined)) return undefined;
  if (from && to && compareEdges(edgesOf(from).first, edgesOf(to).first) > 0) {
    return refuse(reading, value, {
      message: 'has a range that ends before it begins',
      suggestion: `${last}..${first}`,
    });
  }
  return { operator: 'between', ...(from && { from }), ...(to && { to }) };
}

function parseComparison(reading: Reading, operator: '>' | '>=' | '<' | '<='): Condition | undefined {
  const { field, raw, sign, report } = reading;
  if (!isOrdered(field.type)) return report(mistakeAt(sign, `${field.name} has no order: use a colon.`, ':'));
  const [value, second] = raw.values;
  if (second) return report(mistakeAt(withComma(second), 'One value can be compared with, not a list.'));
  if (value === undefined || value.text === '')
    return refuseEmpty(
      reading,
      value ?? { ...raw, text: '', isQuoted: false, isClosed: true, starBefore: false, starAfter: false },
    );
  const read = ordered(reading, value, value.text);
  return read && { operator, value: read };
}

function parseValues(reading: Reading): Condition | undefined {
  const { field, raw, sign, report } = reading;
  const [only, second] = raw.values;
  if (only && isOrdered(field.type) && only.text.includes(RANGE)) {
    if (second) return report(mistakeAt(withComma(second), 'A range stands alone, not in a list.'));
    return parseRange(reading, only);
  }
  if (field.type === 'age') {
    return report(mistakeAt(sign, 'An age is compared, or given as a range: age>24h.', '>'));
  }
  const values: FilterValue[] = [];
  for (const value of raw.values) {
    if (value.text === '' && !value.isQuoted) {
      refuseEmpty(reading, value);
      continue;
    }
    const read = readValue(field, value);
    if (read.ok) values.push(read.value);
    else refuse(reading, value, read.error);
  }
  return values.length === raw.values.length ? { operator: 'is', values } : undefined;
}

/** Reads what is asked of a field; what is wrong with it is reported, and then there is nothing. */
export function parseCondition(
  field: FilterField,
  raw: RawTerm,
  sign: Span,
  schema: FilterSchema,
  report: Report,
): Condition | undefined {
  const reading = { field, raw, sign, schema, report };
  switch (sign.text) {
    case '>':
    case '>=':
    case '<':
    case '<=':
      return parseComparison(reading, sign.text);
    default:
      return parseValues(reading);
  }
}
