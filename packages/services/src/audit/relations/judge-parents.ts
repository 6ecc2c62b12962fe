import {
  type CriteriaTally,
  isMadeDuring,
  judgeMembership,
  type ListedRecord,
  type ParentKey,
  type ParentRecord,
  ParentTotals,
} from '@genledger/domain/audit';
import type { RelationFound, TieRecord } from './records.ts';

/** A parent with what its children bring. */
interface Family {
  /** Several where a migration keeps the old document beside the new one. */
  readonly records: ParentRecord[];
  readonly totals: ParentTotals;
  unlisted?: string;
  dangling?: string;
}

/** What a partition holds. */
export interface ParentInputs {
  readonly parents: Iterable<ParentRecord>;
  /** Casts that make pieces of these parents. */
  readonly casts: Iterable<ParentRecord>;
  readonly ties: Iterable<TieRecord>;
  readonly dangling: Iterable<ListedRecord>;
}

/** Where what is found goes. */
export interface ParentOutputs {
  readonly found: RelationFound;
  readonly tally: CriteriaTally;
  readonly nowMs: number;
}

function familiesOf(parents: Iterable<ParentRecord>): Map<ParentKey, Family> {
  const families = new Map<ParentKey, Family>();
  for (const record of parents) {
    const family = families.get(record.key);
    if (family === undefined) families.set(record.key, { records: [record], totals: new ParentTotals() });
    else family.records.push(record);
  }
  return families;
}

function judgeTie(tie: TieRecord, family: Family | undefined, { found, tally, nowMs }: ParentOutputs): void {
  // A parent that was made meanwhile may not have been read.
  if (family === undefined && isMadeDuring(tie.parent.slice('cook:'.length), nowMs)) return;
  const { child, isUnlisted, isLinked } = judgeMembership(tie.child, tie, family !== undefined);
  if (child !== undefined) found(child.rule, 'generationOutputs', tie.child.id, child.why);
  if (tie.isPrimary) tally.count('parent-linked', isLinked);
  if (family === undefined) return;
  family.totals.add(tie.child);
  if (isUnlisted) family.unlisted ??= tie.child.id;
}

function tellFamily({ records, totals, unlisted, dangling }: Family, found: RelationFound): void {
  for (const record of records) {
    const id = record.key.slice('cook:'.length);
    const tell = (rule: Parameters<RelationFound>[0], why: string) => found(rule, record.collection, id, why);
    if (unlisted !== undefined) tell('child-unlisted', `${unlisted} names it`);
    if (dangling !== undefined) tell('child-missing', `it lists ${dangling}`);
    const disagreement = totals.disagreement(record);
    if (disagreement !== undefined) tell('aggregate-disagrees', disagreement);
  }
}

/** Judges the parents of a partition against the generations that belong to them, and those against their parents. */
export function judgeParents({ parents, casts, ties, dangling }: ParentInputs, outputs: ParentOutputs): void {
  const families = familiesOf(parents);
  for (const { piece, cost, points } of casts) {
    if (piece === undefined) continue;
    const { of, status } = piece;
    families.get(of)?.totals.add({
      isFinal: false,
      ...(status && { status }),
      ...(cost !== undefined && { cost }),
      ...(points !== undefined && { points }),
    });
  }
  for (const tie of ties) judgeTie(tie, families.get(tie.parent), outputs);
  for (const { child, parent } of dangling) {
    const family = families.get(parent);
    if (family !== undefined) family.dangling ??= child;
  }
  for (const family of families.values()) tellFamily(family, outputs.found);
}
