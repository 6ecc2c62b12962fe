import { type CookDefinition, type DefinitionIssue, placeOf } from './definition/definition.ts';
import { distinctCombinations } from './model/combinations.ts';
import { MOST_KINDS } from './model/kinds.ts';
import type { LinkedMember } from './model/links.ts';
import { type CookModel, modelOf } from './model/model.ts';
import type { ClassedFeature } from './model/value-class.ts';
import { type Arrangement, arrange, type Unarranged } from './supply/arrange.ts';

const number = (value: bigint | number): string => value.toLocaleString('en-US');
const namesOf = (features: readonly ClassedFeature[]): string => features.map(({ name }) => name).join(', ');
const TRAITS = 'randomness.traits';

function checkEntangled({ entangled }: CookModel): DefinitionIssue[] {
  return entangled.map((features) => ({
    path: placeOf(features[0]?.path ?? []),
    message: `is linked by rules with ${namesOf(features.slice(1))}: together they have more than ${number(MOST_KINDS)} kinds of pieces, which cannot be planned; name fewer values or traits in their rules`,
  }));
}

const CONTRADICTION = 'no piece can have it: the rules contradict each other';

function unreachableOf({ feature }: LinkedMember, reached: ReadonlySet<number>): DefinitionIssue[] {
  const classes = feature.classes.map(({ positions }, at) => ({ positions, isReached: reached.has(at) }));
  if (!classes.some(({ positions, isReached }) => positions !== 'absent' && isReached)) {
    return [{ path: placeOf(feature.path), message: CONTRADICTION }];
  }
  return classes.flatMap(({ positions, isReached }) => {
    if (isReached || typeof positions === 'string') return [];
    return positions.map((at) => ({
      path: placeOf([...feature.path, 'values', at]),
      message: CONTRADICTION,
    }));
  });
}

/** Values that no combination allowed by the rules has. */
function checkReachable({ components }: CookModel): DefinitionIssue[] {
  return components.flatMap(({ kinds, members }) => {
    return members.flatMap((member, place) => {
      return unreachableOf(member, new Set(kinds.map(({ classes }) => classes[place] ?? -1)));
    });
  });
}

/** Supplies of one trait that fall short of the target, or exceed it, whatever the other traits are. */
function checkOwnSupplies({ features, supplies, targetSize }: CookModel): DefinitionIssue[] {
  return features.flatMap((feature) => {
    const own = feature.classes.flatMap(({ supply }) =>
      supply === undefined ? [] : (supplies[supply] ?? []),
    );
    const path = placeOf([...feature.path, 'values']);
    const least = own.reduce((sum, supply) => sum + supply.least, 0);
    const most = own.reduce((sum, supply) => sum + supply.most, 0);
    const issues: DefinitionIssue[] = [];
    if (least > targetSize) {
      issues.push({
        path,
        message: `exact supplies add up to ${number(least)} pieces, more than the target of ${number(targetSize)}`,
      });
    }
    // A trait that may be absent, or has a value without a supply, leaves room for any number of pieces.
    if (own.length === feature.classes.length && most < targetSize) {
      issues.push({
        path,
        message: `supplies suffice for ${number(most)} pieces, fewer than the target of ${number(targetSize)}`,
      });
    }
    return issues;
  });
}

function checkDistinct({ components, targetSize }: CookModel): DefinitionIssue[] {
  if (!components.some(({ isDistinguishing }) => isDistinguishing)) return [];
  const possible = distinctCombinations(components);
  if (possible >= BigInt(targetSize)) return [];
  return [
    {
      path: 'targetSize',
      message: `duplicates are forbidden, and the rules allow ${number(possible)} different pieces, fewer than the target of ${number(targetSize)}`,
    },
  ];
}

function describe({ kind, components }: Unarranged, model: CookModel): DefinitionIssue {
  const members = components.flatMap((at) => model.components[at]?.members ?? []);
  const names = namesOf(members.map(({ feature }) => feature));
  return {
    path: TRAITS,
    message:
      kind === 'impossible'
        ? `no ${number(model.targetSize)} pieces keep the supplies and rules of ${names} all at once`
        : `no way to keep the supplies of ${names} all at once was found within the bounds of the search; give fewer supplies, or leave more values without one`,
  };
}

/** A definition that can be planned, or why it cannot. */
export type Feasibility =
  | { readonly ok: true; readonly model: CookModel; readonly arrangement: Arrangement }
  | { readonly ok: false; readonly model: CookModel; readonly issues: readonly DefinitionIssue[] };

/** A piece without any trait is like every other one. */
function checkAnyTrait(definition: CookDefinition, { components, entangled }: CookModel): DefinitionIssue[] {
  const isEmpty = components.length === 0 && entangled.length === 0;
  return isEmpty && definition.randomness.duplicates === 'forbidden' && definition.targetSize > 1
    ? [
        {
          path: 'targetSize',
          message: 'duplicates are forbidden, and without traits every piece is the same',
        },
      ]
    : [];
}

/** Whether the target can be reached; the way how, or the reasons why not. */
export function feasibilityOf(definition: CookDefinition): Feasibility {
  const model = modelOf(definition);
  const issues = [
    ...checkEntangled(model),
    ...checkReachable(model),
    ...checkOwnSupplies(model),
    ...checkAnyTrait(definition, model),
  ];
  if (model.entangled.length === 0) issues.push(...checkDistinct(model));
  if (issues.length > 0) return { ok: false, model, issues };
  const arrangement = arrange(model);
  return 'kind' in arrangement
    ? { ok: false, model, issues: [describe(arrangement, model)] }
    : { ok: true, model, arrangement };
}

/**
 * What makes a target impossible: rules that contradict each other, fewer combinations or supplies than pieces, or rules too
 * entangled to be planned.
 * @returns nothing where any seed gives a whole plan
 */
export function checkFeasible(definition: CookDefinition): readonly DefinitionIssue[] {
  const feasibility = feasibilityOf(definition);
  return feasibility.ok ? [] : feasibility.issues;
}
