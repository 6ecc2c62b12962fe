import { type Kind, kindsOf } from './kinds.ts';
import type { LinkedMember } from './links.ts';

/** The kinds that draw on the same supplies, and on no other. */
export interface Signature {
  readonly supplies: readonly number[];
  /** Positions of the kinds. */
  readonly kinds: readonly number[];
  readonly weight: bigint;
  /** How many combinations of values its kinds have. */
  readonly count: bigint;
}

/** Features that rules link, directly or by others; what two components hold is independent but for supplies and duplicates. */
export interface Component {
  readonly members: readonly LinkedMember[];
  readonly kinds: readonly Kind[];
  readonly signatures: readonly Signature[];
  /** How many combinations of values the rules allow. */
  readonly count: bigint;
  /** Whether its values make two pieces different where duplicates are forbidden. */
  readonly isDistinguishing: boolean;
}

function suppliesOf(members: readonly LinkedMember[], kind: Kind): readonly number[] {
  return kind.classes.flatMap((at, member) => members[member]?.feature.classes[at]?.supply ?? []);
}

function signaturesOf(members: readonly LinkedMember[], kinds: readonly Kind[]): readonly Signature[] {
  const groups = new Map<string, { supplies: readonly number[]; kinds: number[] }>();
  kinds.forEach((kind, at) => {
    const supplies = suppliesOf(members, kind);
    const key = supplies.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { supplies, kinds: [at] });
    else group.kinds.push(at);
  });
  const total = (positions: readonly number[], field: 'weight' | 'count'): bigint => {
    return positions.reduce((sum, at) => sum + (kinds[at]?.[field] ?? 0n), 0n);
  };
  return [...groups.values()].map((group) => ({
    ...group,
    weight: total(group.kinds, 'weight'),
    count: total(group.kinds, 'count'),
  }));
}

/** Whether a component's values have supplies. */
export function hasSupplies({ signatures }: Component): boolean {
  return signatures.some(({ supplies }) => supplies.length > 0);
}

/** A component of linked members; nothing where it has more kinds than `most`. */
export function componentOf(
  members: readonly LinkedMember[],
  isDistinguishing: boolean,
  most: number,
): Component | undefined {
  const kinds = kindsOf(members, most);
  if (kinds === undefined) return undefined;
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0n);
  return { members, kinds, signatures: signaturesOf(members, kinds), count, isDistinguishing };
}
