import { conditionsOf, type Feature, type FeaturePath, fieldsOf } from '../definition/feature.ts';
import { rangeSteps } from '../definition/range-steps.ts';
import type { DefinitionFields, TraitCondition, TraitValue, WeightedValue } from '../definition/schema.ts';

/** How many pieces have one value, in all. */
export interface Supply {
  readonly path: readonly PropertyKey[];
  readonly least: number;
  readonly most: number;
}

/** Values of a feature that no rule tells apart; being absent is a class of its own. */
export interface ValueClass {
  /** Positions of the values; every position from 0 to below `size` where it is a range; none where the feature is absent. */
  readonly positions: readonly number[] | 'all' | 'absent';
  readonly size: number;
  /** Sum of the values' weights, in millionths. */
  readonly weight: number;
  /** Running sums of the weights, for drawing; nothing where all values are equally likely. */
  readonly cumulative?: readonly number[];
  /** Conditions that this class's values wait for. */
  readonly when: readonly TraitCondition[];
  /** The number of the supply of its only value. */
  readonly supply?: number;
}

/** A feature with its values in classes. */
export interface ClassedFeature {
  /** Position among all features of the definition. */
  readonly at: number;
  readonly name: string;
  readonly path: FeaturePath;
  readonly classes: readonly ValueClass[];
  readonly when: readonly TraitCondition[];
  readonly feature: Feature;
  /** The value at a position. */
  valueAt(position: number): TraitValue;
}

const ABSENT: ValueClass = { positions: 'absent', size: 1, weight: 1, when: [] };
const MILLION = 1_000_000;

/** Whole millionths: exact, since a weight has six decimal places at most. */
const wholeWeight = ({ weight }: WeightedValue): number => Math.round(weight * MILLION);

function runningSums(weights: readonly number[]): readonly number[] {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}

/** Every condition of the definition that names values of this feature. */
function mentionsOf(name: string, all: readonly TraitCondition[]): readonly ReadonlySet<TraitValue>[] {
  return all.flatMap(({ trait, values }) =>
    trait === name && values !== undefined ? [new Set(values)] : [],
  );
}

function classesOf(
  values: readonly WeightedValue[],
  mentions: readonly ReadonlySet<TraitValue>[],
  supplyOf: (position: number) => number | undefined,
): readonly ValueClass[] {
  const groups = new Map<string, number[]>();
  values.forEach(({ value, when }, position) => {
    const told = mentions.map((mention) => mention.has(value));
    const key = JSON.stringify([supplyOf(position) ?? null, told, when ?? null]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [position]);
    else group.push(position);
  });
  return [...groups.values()].map((positions): ValueClass => {
    const members = positions.flatMap((position) => values[position] ?? []);
    const cumulative = runningSums(members.map(wholeWeight));
    const supply = supplyOf(positions[0] ?? 0);
    return {
      positions,
      size: positions.length,
      weight: cumulative.at(-1) ?? 0,
      cumulative,
      when: members[0]?.when ?? [],
      ...(supply !== undefined && { supply }),
    };
  });
}

function supplyOfValue({ supply }: WeightedValue, path: readonly PropertyKey[]): Supply | undefined {
  if (supply?.exactly !== undefined) return { path, least: supply.exactly, most: supply.exactly };
  return supply?.atMost === undefined ? undefined : { path, least: 0, most: supply.atMost };
}

/** Puts the values of every feature into classes, and numbers the supplies. */
export function classify(
  features: readonly Feature[],
  { randomness }: Pick<DefinitionFields, 'randomness'>,
): { readonly features: readonly ClassedFeature[]; readonly supplies: readonly Supply[] } {
  const conditions = [
    ...features.flatMap(conditionsOf).map(({ condition }) => condition),
    ...randomness.exclusive.flat(),
  ];
  const supplies: Supply[] = [];
  const classed = features.map((feature, at): ClassedFeature => {
    const { name, path } = feature;
    const when = fieldsOf(feature).when ?? [];
    const absent = when.length > 0 ? [ABSENT] : [];
    const common = { at, name, path, when, feature };
    if (feature.kind === 'range') {
      const steps = rangeSteps(feature.range);
      // Parsing has refused every range that says why it is none.
      if (typeof steps === 'string') throw new TypeError(`the range ${name} ${steps}`);
      const all: ValueClass = { positions: 'all', size: steps.size, weight: steps.size, when: [] };
      return { ...common, classes: [all, ...absent], valueAt: steps.valueAt };
    }
    const { values } = feature.trait;
    const numbers = values.map((value, position) => {
      const supply = supplyOfValue(value, [...path, 'values', position]);
      return supply === undefined ? undefined : supplies.push(supply) - 1;
    });
    const classes = classesOf(values, mentionsOf(name, conditions), (position) => numbers[position]);
    return {
      ...common,
      classes: [...classes, ...absent],
      valueAt: (position) => values[position]?.value ?? '',
    };
  });
  return { features: classed, supplies };
}
