import type { ReadPath } from './schema/read-paths.ts';

/** The types of BSON, by MongoDB's own names for them. */
export const FIELD_TYPES = [
  'double',
  'string',
  'object',
  'array',
  'binData',
  'undefined',
  'objectId',
  'bool',
  'date',
  'null',
  'regex',
  'dbPointer',
  'javascript',
  'symbol',
  'javascriptWithScope',
  'int',
  'timestamp',
  'long',
  'decimal',
  'minKey',
  'maxKey',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

type OpaqueType = Exclude<
  FieldType,
  | 'string'
  | 'symbol'
  | 'int'
  | 'double'
  | 'long'
  | 'decimal'
  | 'date'
  | 'objectId'
  | 'bool'
  | 'object'
  | 'array'
>;

/** A value of a foreign document, as exactly as its database typed it. */
export type FieldValue =
  | { readonly type: 'string' | 'symbol'; readonly text: string }
  | { readonly type: 'int' | 'double' | 'long'; readonly number: number }
  | { readonly type: 'decimal'; readonly text: string }
  | { readonly type: 'date'; readonly ms: number }
  | { readonly type: 'objectId'; readonly hex: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'object'; readonly fields: ReadonlyMap<string, FieldValue> }
  | { readonly type: 'array'; readonly items: readonly FieldValue[] }
  | { readonly type: OpaqueType };

/** Watched fields by path. An absent field has no entry. */
export interface WatchedValues extends Iterable<readonly [string, FieldValue]> {
  /** The value of a field that rules read; of `legacy` the type alone. */
  get(path: ReadPath | 'legacy'): FieldValue | undefined;
  has(path: string): boolean;
}

/** A document of an audited database: what the rules read of it, and what its walk came across. */
export interface AuditedDocument {
  readonly id: FieldValue;
  readonly sizeBytes: number;
  readonly values: WatchedValues;
  /** Fields at the top that no writer of the ledger's history is known to write. */
  readonly unknownFields: readonly string[];
  /** Paths that are named like secrets and hold text. */
  readonly secrets: readonly string[];
}
