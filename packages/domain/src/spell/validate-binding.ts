import type { DefinitionIssue, ToolId } from '../kernel/index.ts';
import {
  assignmentProblem,
  type InputDeclaration,
  mustBeGiven,
  type ToolInputs,
  valueProblem,
} from '../tool/index.ts';
import type { Binding, SpellDefinition } from './definition.ts';
import type { StepBinding } from './dependencies.ts';
import { samePath } from './path/parse-path.ts';
import { orderProblem, pathProblem, type Taker } from './validate-step-binding.ts';

/** What a binding is judged by. */
export interface BindingSurroundings {
  readonly definition: SpellDefinition;
  readonly tools: ReadonlyMap<ToolId, ToolInputs>;
  readonly taker: Taker;
  /** What the tool says of the input; absent where it says nothing. */
  readonly target: InputDeclaration | undefined;
}

function inputBindingIssue(name: string, { definition, target }: BindingSurroundings): string | undefined {
  const source = definition.exposedInputs.find((exposed) => exposed.name === name);
  if (source === undefined) return `is no exposed input: there is no "${name}"`;
  if (target === undefined) return undefined;
  const optional = source.required !== true && source.default === undefined;
  if (optional && mustBeGiven(target)) {
    return `may be left out of a cast, but the tool requires it: make "${name}" required or give it a default`;
  }
  const problem = source.default === undefined ? undefined : valueProblem(source.default, target);
  return (
    assignmentProblem(source, target) ?? (problem && `has a default that the tool refuses: it ${problem}`)
  );
}

function outputDeclaration(
  { step, path }: StepBinding,
  { definition, tools }: BindingSurroundings,
): InputDeclaration | undefined {
  const producer = definition.steps.find(({ id }) => id === step);
  const outputs = producer === undefined ? undefined : tools.get(producer.toolId)?.outputs;
  return [...(outputs ?? [])].find(([declared]) => samePath(declared, path))?.[1];
}

function stepBindingIssues(binding: StepBinding, around: BindingSurroundings, at: string): DefinitionIssue[] {
  const source = outputDeclaration(binding, around);
  const wrongType =
    source === undefined || around.target === undefined
      ? undefined
      : assignmentProblem(source, around.target);
  return [
    { path: `${at}.step`, message: orderProblem(around.definition, around.taker, binding.step) },
    { path: `${at}.path`, message: pathProblem(binding.path) ?? wrongType },
  ].flatMap(({ path, message }) => (message === undefined ? [] : [{ path, message }]));
}

/** Checks where an input comes from: that the source exists, comes before, and is of the type that the tool takes. */
export function validateBinding(
  binding: Binding,
  around: BindingSurroundings,
  at: string,
): DefinitionIssue[] {
  if ('step' in binding) return stepBindingIssues(binding, around, at);
  if ('input' in binding) {
    const message = inputBindingIssue(binding.input, around);
    return message === undefined ? [] : [{ path: `${at}.input`, message }];
  }
  const message = around.target === undefined ? undefined : valueProblem(binding.value, around.target);
  return message === undefined ? [] : [{ path: `${at}.value`, message }];
}
