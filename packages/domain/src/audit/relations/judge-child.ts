import type { RuleId } from '../rules/index.ts';
import type { ChildRecord, ParentKey } from './records.ts';

/** A generation's tie to one parent. */
export interface Membership {
  readonly parent: ParentKey;
  readonly isNamed: boolean;
  readonly isListed: boolean;
  /** The parent that it belongs to: its cast, where it names a cook too. */
  readonly isPrimary: boolean;
}

/** What the lists of the parents say of a generation. */
export interface JudgedChild {
  readonly findings: readonly { readonly rule: RuleId; readonly why: string }[];
  readonly memberships: readonly Membership[];
}

const kindOf = (key: ParentKey): string => key.slice(0, 4);

/** Whether the one parent that a generation names is the one that lists it, and no other does: so it is with nearly all. */
function isPlain({ named, isContradictory }: ChildRecord, listedBy: readonly ParentKey[]): boolean {
  return named.length === 1 && listedBy.length === 1 && named[0] === listedBy[0] && !isContradictory;
}

/** Compares what a generation says of its parents with what they say of it. */
export function judgeChild(child: ChildRecord, listedBy: readonly ParentKey[]): JudgedChild {
  const [only] = listedBy;
  if (only !== undefined && isPlain(child, listedBy)) {
    const membership = { parent: only, isNamed: true, isListed: true, isPrimary: true };
    return { findings: [], memberships: [membership] };
  }
  const namedKinds = new Set(child.named.map(kindOf));
  const disputed = listedBy.filter((key) => !child.named.includes(key) && namedKinds.has(kindOf(key)));
  const parents = new Set([...child.named, ...listedBy.filter((key) => !disputed.includes(key))]);
  const primary = child.named[0] ?? [...parents].sort()[0];
  const memberships = [...parents].map((parent) => ({
    parent,
    isNamed: child.named.includes(parent),
    isListed: listedBy.includes(parent),
    isPrimary: parent === primary,
  }));
  const findings: { rule: RuleId; why: string }[] = [];
  if (child.isContradictory)
    findings.push({ rule: 'parent-disputed', why: 'it names several parents of one kind' });
  else if (disputed.length > 0)
    findings.push({
      rule: 'parent-disputed',
      why: `${disputed.join(', ')} lists it, it names ${child.named.join(' and ')}`,
    });
  if (child.named.length === 0 && listedBy.length > 0)
    findings.push({ rule: 'parent-only-listed', why: `${listedBy.join(', ')} lists it` });
  if (parents.size === 0 && child.claimsParent)
    findings.push({ rule: 'parent-unnamed', why: 'its deliveryStrategy says that it is part of something' });
  return { findings, memberships };
}

/** What a tie to a parent means once it is known whether the parent exists. */
export interface JudgedMembership {
  /** What is wrong with the generation. */
  readonly child?: { readonly rule: RuleId; readonly why: string };
  /** The parent should list it, and does not. */
  readonly isUnlisted: boolean;
  /** For the criterion: the generation points up by the field of version 2 at a parent that exists. */
  readonly isLinked: boolean;
}

/** Judges a generation's tie to a parent. */
export function judgeMembership(
  child: Pick<ChildRecord, 'isLinked' | 'isFinal'>,
  tie: Membership,
  exists: boolean,
): JudgedMembership {
  const isLinked = child.isLinked && exists && tie.isNamed;
  if (!exists) {
    const why = `${tie.parent} does not exist`;
    return { isUnlisted: false, isLinked, ...(tie.isPrimary && { child: { rule: 'parent-missing', why } }) };
  }
  const isUnlinked = tie.isPrimary && tie.isNamed && !child.isLinked;
  const why = `${tie.parent} is named in an old place`;
  return {
    isUnlisted: tie.isNamed && !tie.isListed && !child.isFinal,
    isLinked,
    ...(isUnlinked && { child: { rule: 'parent-unlinked', why } }),
  };
}
