import type { DefinitionFields, NumericRange, Trait, TraitCondition } from './schema.ts';

/** A trait or a range, and where it stands. Rules name both alike. */
export type Feature =
  | { readonly kind: 'trait'; readonly name: string; readonly path: FeaturePath; readonly trait: Trait }
  | {
      readonly kind: 'range';
      readonly name: string;
      readonly path: FeaturePath;
      readonly range: NumericRange;
    };

export type FeaturePath = readonly ['randomness', 'traits' | 'ranges', number];

/** What a condition says, and where. */
export interface PlacedCondition {
  readonly condition: TraitCondition;
  readonly path: readonly PropertyKey[];
}

/** The traits and ranges of a definition, in the order in which they stand. */
export function featuresOf({ randomness }: Pick<DefinitionFields, 'randomness'>): readonly Feature[] {
  return [
    ...randomness.traits.map((trait, at): Feature => {
      return { kind: 'trait', name: trait.name, path: ['randomness', 'traits', at], trait };
    }),
    ...randomness.ranges.map((range, at): Feature => {
      return { kind: 'range', name: range.name, path: ['randomness', 'ranges', at], range };
    }),
  ];
}

/** What a feature has whatever its kind is. */
export function fieldsOf(feature: Feature): Trait | NumericRange {
  return feature.kind === 'trait' ? feature.trait : feature.range;
}

function placed(
  when: readonly TraitCondition[] | undefined,
  path: readonly PropertyKey[],
): PlacedCondition[] {
  return (when ?? []).map((condition, at) => ({ condition, path: [...path, 'when', at] }));
}

/** Every condition on which a feature or one of its values depends. */
export function conditionsOf(feature: Feature): readonly PlacedCondition[] {
  const own = placed(fieldsOf(feature).when, feature.path);
  if (feature.kind === 'range') return own;
  const ofValues = feature.trait.values.flatMap((value, at) => {
    return placed(value.when, [...feature.path, 'values', at]);
  });
  return [...own, ...ofValues];
}

/** Groups of features that rules link, as lists of names in the order of the definition. */
export function linkedNames(
  definition: Pick<DefinitionFields, 'randomness'>,
): readonly (readonly string[])[] {
  const features = featuresOf(definition);
  const groupOf = new Map(features.map(({ name }) => [name, new Set([name])]));
  const link = (a: string, b: string): void => {
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    if (one === undefined || other === undefined || one === other) return;
    for (const name of other) {
      one.add(name);
      groupOf.set(name, one);
    }
  };
  for (const feature of features) {
    for (const { condition } of conditionsOf(feature)) link(feature.name, condition.trait);
  }
  for (const group of definition.randomness.exclusive) {
    for (const member of group) link(group[0]?.trait ?? member.trait, member.trait);
  }
  const order = features.map(({ name }) => name);
  return [...new Set(groupOf.values())].map((group) => order.filter((name) => group.has(name)));
}
