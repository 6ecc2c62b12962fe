import {
  type DefinitionIssue,
  failure,
  placeText,
  type Result,
  success,
  type ToolId,
} from '../kernel/index.ts';
import { checkDeclared, givenInputs, type ToolInputs, valueProblem } from '../tool/index.ts';
import type { SpellDefinition } from './definition.ts';
import { bindingsOf } from './dependencies.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** What the tools of the steps say of the inputs of a cast that they are given. */
function toolIssues(
  { steps }: SpellDefinition,
  inputs: Inputs,
  tools: ReadonlyMap<ToolId, ToolInputs>,
): DefinitionIssue[] {
  return steps.flatMap((step) =>
    bindingsOf(step).flatMap(([name, binding]) => {
      if (!('input' in binding) || !Object.hasOwn(inputs, binding.input)) return [];
      const target = tools.get(step.toolId)?.inputs?.get(name);
      const problem = target === undefined ? undefined : valueProblem(inputs[binding.input], target);
      const path = placeText(['inputs', binding.input]);
      return problem === undefined
        ? []
        : [{ path, message: `${problem} (input ${name} of step ${step.id})` }];
    }),
  );
}

/**
 * Checks the inputs of a cast against what the spell exposes, and fills in defaults: unknown inputs are refused, required ones must be
 * there, values must be of their type. Given the tools, values are checked against what each step's tool declares, too. An input that
 * is not given and has no default stays out, and so out of the steps that take it.
 */
export function checkCastInputs(
  definition: SpellDefinition,
  inputs: Inputs,
  tools: ReadonlyMap<ToolId, ToolInputs> = new Map(),
): Result<Record<string, unknown>, readonly DefinitionIssue[]> {
  const exposed = new Map(definition.exposedInputs.map((input) => [input.name, input]));
  const issues = checkDeclared(inputs, exposed, 'inputs');
  if (issues.length > 0) return failure(issues);
  const defaults = [...exposed].map(([name, input]) => [name, input.default] as const);
  const filled = Object.fromEntries([
    ...defaults.filter(([, value]) => value !== undefined),
    ...givenInputs(inputs),
  ]);
  const refused = toolIssues(definition, filled, tools);
  return refused.length > 0 ? failure(refused) : success(filled);
}
