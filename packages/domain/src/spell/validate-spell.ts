import { type DefinitionIssue, placeText, type ToolId } from '../kernel/index.ts';
import { mustBeGiven, type ToolInputs, unknownInput } from '../tool/index.ts';
import type { SpellDefinition } from './definition.ts';
import { bindingsOf, stepPlaces } from './dependencies.ts';
import { validateBinding } from './validate-binding.ts';
import { validateExposedInputs } from './validate-exposed-inputs.ts';

type Tools = ReadonlyMap<ToolId, ToolInputs>;

function validateStep(definition: SpellDefinition, tools: Tools, stepIndex: number): DefinitionIssue[] {
  const step = definition.steps[stepIndex];
  if (step === undefined) return [];
  const tool = tools.get(step.toolId);
  const at = placeText(['steps', stepIndex]);
  const issues: DefinitionIssue[] = [];
  if (tool === undefined) {
    issues.push({
      path: `${at}.toolId`,
      message: `is no tool of the registry: there is no "${step.toolId}"`,
    });
  }
  for (const [name, binding] of bindingsOf(step)) {
    const place = placeText(['steps', stepIndex, 'inputs', name]);
    const target = tool?.inputs?.get(name);
    if (tool?.inputs !== undefined && target === undefined) {
      issues.push({ path: place, message: unknownInput(tool.inputs.keys()) });
    }
    issues.push(...validateBinding(binding, { definition, tools, stepIndex, target }, place));
  }
  for (const [name, declaration] of tool?.inputs ?? []) {
    if (mustBeGiven(declaration) && !Object.hasOwn(step.inputs, name)) {
      const path = placeText(['steps', stepIndex, 'inputs', name]);
      issues.push({ path, message: `is required by the tool "${step.toolId}"` });
    }
  }
  return issues;
}

/**
 * Checks a spell against itself and the tools that it names: ids and names that are there and there once, tools that exist, inputs that
 * are known, given and of the right type, and steps that take only from steps before them, so that none waits for itself. Empty where
 * all holds. `tools` holds what the tools of the spell declare; a tool that is missing there is unknown.
 */
export function validateSpell(definition: SpellDefinition, tools: Tools): readonly DefinitionIssue[] {
  const places = stepPlaces(definition);
  return [
    ...validateExposedInputs(definition),
    ...definition.steps.flatMap(({ id }, index) => {
      const first = places.get(id);
      const twice = first === undefined || first === index ? [] : [`is the id of steps[${first}] already`];
      return [
        ...twice.map((message) => ({ path: `steps[${index}].id`, message })),
        ...validateStep(definition, tools, index),
      ];
    }),
  ];
}
