import type { DefinitionIssue } from '../kernel/index.ts';
import { valueProblem } from '../tool/index.ts';
import type { SpellDefinition } from './definition.ts';
import { bindingsOf } from './dependencies.ts';

function usedInputs({ steps }: SpellDefinition): ReadonlySet<string> {
  const bindings = steps.flatMap((step) => bindingsOf(step).map(([, binding]) => binding));
  return new Set(bindings.flatMap((binding) => ('input' in binding ? [binding.input] : [])));
}

/** Checks what a spell exposes by itself: each name once and used by a step, limits in order, and a default that fits its type. */
export function validateExposedInputs(definition: SpellDefinition): readonly DefinitionIssue[] {
  const used = usedInputs(definition);
  const places = new Map<string, number>();
  return definition.exposedInputs.flatMap((input, index) => {
    const at = `exposedInputs[${index}]`;
    const { name, minimum, maximum } = input;
    const first = places.get(name);
    if (first !== undefined) {
      return [{ path: `${at}.name`, message: `is the name of exposedInputs[${first}] already` }];
    }
    places.set(name, index);
    const issues: DefinitionIssue[] = [];
    if (!used.has(name)) issues.push({ path: at, message: 'is used by no step' });
    if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
      issues.push({ path: `${at}.minimum`, message: `must be at most the maximum, ${maximum}` });
    }
    const problem = input.default === undefined ? undefined : valueProblem(input.default, input);
    if (problem !== undefined) issues.push({ path: `${at}.default`, message: problem });
    return issues;
  });
}
