import type { Binding, SpellDefinition, SpellStep } from './definition.ts';

/** A binding to the output of another step. */
export type StepBinding = Extract<Binding, { readonly step: string }>;

/** The bindings of a step, by the name of the input. */
export function bindingsOf(step: SpellStep): readonly (readonly [string, Binding])[] {
  return Object.entries(step.inputs);
}

/** The ids of the steps whose outputs a step takes. */
export function producersOf(step: SpellStep): ReadonlySet<string> {
  return new Set(bindingsOf(step).flatMap(([, binding]) => ('step' in binding ? [binding.step] : [])));
}

/** The place of each step in the list, by its id; of steps with one id, the first. */
export function stepPlaces({ steps }: SpellDefinition): ReadonlyMap<string, number> {
  return new Map(steps.map(({ id }, index) => [id, index] as const).toReversed());
}

/** The ids of the steps that take the output of each step, by its id. */
export function takersOf({ steps }: SpellDefinition): ReadonlyMap<string, readonly string[]> {
  const takers = new Map<string, string[]>();
  for (const step of steps) {
    for (const producer of producersOf(step)) {
      const known = takers.get(producer);
      if (known === undefined) takers.set(producer, [step.id]);
      else known.push(step.id);
    }
  }
  return takers;
}

/** For every step that takes from another, directly or over others: the step that it takes from on the shortest way there. */
export function waysTo(
  takers: ReadonlyMap<string, readonly string[]>,
  to: string,
): ReadonlyMap<string, string> {
  const next = new Map<string, string>();
  // What is reached is appended, and so visited in its turn.
  const reached = [to];
  for (const id of reached) {
    for (const taker of takers.get(id) ?? []) {
      if (taker === to || next.has(taker)) continue;
      next.set(taker, id);
      reached.push(taker);
    }
  }
  return next;
}
