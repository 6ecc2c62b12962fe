import type { BrowserTone } from '../../terminal/palette.ts';
import type { Destination } from '../view.ts';

/** A line of a document, with what can be unfolded below it. */
export interface OutlineNode {
  /** Path that names it among all others. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Its type and unit, or what else is worth knowing. */
  readonly note?: string;
  readonly tone?: BrowserTone;
  readonly children?: readonly OutlineNode[];
  /** Its text while it is unfolded, and the line that ends it then. */
  readonly unfolded?: { readonly text: string; readonly end: string };
  /** Whether it begins unfolded. */
  readonly isUnfolded?: boolean;
  readonly destination?: Destination;
}

/** A node that is seen, and how deep it lies. */
export interface SeenNode {
  readonly node: OutlineNode;
  readonly depth: number;
  readonly isUnfolded: boolean;
}

function endOf({ id }: OutlineNode, text: string, depth: number): SeenNode {
  return { node: { id: `${id}$`, label: '', text }, depth, isUnfolded: false };
}

/** The nodes that are seen. @param turned ids of those that are not as they began */
export function seenNodes(
  nodes: readonly OutlineNode[],
  turned: ReadonlySet<string>,
  depth = 0,
): readonly SeenNode[] {
  return nodes.flatMap((node) => {
    const isUnfolded = (node.isUnfolded ?? false) !== turned.has(node.id);
    const below = isUnfolded && node.children ? seenNodes(node.children, turned, depth + 1) : [];
    const end = isUnfolded && node.unfolded ? [endOf(node, node.unfolded.end, depth)] : [];
    return [{ node, depth, isUnfolded }, ...below, ...end];
  });
}
