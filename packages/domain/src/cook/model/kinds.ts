import { type Fraction, fraction, leastCommonMultiple } from './fraction.ts';
import type { LinkedMember } from './links.ts';

/** One choice of a class for every member: all pieces of a kind are alike to the rules. */
export interface Kind {
  readonly classes: readonly number[];
  /** How many combinations of values it has. */
  readonly count: bigint;
  /** Its chance in proportion to those of the other kinds. */
  readonly weight: bigint;
}

/** Most steps of the search for the kinds of linked features, over all components, and so the most kinds that they have. */
export const MOST_KINDS = 200_000;

interface RawKind {
  readonly classes: readonly number[];
  readonly count: bigint;
  readonly chance: Fraction;
}

type Requirements = LinkedMember['presence'];

/** The classes that a member may have after the choices made before it, and the sum of their weights. */
function allowedClasses(
  { feature, presence, classes }: LinkedMember,
  holds: (requirements: Requirements) => boolean,
): { readonly allowed: readonly number[]; readonly total: number } {
  const absent = feature.classes.findIndex(({ positions }) => positions === 'absent');
  if (!holds(presence)) return { allowed: [absent], total: 1 };
  const allowed = feature.classes.flatMap((_, at) => {
    return at !== absent && holds(classes[at]?.requires ?? []) ? [at] : [];
  });
  return { allowed, total: allowed.reduce((sum, at) => sum + (feature.classes[at]?.weight ?? 0), 0) };
}

/**
 * Walks through all kinds in the order of the members. A member's class is drawn by weight among those that the members before
 * it allow; a choice that breaks an exclusive group has no chance.
 */
function walk(members: readonly LinkedMember[], found: RawKind[], most: number): boolean {
  const chosen: number[] = [];
  const counted = new Map<number, number>();
  let steps = 0;
  const holds = (requirements: Requirements): boolean => {
    return requirements.every(({ member, classes }) => classes.has(chosen[member] ?? -1));
  };
  const step = (depth: number, count: bigint, chance: Fraction): boolean => {
    steps += 1;
    if (steps > most) return false;
    const member = members[depth];
    if (member === undefined) {
      found.push({ classes: [...chosen], count, chance });
      return true;
    }
    const { allowed, total } = allowedClasses(member, holds);
    return allowed.every((at) => {
      const { size = 1, weight = 1 } = member.feature.classes[at] ?? {};
      const groups = member.classes[at]?.groups ?? [];
      if (groups.some((group) => (counted.get(group) ?? 0) > 0)) return true;
      for (const group of groups) counted.set(group, 1);
      chosen[depth] = at;
      const part = fraction(chance.numerator * BigInt(weight), chance.denominator * BigInt(total));
      const isDone = step(depth + 1, count * BigInt(size), part);
      chosen.length = depth;
      for (const group of groups) counted.set(group, 0);
      return isDone;
    });
  };
  return step(0, 1n, { numerator: 1n, denominator: 1n });
}

/**
 * Every kind of piece that the rules allow, or nothing where finding them takes more steps than are left.
 * @param most steps; a feature that no rule links takes as many as it has classes, whatever is left
 */
export function kindsOf(members: readonly LinkedMember[], most: number): readonly Kind[] | undefined {
  const found: RawKind[] = [];
  if (!walk(members, found, members.length > 1 ? most : MOST_KINDS)) return undefined;
  const denominators = new Set(found.map(({ chance }) => chance.denominator));
  const common = [...denominators].reduce(leastCommonMultiple, 1n);
  return found.map(({ classes, count, chance }) => {
    return { classes, count, weight: (chance.numerator * common) / chance.denominator };
  });
}
