import {
  type ChildRecord,
  isMadeDuring,
  judgeChild,
  type ListedRecord,
  type ParentKey,
} from '@genledger/domain/audit';
import type { RelationFound, TieRecord } from './records.ts';
import type { Spill } from './spill.ts';

/** Where what is found goes. */
export interface ChildOutputs {
  readonly ties: Spill<TieRecord>;
  readonly dangling: Spill<ListedRecord>;
  readonly found: RelationFound;
  readonly nowMs: number;
}

/** Which parents list each generation; a parent that lists one twice counts once. */
function listingsOf(listed: Iterable<ListedRecord>): Map<string, ParentKey[]> {
  const listings = new Map<string, ParentKey[]>();
  for (const { child, parent } of listed) {
    const parents = listings.get(child);
    if (parents === undefined) listings.set(child, [parent]);
    else if (!parents.includes(parent)) parents.push(parent);
  }
  return listings;
}

/** Judges the generations of a partition against the lists that name them. */
export function judgeChildren(
  listed: Iterable<ListedRecord>,
  children: Iterable<ChildRecord>,
  { ties, dangling, found, nowMs }: ChildOutputs,
): void {
  const listings = listingsOf(listed);
  for (const child of children) {
    const { findings, memberships } = judgeChild(child, listings.get(child.id) ?? []);
    listings.delete(child.id);
    for (const { rule, why } of findings) found(rule, 'generationOutputs', child.id, why);
    const { named: _, ...rest } = child;
    for (const tie of memberships) ties.add(tie.parent, { child: rest, ...tie });
  }
  for (const [child, parents] of listings) {
    if (isMadeDuring(child, nowMs)) continue;
    for (const parent of parents) dangling.add(parent, { child, parent });
  }
}
