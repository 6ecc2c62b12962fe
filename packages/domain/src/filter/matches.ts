import { exhaustive } from '../kernel/index.ts';
import type { Usd } from '../money/index.ts';
import type { FilterField } from './field.ts';
import { compareEdges, type Edge, edgesOf } from './order.ts';
import type { Condition, FilterTerm, FilterValue, OrderedValue, TextValue } from './term.ts';
import { patternOf } from './text-pattern.ts';

/** A record as users see it: ids as text, times as dates or ISO text, money as decimal text, unknown fields left out. */
type FilteredRecord = Readonly<Record<string, unknown>>;

function valueAt(record: FilteredRecord, path: string): unknown {
  let value: unknown = record;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function valueIn(record: FilteredRecord, field: FilterField): unknown {
  return valueAt(record, field.countedFrom ?? field.name);
}

function timeMs(found: unknown): number | undefined {
  if (found instanceof Date) return found.getTime();
  return typeof found === 'string' ? Date.parse(found) : undefined;
}

/** Where a record's value stands in the order of its field. */
function edgeOf(found: unknown, field: FilterField, now: Date): Edge | undefined {
  if (found === undefined || found === null) return undefined;
  switch (field.type) {
    case 'time':
      return timeMs(found);
    case 'age': {
      const at = timeMs(found);
      return at === undefined ? undefined : now.getTime() - at;
    }
    case 'money':
      return typeof found === 'string' ? (found as Usd) : undefined;
    default:
      return typeof found === 'number' ? found : undefined;
  }
}

function isWithin(edge: Edge, from: OrderedValue | undefined, to: OrderedValue | undefined): boolean {
  return (
    (from === undefined || compareEdges(edge, edgesOf(from).first) >= 0) &&
    (to === undefined || compareEdges(edge, edgesOf(to).last) <= 0)
  );
}

function textMatches(found: unknown, value: TextValue): boolean {
  if (typeof found !== 'string') return false;
  if (value.match === 'equals') return found === value.text;
  const { source, ignoresCase } = patternOf(value.match, value.text);
  return new RegExp(source, ignoresCase ? 'iu' : 'u').test(found);
}

function isOne(found: unknown, value: FilterValue, field: FilterField, now: Date): boolean {
  switch (value.type) {
    case 'text':
      return textMatches(found, value);
    case 'word':
      return found === value.word;
    case 'id':
      return found === value.id;
    case 'truth':
      return found === value.holds;
    case 'whole':
    case 'duration':
    case 'money':
    case 'time': {
      const edge = edgeOf(found, field, now);
      return edge !== undefined && isWithin(edge, value, value);
    }
    default:
      return exhaustive(value);
  }
}

function edgeFulfils(edge: Edge, condition: Exclude<Condition, { operator: 'is' }>): boolean {
  switch (condition.operator) {
    case '>':
      return compareEdges(edge, edgesOf(condition.value).last) > 0;
    case '>=':
      return compareEdges(edge, edgesOf(condition.value).first) >= 0;
    case '<':
      return compareEdges(edge, edgesOf(condition.value).first) < 0;
    case '<=':
      return compareEdges(edge, edgesOf(condition.value).last) <= 0;
    case 'between':
      return isWithin(edge, condition.from, condition.to);
    default:
      return exhaustive(condition);
  }
}

function fulfils(found: unknown, field: FilterField, condition: Condition, now: Date): boolean {
  if (condition.operator === 'is') {
    const all: readonly unknown[] = Array.isArray(found) ? found : [found];
    return condition.values.some((value) => all.some((each) => isOne(each, value, field, now)));
  }
  const edge = edgeOf(found, field, now);
  return edge !== undefined && edgeFulfils(edge, condition);
}

function isPresent(found: unknown): boolean {
  return found !== undefined && found !== null && !(Array.isArray(found) && found.length === 0);
}

function holds(term: FilterTerm, record: FilteredRecord, now: Date): boolean {
  switch (term.kind) {
    case 'field':
      return fulfils(valueIn(record, term.field), term.field, term.condition, now);
    case 'presence':
      return isPresent(valueIn(record, term.field)) === term.present;
    case 'word': {
      const text = { type: 'text', match: 'contains', text: term.text } as const;
      return term.fields.some((field) => textMatches(valueIn(record, field), text));
    }
    default:
      return exhaustive(term);
  }
}

/** Whether a term asks for the kind of a record, which is the same in all of a collection. */
export function isKindTerm(term: FilterTerm): boolean {
  return term.kind !== 'word' && term.field.name === 'kind';
}

/** Whether a record fulfils every term. The database's answer to the same filter is the same. @param now what ages are counted from */
export function matches(terms: readonly FilterTerm[], record: FilteredRecord, now: Date): boolean {
  return terms.every((term) => holds(term, record, now) !== term.negated);
}
