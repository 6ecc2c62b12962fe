import type { AuditedDocument, CensusField, FieldCensus, FieldValue } from '@genledger/domain/audit';
import { endOfValue } from '../client/raw-values.ts';
import { TYPE_ALONE, typeIndex } from './bson-types.ts';
import { decodeValue } from './decode-value.ts';
import { childNode, type FieldNode, isNamed, rootNode } from './field-tree.ts';

const OBJECT = 0x03;
const ARRAY = 0x04;
const STRING = 0x02;
const ELEMENT = Buffer.from('[]\0');
const ELEMENT_HASH = -1;
const ABSENT: FieldValue = { type: 'undefined' };

/**
 * Walks through documents as the server sends them, without making objects of them: counts their fields, and keeps what rules watch.
 * What it returns is valid until the next walk.
 */
export class DocumentWalker {
  readonly #census: FieldCensus;
  readonly #root: FieldNode = rootNode();
  readonly #values = new Map<string, FieldValue>();
  #unknownFields: string[] = [];
  #secrets: string[] = [];

  constructor(census: FieldCensus) {
    this.#census = census;
  }

  /** @throws RangeError for bytes that are no BSON */
  walk(bytes: Buffer): AuditedDocument {
    this.#values.clear();
    if (this.#unknownFields.length > 0) this.#unknownFields = [];
    if (this.#secrets.length > 0) this.#secrets = [];
    this.#census.documents += 1;
    this.#object(bytes, 0, this.#root);
    return {
      id: this.#values.get('_id') ?? ABSENT,
      sizeBytes: bytes.length,
      values: this.#values,
      unknownFields: this.#unknownFields,
      secrets: this.#secrets,
    };
  }

  #object(bytes: Buffer, start: number, parent: FieldNode): void {
    let at = start + 4;
    let before: FieldNode | undefined;
    for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
      const expected = before === undefined ? parent.first : before.next;
      const node =
        expected !== undefined && isNamed(expected, bytes, at + 1)
          ? expected
          : this.#other(bytes, at + 1, parent, before);
      const valueAt = at + 1 + node.nameBytes.length + 1;
      this.#value(bytes, type, valueAt, node);
      at = endOfValue(bytes, type, valueAt);
      before = node;
    }
  }

  /** A field that is not the one which came there in the last document. */
  #other(bytes: Buffer, start: number, parent: FieldNode, before: FieldNode | undefined): FieldNode {
    let hash = 0;
    let end = start;
    for (let byte = bytes[end] ?? 0; byte !== 0; byte = bytes[end] ?? 0) {
      hash = (Math.imul(hash, 31) + byte) | 0;
      end += 1;
    }
    const node = childNode(this.#census, parent, hash, bytes, start, end);
    // Fields that are not counted apart are not looked forward to: there may be any number of them.
    if (node.field === undefined) return node;
    if (before === undefined) parent.first = node;
    else before.next = node;
    return node;
  }

  #list(bytes: Buffer, start: number, parent: FieldNode): void {
    let at = start + 4;
    let node: FieldNode | undefined;
    for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
      const valueAt = bytes.indexOf(0, at + 1) + 1;
      node ??= childNode(this.#census, parent, ELEMENT_HASH, ELEMENT, 0, 2);
      this.#value(bytes, type, valueAt, node);
      at = endOfValue(bytes, type, valueAt);
    }
  }

  #value(bytes: Buffer, type: number, at: number, node: FieldNode): void {
    const { field } = node;
    if (field === undefined) {
      this.#census.uncounted += 1;
      return;
    }
    const index = typeIndex(type);
    field.counts[index] = (field.counts[index] ?? 0) + 1;
    this.#keep(bytes, type, at, field);
    if (type === OBJECT) this.#object(bytes, at, node);
    else if (type === ARRAY) this.#list(bytes, at, node);
  }

  #keep(bytes: Buffer, type: number, at: number, field: CensusField): void {
    if (field.isUnknown) this.#unknownFields.push(field.name);
    else if (field.watch === 'value') this.#values.set(field.path, decodeValue(bytes, type, at));
    else if (field.watch === 'type') this.#values.set(field.path, TYPE_ALONE[typeIndex(type)] ?? ABSENT);
    if (field.isSecret && type === STRING && bytes.readInt32LE(at) > 1) this.#secrets.push(field.path);
  }
}
