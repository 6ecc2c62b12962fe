import { type DefinitionIssue, placeText, type ToolId } from '../kernel/index.ts';
import { mustBeGiven, type ToolInputs, unknownInput } from '../tool/index.ts';
import type { SpellDefinition, SpellStep } from './definition.ts';
import { bindingsOf, stepPlaces, takersOf, waysTo } from './dependencies.ts';
import { validateBinding } from './validate-binding.ts';
import { validateExposedInputs } from './validate-exposed-inputs.ts';
import type { Taker } from './validate-step-binding.ts';

type Tools = ReadonlyMap<ToolId, ToolInputs>;

function missingInputs(step: SpellStep, tool: ToolInputs | undefined, index: number): DefinitionIssue[] {
  const missing = [...(tool?.inputs ?? [])].filter(
    ([name, declaration]) => mustBeGiven(declaration) && !Object.hasOwn(step.inputs, name),
  );
  return missing.map(([name]) => ({
    path: placeText(['steps', index, 'inputs', name]),
    message: `is required by the tool "${step.toolId}"`,
  }));
}

function validateStep(
  step: SpellStep,
  taker: Taker,
  definition: SpellDefinition,
  tools: Tools,
): DefinitionIssue[] {
  const tool = tools.get(step.toolId);
  const issues: DefinitionIssue[] = [];
  if (tool === undefined) {
    const message = `is no tool of the registry: there is no "${step.toolId}"`;
    issues.push({ path: `steps[${taker.index}].toolId`, message });
  }
  for (const [name, binding] of bindingsOf(step)) {
    const place = placeText(['steps', taker.index, 'inputs', name]);
    const target = tool?.inputs?.get(name);
    if (tool?.inputs !== undefined && target === undefined) {
      issues.push({ path: place, message: unknownInput(tool.inputs.keys()) });
    }
    issues.push(...validateBinding(binding, { definition, tools, taker, target }, place));
  }
  return [...issues, ...missingInputs(step, tool, taker.index)];
}

/**
 * Checks a spell against itself and the tools that it names: ids and names that are there and there once, tools that exist, inputs that
 * are known, given and of the right type, and steps that take only from steps before them, so that none waits for itself. Empty where
 * all holds. `tools` holds what the tools of the spell declare; a tool that is missing there is unknown.
 */
export function validateSpell(definition: SpellDefinition, tools: Tools): readonly DefinitionIssue[] {
  const places = stepPlaces(definition);
  const takers = takersOf(definition);
  return [
    ...validateExposedInputs(definition),
    ...definition.steps.flatMap((step, index) => {
      const first = places.get(step.id);
      const twice = first === undefined || first === index ? [] : [`is the id of steps[${first}] already`];
      const taker: Taker = { index, id: step.id, ways: waysTo(takers, step.id) };
      return [
        ...twice.map((message) => ({ path: `steps[${index}].id`, message })),
        ...validateStep(step, taker, definition, tools),
      ];
    }),
  ];
}
