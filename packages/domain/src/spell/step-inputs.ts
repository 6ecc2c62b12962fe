import type { Binding, SpellStep } from './definition.ts';
import { bindingsOf, type StepBinding } from './dependencies.ts';
import { parsePath } from './path/parse-path.ts';
import { readPath } from './path/read-path.ts';
import type { StepOutput } from './step-state.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** The outputs of the steps that have succeeded, by id. */
export type Outputs = ReadonlyMap<string, StepOutput>;

/** Why a binding to a step that has succeeded finds no value; nothing where it does, or the step has not succeeded. */
function emptyPath({ step, path }: StepBinding, outputs: Outputs): string | undefined {
  const output = outputs.get(step);
  if (output === undefined) return undefined;
  const parsed = parsePath(path);
  if (!parsed.ok) return `the path ${path} into the output of step ${step} ${parsed.error}`;
  if (readPath(output, parsed.value).found) return undefined;
  return `the output of step ${step} has nothing at ${path}`;
}

/** Why a step can never be given its inputs, by the outputs that there are; nothing where none is known to be missing. */
export function missingOutput(step: SpellStep, outputs: Outputs): string | undefined {
  for (const [name, binding] of bindingsOf(step)) {
    const why = 'step' in binding ? emptyPath(binding, outputs) : undefined;
    if (why !== undefined) return `step ${step.id} cannot be given its input ${name}: ${why}`;
  }
  return undefined;
}

function boundValue(binding: Binding, inputs: Inputs, outputs: Outputs): unknown {
  if ('value' in binding) return binding.value;
  if ('input' in binding) return Object.hasOwn(inputs, binding.input) ? inputs[binding.input] : undefined;
  const parsed = parsePath(binding.path);
  const found = parsed.ok ? readPath(outputs.get(binding.step), parsed.value) : undefined;
  return found?.found === true ? found.value : undefined;
}

/** The inputs of a step whose producers have all succeeded. An exposed input that the cast was not given stays out. */
export function stepInputs(step: SpellStep, inputs: Inputs, outputs: Outputs): Record<string, unknown> {
  const values = bindingsOf(step).map(
    ([name, binding]) => [name, boundValue(binding, inputs, outputs)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
