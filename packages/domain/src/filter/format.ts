import { exhaustive, parseObjectId } from '../kernel/index.ts';
import type { Condition, FilterTerm, FilterValue, TextValue } from './term.ts';
import { writeDuration } from './values/duration.ts';
import { writeTime } from './values/read-time.ts';

/** Texts that mean themselves without quotes, wherever they stand. */
const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{N}_.@/+-]*$/u;

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Writes a text as a value, in quotes where it needs them. */
export function formatText(text: string): string {
  return PLAIN.test(text) ? text : quoted(text);
}

function textValue({ match, text }: TextValue, isSearched: boolean): string {
  const before = !isSearched && (match === 'ends' || match === 'contains');
  const after = !isSearched && (match === 'begins' || match === 'contains');
  return `${before ? '*' : ''}${formatText(text)}${after ? '*' : ''}`;
}

function formatValue(value: FilterValue, isSearched: boolean): string {
  switch (value.type) {
    case 'text':
      return textValue(value, isSearched);
    case 'word':
      return value.word;
    case 'id':
      return value.id;
    case 'truth':
      return String(value.holds);
    case 'whole':
      return String(value.number);
    case 'duration':
      return writeDuration(value.ms);
    case 'money':
      return value.usd;
    case 'time':
      return writeTime(value);
    default:
      return exhaustive(value);
  }
}

function formatCondition(condition: Condition, isSearched: boolean): string {
  const write = (value: FilterValue | undefined) => (value ? formatValue(value, isSearched) : '');
  switch (condition.operator) {
    case 'is':
      return `:${condition.values.map(write).join(',')}`;
    case 'between':
      return `:${write(condition.from)}..${write(condition.to)}`;
    case '>':
    case '>=':
    case '<':
    case '<=':
      return `${condition.operator}${write(condition.value)}`;
    default:
      return exhaustive(condition);
  }
}

function formatTerm(term: FilterTerm): string {
  switch (term.kind) {
    case 'field':
      return `${term.field.name}${formatCondition(term.condition, term.field.type === 'prose')}`;
    case 'presence':
      return `${term.present ? 'has' : 'missing'}:${term.field.name}`;
    case 'word':
      // A bare id would be looked for as one.
      return parseObjectId(term.text).ok ? quoted(term.text) : formatText(term.text);
    default:
      return exhaustive(term);
  }
}

/** Writes a filter, with the whole names of fields; read again it is the same. */
export function formatFilter(terms: readonly FilterTerm[]): string {
  return terms.map((term) => `${term.negated ? '-' : ''}${formatTerm(term)}`).join(' ');
}
