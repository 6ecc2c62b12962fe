import type { CookDefinition } from '../definition/definition.ts';
import { featuresOf, linkedNames } from '../definition/feature.ts';
import { type Component, componentOf } from './component.ts';
import { MOST_KINDS } from './kinds.ts';
import { linkMembers } from './links.ts';
import { type ClassedFeature, classify, type Supply } from './value-class.ts';

/** A definition as what it lets a piece be. */
export interface CookModel {
  readonly targetSize: number;
  readonly features: readonly ClassedFeature[];
  readonly supplies: readonly Supply[];
  readonly components: readonly Component[];
  /** Groups of linked features that have more kinds than can be told apart in bounded work: they are not planned. */
  readonly entangled: readonly (readonly ClassedFeature[])[];
}

/** Reads a definition into components of linked features. The work is bounded by the kinds of all. */
export function modelOf(definition: CookDefinition): CookModel {
  const { exclusive, duplicates, distinctBy } = definition.randomness;
  const { features, supplies } = classify(featuresOf(definition), definition);
  const distinguishing = new Set(distinctBy ?? features.map(({ name }) => name));
  const components: Component[] = [];
  const entangled: (readonly ClassedFeature[])[] = [];
  let left = MOST_KINDS;
  for (const names of linkedNames(definition)) {
    const group = features.filter(({ name }) => names.includes(name));
    const rules = exclusive.filter(([first]) => first !== undefined && names.includes(first.trait));
    const isDistinguishing = duplicates === 'forbidden' && names.some((name) => distinguishing.has(name));
    const component = componentOf(linkMembers(group, rules), isDistinguishing, left);
    if (component !== undefined && names.length > 1) left -= component.kinds.length;
    if (component === undefined) entangled.push(group);
    else components.push(component);
  }
  return { targetSize: definition.targetSize, features, supplies, components, entangled };
}
