import type { CensusField, FieldCensus } from '@genledger/domain/audit';

/** A field's place in the tree of names, found again by the bytes of its name: no text is made for it. */
export interface FieldNode {
  /** Nothing where there are too many fields to count each: it and what lies below are only counted together. */
  readonly field: CensusField | undefined;
  readonly nameBytes: Uint8Array;
  readonly children: Map<number, FieldNode[]>;
}

/** The nameless top of the tree. */
export function rootNode(): FieldNode {
  return { field: undefined, nameBytes: new Uint8Array(), children: new Map() };
}

function isNamed(node: FieldNode, bytes: Buffer, start: number, end: number): boolean {
  const { nameBytes } = node;
  if (nameBytes.length !== end - start) return false;
  for (let index = 0; index < nameBytes.length; index += 1) {
    if (nameBytes[index] !== bytes[start + index]) return false;
  }
  return true;
}

/** Most names of one parent that are remembered, counted or not. */
const MOST_CHILDREN = 5000;
const OVERFLOW: FieldNode = rootNode();

function takeUp(census: FieldCensus, parent: FieldNode, hash: number, name: Buffer): FieldNode {
  if (parent.children.size >= MOST_CHILDREN) return OVERFLOW;
  const text = name.toString('utf8');
  const node = {
    field: census.takeUp(parent.field, text),
    nameBytes: Uint8Array.from(name),
    children: new Map(),
  };
  const siblings = parent.children.get(hash);
  if (siblings === undefined) parent.children.set(hash, [node]);
  else siblings.push(node);
  return node;
}

/**
 * The child of a node that is named by some bytes; taken up where it is new.
 * @param hash of the bytes, worked out while looking for their end
 */
export function childNode(
  census: FieldCensus,
  parent: FieldNode,
  hash: number,
  bytes: Buffer,
  start: number,
  end: number,
): FieldNode {
  const siblings = parent.children.get(hash);
  if (siblings !== undefined) {
    for (const node of siblings) if (isNamed(node, bytes, start, end)) return node;
  }
  return takeUp(census, parent, hash, bytes.subarray(start, end));
}
