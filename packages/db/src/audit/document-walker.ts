import type { AuditedDocument, CensusField, FieldCensus, FieldValue } from '@genledger/domain/audit';
import { endOfValue } from '../client/raw-values.ts';
import { TYPE_ALONE, typeIndex } from './bson-types.ts';
import { decodeValue } from './decode-value.ts';
import { childNode, type FieldNode, rootNode } from './field-tree.ts';

const OBJECT = 0x03;
const ARRAY = 0x04;
const STRING = 0x02;
const ELEMENT = Buffer.from('[]');
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
    for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
      let hash = 0;
      let end = at + 1;
      for (let byte = bytes[end] ?? 0; byte !== 0; byte = bytes[end] ?? 0) {
        hash = (Math.imul(hash, 31) + byte) | 0;
        end += 1;
      }
      const node = childNode(this.#census, parent, hash, bytes, at + 1, end);
      this.#value(bytes, type, end + 1, node);
      at = endOfValue(bytes, type, end + 1);
    }
  }

  #list(bytes: Buffer, start: number, parent: FieldNode): void {
    let at = start + 4;
    for (let type = bytes[at] ?? 0; type !== 0; type = bytes[at] ?? 0) {
      const valueAt = bytes.indexOf(0, at + 1) + 1;
      const node = childNode(this.#census, parent, ELEMENT_HASH, ELEMENT, 0, 2);
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
