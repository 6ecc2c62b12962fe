import {
  type Condition,
  type Edge,
  edgesOf,
  type FilterField,
  type FilterTerm,
  type FilterValue,
  type OrderedValue,
  patternOf,
  type TextValue,
} from '@genledger/domain/filter';
import { exhaustive } from '@genledger/domain/kernel';
import { type Document, ObjectId } from 'mongodb';
import { toMoney } from '../mappers/index.ts';

/** How a collection keeps what a schema speaks of. */
export interface Keeping {
  /** Where a field lies, if elsewhere than in other collections. */
  readonly paths?: Readonly<Record<string, string>>;
  /** What a value on a path says of others: for indexes that cover a part of a collection, and where a value alone does not tell that it is known. */
  readonly implied?: Readonly<Record<string, Document>>;
}

/** Where a collection keeps a field. */
export function storedAt(field: FilterField, { paths = {} }: Keeping): string {
  const name = field.countedFrom ?? field.name;
  return paths[name] ?? field.stored ?? name;
}

/** A place in an order as the database compares it; an age is a time before now. */
function bound(edge: Edge, { type }: FilterField, now: Date): unknown {
  if (typeof edge === 'string') return toMoney(edge);
  if (type === 'time') return new Date(edge);
  return type === 'age' ? new Date(now.getTime() - edge) : edge;
}

const MIRRORED = { $gt: '$lt', $gte: '$lte', $lt: '$gt', $lte: '$gte' } as const;

function compared(operator: keyof typeof MIRRORED, edge: Edge, field: FilterField, now: Date): Document {
  // The older a record is, the earlier its time.
  const named = field.type === 'age' ? MIRRORED[operator] : operator;
  return { [named]: bound(edge, field, now) };
}

function within(
  from: OrderedValue | undefined,
  to: OrderedValue | undefined,
  field: FilterField,
  now: Date,
): Document {
  return {
    ...(from && compared('$gte', edgesOf(from).first, field, now)),
    ...(to && compared('$lte', edgesOf(to).last, field, now)),
  };
}

function textCondition({ match, text }: TextValue): Document {
  if (match === 'equals') return { $eq: text };
  const { source, ignoresCase } = patternOf(match, text);
  return { $regex: source, $options: ignoresCase ? 'i' : '' };
}

function valueCondition(value: FilterValue, field: FilterField, now: Date): Document {
  switch (value.type) {
    case 'text':
      return textCondition(value);
    case 'word':
      return { $eq: value.word };
    case 'id':
      return { $eq: ObjectId.createFromHexString(value.id) };
    case 'truth':
      return { $eq: value.holds };
    case 'whole':
    case 'duration':
    case 'money':
    case 'time':
      return within(value, value, field, now);
    default:
      return exhaustive(value);
  }
}

function oneOf(conditions: readonly Document[], path: string): Document {
  const [only, second] = conditions;
  if (only && second === undefined) return { [path]: only };
  if (conditions.every((each) => '$eq' in each))
    return { [path]: { $in: conditions.map((each) => each['$eq']) } };
  return { $or: conditions.map((each) => ({ [path]: each })) };
}

function fieldCondition(field: FilterField, condition: Condition, now: Date, path: string): Document {
  switch (condition.operator) {
    case 'is':
      return oneOf(
        condition.values.map((value) => valueCondition(value, field, now)),
        path,
      );
    case '>':
      return { [path]: compared('$gt', edgesOf(condition.value).last, field, now) };
    case '>=':
      return { [path]: compared('$gte', edgesOf(condition.value).first, field, now) };
    case '<':
      return { [path]: compared('$lt', edgesOf(condition.value).first, field, now) };
    case '<=':
      return { [path]: compared('$lte', edgesOf(condition.value).last, field, now) };
    case 'between':
      return { [path]: within(condition.from, condition.to, field, now) };
    default:
      return exhaustive(condition);
  }
}

function withImplied(path: string, own: Document, { implied }: Keeping): Document {
  const more = implied?.[path];
  return more ? { $and: [more, own] } : own;
}

function affirmed(term: FilterTerm, now: Date, keeping: Keeping): Document {
  switch (term.kind) {
    case 'field': {
      const path = storedAt(term.field, keeping);
      return withImplied(path, fieldCondition(term.field, term.condition, now, path), keeping);
    }
    case 'presence': {
      const path = storedAt(term.field, keeping);
      const isThere = withImplied(path, { [path]: { $nin: [null, []] } }, keeping);
      return term.present ? isThere : { $nor: [isThere] };
    }
    case 'word': {
      const contained = textCondition({ type: 'text', match: 'contains', text: term.text });
      return { $or: term.fields.map((field) => ({ [storedAt(field, keeping)]: contained })) };
    }
    default:
      return exhaustive(term);
  }
}

function termCondition(term: FilterTerm, now: Date, keeping: Keeping): Document {
  const condition = affirmed(term, now, keeping);
  return term.negated ? { $nor: [condition] } : condition;
}

/**
 * What terms ask together, as MongoDB asks it. Fields come from the schema and values are typed, so no text can become an operator.
 * @param now what ages are counted from
 */
export function termConditions(terms: readonly FilterTerm[], now: Date, keeping: Keeping): Document {
  return terms.length === 0 ? {} : { $and: terms.map((term) => termCondition(term, now, keeping)) };
}
