import { AUDITED_COLLECTIONS } from '@genledger/domain/audit';
import { fieldAt, isDocument, keptMetadata, type LegacyDocument } from '@genledger/domain/legacy';
import { BSON } from 'mongodb';
import { toStorable } from '../mappers/index.ts';
import { WRITTEN_FIELDS } from './written-fields.ts';

/** One field that a writer of version 1 changed in a record after it was migrated. */
export interface LaterWrite {
  /** The name of a field at the top, or of one of the metadata. */
  readonly at: 'top' | 'metadata';
  readonly name: string;
  /** Absent where it was taken away. */
  readonly value?: unknown;
}

/** Fields at the top of a record of version 2. */
export const CURRENT_FIELDS: ReadonlySet<string> = new Set(
  Object.keys(AUDITED_COLLECTIONS.find(({ name }) => name === 'generationOutputs')?.current ?? {}),
);
/** Large fields that a migration takes over as they are. */
export const PAYLOADS = ['requestPayload', 'responsePayload'] as const;

/** Whether two values are the same, type included. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Buffer.from(BSON.serialize({ value: a })).equals(BSON.serialize({ value: b }));
}

function writeOf(at: LaterWrite['at'], name: string, value: unknown): LaterWrite {
  return { at, name, ...(value !== undefined && { value }) };
}

const own = (document: LegacyDocument, name: string): unknown =>
  Object.hasOwn(document, name) ? document[name] : undefined;

/** Fields at the top that version 2 has no place for: only a writer of version 1 makes them in a record of version 2. */
export function unknownFields(current: LegacyDocument): readonly LaterWrite[] {
  return Object.keys(current)
    .filter((name) => !CURRENT_FIELDS.has(name))
    .map((name) => writeOf('top', name, current[name]));
}

function changedMetadata(current: LegacyDocument, original: LegacyDocument): readonly LaterWrite[] {
  const kept = keptMetadata(original);
  const [now, then] = [current['metadata'], toStorable(kept)];
  if (now !== undefined && !isDocument(now)) return [writeOf('top', 'metadata', now)];
  // Metadata that cannot be a document is kept as its text, which no writer changes in part.
  if (!isDocument(then)) return [];
  const names = new Set([...Object.keys(then), ...Object.keys(now ?? {})]);
  return [...names]
    .filter((name) => !isSameValue(own(now ?? {}, name), own(then, name)))
    .map((name) => writeOf('metadata', name, own(now ?? {}, name)));
}

/**
 * What a writer of version 1 changed in a migrated record that no event was applied to since.
 * @param current the record as it lies there, and @param original the old document, every value with its own type
 */
export function laterWrites(current: LegacyDocument, original: LegacyDocument): readonly LaterWrite[] {
  const written = fieldAt(current, 'legacy.written');
  const small = WRITTEN_FIELDS.filter(
    (name) => !isSameValue(own(current, name), own(isDocument(written) ? written : {}, name)),
  );
  const large = PAYLOADS.filter(
    (name) => !isSameValue(own(current, name), toStorable(fieldAt(original, name))),
  );
  return [
    ...[...small, ...large].map((name) => writeOf('top', name, own(current, name))),
    ...unknownFields(current),
    ...changedMetadata(current, original),
  ];
}

function put(fields: Map<string, unknown>, { name, value }: LaterWrite): void {
  if (value === undefined) fields.delete(name);
  else fields.set(name, value);
}

/**
 * The old document as it would be had it not been migrated when it was written to.
 * @param original the old document, its keys in their order
 */
export function withLaterWrites(
  original: ReadonlyMap<string, unknown>,
  writes: readonly LaterWrite[],
): Map<string, unknown> {
  const document = new Map(original);
  const metadata = document.get('metadata');
  const inner = new Map(metadata instanceof Map ? metadata : []);
  // As the server adds new fields of one update: by name.
  const inOrder = [...writes].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const write of inOrder) put(write.at === 'top' ? document : inner, write);
  if (writes.some(({ at }) => at === 'metadata')) document.set('metadata', inner);
  return document;
}
