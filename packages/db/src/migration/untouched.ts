import { hasPlace } from '@genledger/domain/legacy';
import { BSON } from 'mongodb';
import { type BsonElement, elementsOf, valueBytes } from './elements.ts';
import { CURRENT_FIELDS, PAYLOADS } from './later-writes.ts';
import { WRITTEN_FIELDS } from './written-fields.ts';

const OBJECT = 0x03;
const BINARY = 0x05;
/** Length and subtype, which lie before the bytes of a binary value. */
const BINARY_HEAD_BYTES = 5;

/** The fields of a document by name, none of them read. A name is its bytes as Latin-1: it need not be read, but only found again. */
class Fields {
  readonly #bytes: Uint8Array;
  readonly #elements = new Map<string, BsonElement>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const element of elementsOf(bytes)) {
      const [, offset, length] = element;
      this.#elements.set(names.toString('latin1', offset, offset + length), element);
    }
  }

  get names(): readonly string[] {
    return [...this.#elements.keys()];
  }

  has(name: string): boolean {
    return this.#elements.has(name);
  }

  /** The bytes of a field of one type; nothing where it is absent or of another. */
  ofType(name: string, type: number): Uint8Array | undefined {
    const element = this.#elements.get(name);
    return element?.[0] === type ? valueBytes(this.#bytes, element) : undefined;
  }

  /** The fields of a document within; nothing where it is absent or no document. */
  within(name: string): Fields | undefined {
    const bytes = this.ofType(name, OBJECT);
    return bytes && new Fields(bytes);
  }

  /** Whether a field is the same in two documents, type included, or absent in both. */
  isSame(name: string, other: Fields): boolean {
    const [own, others] = [this.#elements.get(name), other.#elements.get(name)];
    if (own === undefined || others === undefined) return own === others;
    return (
      own[0] === others[0] &&
      Buffer.compare(valueBytes(this.#bytes, own), valueBytes(other.#bytes, others)) === 0
    );
  }
}

const NO_FIELDS = new Fields(BSON.serialize({}));

/** What a record was migrated from and to; nothing where that lies compressed or sealed. */
function keptIn(current: Fields): { readonly original: Fields; readonly written: Fields } | undefined {
  const kept = current.within('legacy');
  const [document, written] = [kept?.ofType('document', BINARY), kept?.within('written')];
  if (document === undefined || written === undefined) return undefined;
  const bytes = document.subarray(BINARY_HEAD_BYTES);
  const isWhole = Buffer.from(bytes.buffer, bytes.byteOffset).readInt32LE() === bytes.length;
  return isWhole ? { original: new Fields(bytes), written } : undefined;
}

/** Whether the metadata are those of the old document, and under `v1` what version 2 has no place for. */
function hasKeptMetadata(current: Fields, original: Fields): boolean {
  const [now, then] = [current, original].map((fields) =>
    fields.has('metadata') ? fields.within('metadata') : NO_FIELDS,
  );
  if (now === undefined || then === undefined) return false;
  const unplaced = original.names.filter((name) => !hasPlace(name));
  const v1 = unplaced.length === 0 ? NO_FIELDS : now.within('v1');
  return (
    v1 !== undefined &&
    now.names.length === then.names.length + (unplaced.length === 0 ? 0 : 1) &&
    v1.names.length === unplaced.length &&
    then.names.every((name) => now.isSame(name, then)) &&
    unplaced.every((name) => v1.isSame(name, original))
  );
}

/**
 * Whether a migrated record lies there as the migration wrote it, by its bytes alone: quick, since nearly all do. False says only that it
 * takes a closer look.
 */
export function isUntouched(bytes: Uint8Array): boolean {
  const current = new Fields(bytes);
  const kept = keptIn(current);
  if (kept === undefined) return false;
  const { original, written } = kept;
  return (
    current.names.every((name) => CURRENT_FIELDS.has(name)) &&
    WRITTEN_FIELDS.every((name) => current.isSame(name, written)) &&
    PAYLOADS.every((name) => current.isSame(name, original)) &&
    hasKeptMetadata(current, original)
  );
}
