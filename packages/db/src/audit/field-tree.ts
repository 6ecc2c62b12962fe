import type { CensusField, FieldCensus } from '@genledger/domain/audit';

/** A field's place in the tree of names, found again by the bytes of its name: no text is made for it. */
export interface FieldNode {
  /** Nothing where there are too many fields to count each: it and what lies below are only counted together. */
  readonly field: CensusField | undefined;
  readonly nameBytes: Uint8Array;
  readonly children: Map<number, FieldNode[]>;
  /** The field that came first within it, and the one that came after it, in the last document: most documents have one order. */
  first?: FieldNode;
  next?: FieldNode;
}

/** The nameless top of the tree. */
export function rootNode(): FieldNode {
  return { field: undefined, nameBytes: new Uint8Array(), children: new Map() };
}

/** Whether the name that begins at a place, and ends with a zero byte, is that of a node. */
export function isNamed({ nameBytes }: FieldNode, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < nameBytes.length; index += 1) {
    if (nameBytes[index] !== bytes[start + index]) return false;
  }
  return bytes[start + nameBytes.length] === 0;
}

/** Most names of one parent that are remembered, counted or not. */
const MOST_CHILDREN = 5000;

function takeUp(census: FieldCensus, parent: FieldNode, hash: number, name: Buffer): FieldNode {
  const nameBytes = Uint8Array.from(name);
  if (parent.children.size >= MOST_CHILDREN) return { field: undefined, nameBytes, children: new Map() };
  const field = census.takeUp(parent.field, name.toString('utf8'));
  const node: FieldNode = { field, nameBytes, children: new Map() };
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
    for (const node of siblings) if (isNamed(node, bytes, start)) return node;
  }
  return takeUp(census, parent, hash, bytes.subarray(start, end));
}
