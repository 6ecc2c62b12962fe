import type { TraitCondition, TraitValue } from '../definition/schema.ts';
import type { ClassedFeature } from './value-class.ts';

/** A condition upon a member of a component: the classes in which it holds. */
interface Requirement {
  readonly member: number;
  readonly classes: ReadonlySet<number>;
}

/** What decides which class a member may have, once the members before it have theirs. */
export interface LinkedMember {
  readonly feature: ClassedFeature;
  readonly presence: readonly Requirement[];
  /** For each class: what it waits for, and the exclusive groups in which it counts. */
  readonly classes: readonly {
    readonly requires: readonly Requirement[];
    readonly groups: readonly number[];
  }[];
}

function valuesOf(feature: ClassedFeature, at: number): readonly TraitValue[] {
  const positions = feature.classes[at]?.positions;
  return positions === 'all' || positions === 'absent' || positions === undefined
    ? []
    : positions.map((position) => feature.valueAt(position));
}

/** The classes of a feature in which a condition holds: of a class, all values or none. */
function classesWhere(feature: ClassedFeature, { values }: TraitCondition): ReadonlySet<number> {
  const wanted = values === undefined ? undefined : new Set(values);
  const holds = feature.classes.flatMap(({ positions }, at) => {
    if (positions === 'absent') return [];
    const first = valuesOf(feature, at)[0];
    return wanted === undefined || (first !== undefined && wanted.has(first)) ? [at] : [];
  });
  return new Set(holds);
}

/** The features in an order in which each stands behind those that it depends on. */
function dependenciesFirst(features: readonly ClassedFeature[]): readonly ClassedFeature[] {
  const byName = new Map(features.map((feature) => [feature.name, feature]));
  const ordered = new Set<ClassedFeature>();
  const visit = (feature: ClassedFeature): void => {
    if (ordered.has(feature)) return;
    for (const { trait } of [...feature.when, ...feature.classes.flatMap(({ when }) => when)]) {
      const other = byName.get(trait);
      if (other !== undefined) visit(other);
    }
    ordered.add(feature);
  };
  features.forEach(visit);
  return [...ordered];
}

/** Resolves the rules among features that they link, dependencies first. */
export function linkMembers(
  features: readonly ClassedFeature[],
  exclusive: readonly (readonly TraitCondition[])[],
): readonly LinkedMember[] {
  const ordered = dependenciesFirst(features);
  const placeOf = new Map(ordered.map(({ name }, member) => [name, member]));
  const require = (condition: TraitCondition): Requirement[] => {
    const member = placeOf.get(condition.trait);
    const feature = member === undefined ? undefined : ordered[member];
    return member === undefined || feature === undefined
      ? []
      : [{ member, classes: classesWhere(feature, condition) }];
  };
  const groups = exclusive.map((group) => group.flatMap(require));
  return ordered.map((feature, member) => ({
    feature,
    presence: feature.when.flatMap(require),
    classes: feature.classes.map(({ when }, at) => ({
      requires: when.flatMap(require),
      groups: groups.flatMap((group, number) => {
        const counts = group.some((one) => one.member === member && one.classes.has(at));
        return counts ? [number] : [];
      }),
    })),
  }));
}
