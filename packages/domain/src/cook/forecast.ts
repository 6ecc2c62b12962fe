import type { CookDefinition } from './definition/definition.ts';
import type { TraitValue } from './definition/schema.ts';
import { classCounts, type Expectation, expectationsWithin } from './expectation.ts';
import { feasibilityOf } from './feasible.ts';
import { distinctCombinations } from './model/combinations.ts';
import type { CookModel } from './model/model.ts';
import type { ClassedFeature, ValueClass } from './model/value-class.ts';
import type { Arrangement } from './supply/arrange.ts';

/** A number of combinations as decimal text: exact where both are equal. */
export interface CombinationCount {
  readonly atLeast: string;
  readonly atMost: string;
}

/** How many pieces of the target are to be expected to have a value of a trait. */
export interface ValueForecast extends Expectation {
  readonly value: TraitValue;
}

/** How many pieces are to be expected to have which value of a trait. */
export interface TraitForecast {
  readonly name: string;
  readonly values: readonly ValueForecast[];
  /** Pieces without the trait, where some may be. */
  readonly absent?: Expectation;
}

/** How many pieces are to be expected to have each number of a range. */
export interface RangeForecast {
  readonly name: string;
  /** How many numbers the range has. */
  readonly size: number;
  /** Of any one of them, all being equally likely. */
  readonly each: Expectation;
  readonly absent?: Expectation;
}

/** What a cook will make, before anything is spent. */
export interface CookForecast {
  readonly targetSize: number;
  /** Every value of every trait and range with every other one, as if there were no rules; decimal text. */
  readonly combinations: string;
  /** Combinations that the rules allow, of the traits that make pieces different. */
  readonly distinct: CombinationCount;
  /** Nothing where the target is impossible. */
  readonly traits?: readonly TraitForecast[];
  readonly ranges?: readonly RangeForecast[];
}

function sizeOf({ classes }: ClassedFeature): bigint {
  return classes.reduce((sum, { size }) => sum + BigInt(size), 0n);
}

const productOf = (sizes: readonly bigint[]): bigint => sizes.reduce((product, size) => product * size, 1n);

function distinctCount(definition: CookDefinition, model: CookModel): CombinationCount {
  const { distinctBy } = definition.randomness;
  const counts = distinctBy === undefined || definition.randomness.duplicates === 'allowed';
  const components = model.components.map((component) =>
    counts ? { ...component, isDistinguishing: true } : component,
  );
  const entangled = model.entangled
    .flat()
    .filter(({ name }) => distinctBy === undefined || distinctBy.includes(name));
  const known = distinctCombinations(components);
  return {
    atLeast: String(entangled.length === 0 ? known : 0n),
    atMost: String(known * productOf(entangled.map(sizeOf))),
  };
}

/** What is expected of the values of a class, by how much of its weight each of them has. */
type OfClass = (classAt: number) => (weight: number, of: number) => Expectation;

function absentOf({ classes }: ClassedFeature, ofClass: OfClass): { readonly absent?: Expectation } {
  const at = classes.findIndex(({ positions }) => positions === 'absent');
  return at === -1 ? {} : { absent: ofClass(at)(1, 1) };
}

function valuesOf(feature: ClassedFeature, ofClass: OfClass): readonly ValueForecast[] {
  const ofValues = ({ positions, cumulative = [], weight }: ValueClass, classAt: number) => {
    if (typeof positions === 'string') return [];
    const expect = ofClass(classAt);
    return positions.map((position, at) => {
      const own = (cumulative[at] ?? 0) - (cumulative[at - 1] ?? 0);
      return { position, forecast: { value: feature.valueAt(position), ...expect(own, weight) } };
    });
  };
  return feature.classes
    .flatMap(ofValues)
    .sort((a, b) => a.position - b.position)
    .map((value) => value.forecast);
}

/** What is expected of each feature, by its position. */
function ofClasses(model: CookModel, arrangement: Arrangement): ReadonlyMap<ClassedFeature, OfClass> {
  const found = new Map<ClassedFeature, OfClass>();
  model.components.forEach((component, position) => {
    const counts = classCounts(component, arrangement, position, model.targetSize);
    component.members.forEach(({ feature }, member) => {
      found.set(feature, (classAt) => {
        const count = counts[member]?.[classAt] ?? { expected: 0n, must: 0, may: 0 };
        return expectationsWithin(model, component, { member, classAt }, count);
      });
    });
  });
  return found;
}

function expectationsOf(model: CookModel, arrangement: Arrangement): Pick<CookForecast, 'traits' | 'ranges'> {
  const traits: TraitForecast[] = [];
  const ranges: RangeForecast[] = [];
  for (const [feature, ofClass] of ofClasses(model, arrangement)) {
    const { name, classes } = feature;
    if (feature.feature.kind === 'trait') {
      traits.push({ name, values: valuesOf(feature, ofClass), ...absentOf(feature, ofClass) });
    } else {
      const size = classes[0]?.size ?? 1;
      ranges.push({ name, size, each: ofClass(0)(1, size), ...absentOf(feature, ofClass) });
    }
  }
  const order = model.features.map(({ name }) => name);
  const byOrder = (a: { name: string }, b: { name: string }) => order.indexOf(a.name) - order.indexOf(b.name);
  return { traits: traits.sort(byOrder), ranges: ranges.sort(byOrder) };
}

/**
 * Tells what a cook will make: how many combinations there are, and how many pieces will have which value. The work is bounded by
 * the kinds of pieces that rules tell apart, and does not grow with values or the target.
 */
export function forecast(definition: CookDefinition): CookForecast {
  const feasibility = feasibilityOf(definition);
  const { model } = feasibility;
  const told = {
    targetSize: definition.targetSize,
    combinations: String(productOf(model.features.map(sizeOf))),
    distinct: distinctCount(definition, model),
  };
  return feasibility.ok ? { ...told, ...expectationsOf(model, feasibility.arrangement) } : told;
}
