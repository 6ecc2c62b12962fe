import type { Finding } from './check-features.ts';
import { conditionsOf, type Feature, linkedNames, type PlacedCondition } from './feature.ts';
import type { DefinitionFields } from './schema.ts';

type Features = ReadonlyMap<string, Feature>;

function checkCondition({ condition, path }: PlacedCondition, features: Features): Finding[] {
  const feature = features.get(condition.trait);
  if (feature === undefined) return [{ path: [...path, 'trait'], message: 'names no trait of this cook' }];
  if (condition.values === undefined) return [];
  if (feature.kind === 'range') {
    return [{ path: [...path, 'values'], message: 'cannot name numbers of a range: leave it out' }];
  }
  const known = new Set(feature.trait.values.map(({ value }) => value));
  return condition.values.flatMap((value, at) => {
    return known.has(value) ? [] : [{ path: [...path, 'values', at], message: 'is no value of that trait' }];
  });
}

/** A circle of traits each of which depends on the next, beginning and ending with the same name. */
function findCircle(features: Features): readonly string[] | undefined {
  const settled = new Set<string>();
  const visit = (name: string, trail: readonly string[]): readonly string[] | undefined => {
    const from = trail.indexOf(name);
    if (from !== -1) return [...trail.slice(from), name];
    const feature = features.get(name);
    if (settled.has(name) || feature === undefined) return undefined;
    for (const { condition } of conditionsOf(feature)) {
      const circle = visit(condition.trait, [...trail, name]);
      if (circle !== undefined) return circle;
    }
    settled.add(name);
    return undefined;
  };
  for (const name of features.keys()) {
    const circle = visit(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function checkExclusive(definition: DefinitionFields, features: Features): Finding[] {
  return definition.randomness.exclusive.flatMap((group, at) => {
    const path = ['randomness', 'exclusive', at];
    const findings = group.flatMap((condition, member) => {
      return checkCondition({ condition, path: [...path, member] }, features);
    });
    if (new Set(group.map(({ trait }) => trait)).size < 2) {
      findings.push({
        path,
        message: 'must name two traits at least: a piece has one value of a trait anyway',
      });
    }
    return findings;
  });
}

function checkDistinctBy(definition: DefinitionFields, features: Features): Finding[] {
  const { distinctBy, duplicates } = definition.randomness;
  if (distinctBy === undefined) return [];
  const path = ['randomness', 'distinctBy'];
  if (duplicates === 'allowed')
    return [{ path, message: 'has a meaning only where duplicates are forbidden' }];
  const named = new Set(distinctBy);
  const unknown = distinctBy.flatMap((name, at) => {
    return features.has(name) ? [] : [{ path: [...path, at], message: 'names no trait of this cook' }];
  });
  const divided = linkedNames(definition).filter((group) => {
    return group.some((name) => named.has(name)) && !group.every((name) => named.has(name));
  });
  return [
    ...unknown,
    ...divided.map((group) => ({
      path,
      message: `must name all or none of ${group.join(', ')}, which rules link`,
    })),
  ];
}

/** What is wrong with the rules between traits: names, values, circles. */
export function checkRules(definition: DefinitionFields, features: readonly Feature[]): readonly Finding[] {
  const byName = new Map(features.map((feature) => [feature.name, feature]));
  const circle = findCircle(byName);
  const start = circle === undefined ? undefined : byName.get(circle[0] ?? '');
  return [
    ...features.flatMap(conditionsOf).flatMap((condition) => checkCondition(condition, byName)),
    ...(circle === undefined || start === undefined
      ? []
      : [{ path: start.path, message: `depends on itself: ${circle.join(' -> ')}` }]),
    ...checkExclusive(definition, byName),
    ...checkDistinctBy(definition, byName),
  ];
}
