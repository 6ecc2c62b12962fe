import { Binary, type Document, ObjectId } from 'mongodb';

/** A place in a sorted list: the sorted value and the id of the document there. Opaque outside this package. */
export interface BrowsePlace {
  readonly value: unknown;
  readonly id: unknown;
}

/** MongoDB's order of types; `$lt` and `$gt` compare within one of them only. */
const TYPES_IN_ORDER = [
  'null',
  'number',
  'string',
  'object',
  'array',
  'binData',
  'objectId',
  'bool',
  'date',
] as const;

type OrderedType = (typeof TYPES_IN_ORDER)[number];

function typeOf(value: unknown): OrderedType {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof Binary) return 'binData';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' && !('_bsontype' in value) ? 'object' : 'number';
}

/** Values whose type stands beyond the type of a value. */
function otherTypes(field: string, value: unknown, operator: '$lt' | '$gt'): Document[] {
  const rank = TYPES_IN_ORDER.indexOf(typeOf(value));
  const beyond = operator === '$gt' ? TYPES_IN_ORDER.slice(rank + 1) : TYPES_IN_ORDER.slice(0, rank);
  const typed = beyond.filter((type) => type !== 'null');
  return [
    ...(typed.length > 0 ? [{ [field]: { $type: typed } }] : []),
    // Missing fields stand among the nulls, and have no type.
    ...(beyond.includes('null') ? [{ [field]: null }] : []),
  ];
}

/** Ids beyond one. */
function beyondId(id: unknown, operator: '$lt' | '$gt'): Document {
  return { $or: [{ _id: { [operator]: id } }, ...otherTypes('_id', id, operator)] };
}

/** What stands beyond a place, in the order of a field and, where that is the same, of the id. */
export function beyondPlace(field: string, { value, id }: BrowsePlace, operator: '$lt' | '$gt'): Document {
  if (field === '_id') return beyondId(id, operator);
  return {
    $or: [
      ...(typeOf(value) === 'null' ? [] : [{ [field]: { [operator]: value } }]),
      { [field]: value ?? null, ...beyondId(id, operator) },
      ...otherTypes(field, value, operator),
    ],
  };
}
