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

/** The way from one step to another over what each takes, both included; nothing where there is none. */
export function wayBetween(
  definition: SpellDefinition,
  from: string,
  to: string,
): readonly string[] | undefined {
  const byId = new Map(definition.steps.toReversed().map((step) => [step.id, step] as const));
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of cameFrom.keys()) {
    if (id === to) return wayBack(cameFrom, to);
    const step = byId.get(id);
    for (const producer of step === undefined ? [] : producersOf(step)) {
      if (!cameFrom.has(producer)) cameFrom.set(producer, id);
    }
  }
  return undefined;
}

function wayBack(cameFrom: ReadonlyMap<string, string | undefined>, to: string): readonly string[] {
  const way: string[] = [];
  for (let id: string | undefined = to; id !== undefined; id = cameFrom.get(id)) way.unshift(id);
  return way;
}
