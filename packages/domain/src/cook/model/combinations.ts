import type { Component } from './component.ts';

/** How many combinations of a component's values have one given value of a class of a member. */
export function combinationsWith(component: Component, member: number, classAt: number): bigint {
  const size = BigInt(component.members[member]?.feature.classes[classAt]?.size ?? 1);
  return component.kinds.reduce((total, { classes, count }) => {
    return classes[member] === classAt ? total + count / size : total;
  }, 0n);
}

/** How many different combinations the rules allow of the components that tell pieces apart. */
export function distinctCombinations(components: readonly Component[]): bigint {
  return components.reduce((product, { isDistinguishing, count }) => {
    return isDistinguishing ? product * count : product;
  }, 1n);
}
