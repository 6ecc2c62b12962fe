import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { type BrowsePlace, beyondPlace } from './keyset.ts';
import { type BrowsedValue, browsedValue } from './value.ts';

/** How a list is sorted; equal values stand in the order of their ids. */
export interface BrowseSort {
  readonly field: string;
  readonly direction: 'ascending' | 'descending';
}

/** Which documents of a collection are meant, and in which order. */
export interface BrowseList {
  readonly collection: string;
  /** Conditions in MongoDB's language, made by this package. */
  readonly conditions: Document;
  readonly sort: BrowseSort;
  /** Fields that are not read: large ones that a list does not show. */
  readonly omit: readonly string[];
}

/** Which part of a list is read. */
export type BrowsePart =
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }
  | { readonly kind: 'after' | 'before'; readonly place: BrowsePlace };

/** One document of a list. */
export interface BrowsedRow {
  /** The id as text. */
  readonly id: string;
  readonly place: BrowsePlace;
  readonly value: BrowsedValue;
}

/** Longest time that one page may take, ms: a query that no index serves is bounded. */
const PAGE_LIMIT_MS = 8000;

function valueAt(document: Document, path: string): unknown {
  let value: unknown = document;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function rowOf(document: Document, field: string): BrowsedRow {
  const id: unknown = document['_id'];
  return { id: String(id), place: { value: valueAt(document, field), id }, value: browsedValue(document) };
}

/**
 * Reads a part of a list, in the order of the list.
 * @throws the driver's error where it takes longer than its limit
 */
export async function readPage(
  database: Database,
  { collection, conditions, sort, omit }: BrowseList,
  part: BrowsePart,
  limit: number,
): Promise<readonly BrowsedRow[]> {
  const isBackward = part.kind === 'last' || part.kind === 'before';
  const isAscending = (sort.direction === 'ascending') !== isBackward;
  const direction = isAscending ? 1 : -1;
  const beyond = 'place' in part ? [beyondPlace(sort.field, part.place, isAscending ? '$gt' : '$lt')] : [];
  const documents = await database.db
    .collection(collection)
    .find(
      { $and: [conditions, ...beyond] },
      { projection: Object.fromEntries(omit.map((name) => [name, 0])), promoteValues: false },
    )
    .sort(sort.field === '_id' ? { _id: direction } : { [sort.field]: direction, _id: direction })
    .limit(limit)
    .maxTimeMS(PAGE_LIMIT_MS)
    .toArray();
  const rows = documents.map((document) => rowOf(document, sort.field));
  return isBackward ? rows.reverse() : rows;
}

/** Reads documents of a list anew, by their ids; those that are gone or no longer match are left out. */
export async function readRows(
  database: Database,
  { collection, conditions, sort, omit }: BrowseList,
  places: readonly BrowsePlace[],
): Promise<readonly BrowsedRow[]> {
  const documents = await database.db
    .collection(collection)
    .find({ $and: [conditions, { _id: { $in: places.map(({ id }) => id) } }] } as Document, {
      projection: Object.fromEntries(omit.map((name) => [name, 0])),
      promoteValues: false,
    })
    .maxTimeMS(PAGE_LIMIT_MS)
    .toArray();
  return documents.map((document) => rowOf(document, sort.field));
}
