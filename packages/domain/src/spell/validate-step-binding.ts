import type { SpellDefinition } from './definition.ts';
import { type StepBinding, wayBetween } from './dependencies.ts';
import { parsePath } from './path/parse-path.ts';

/** What is wrong with the order of steps that a binding asks for; nothing where the producer stands before the consumer. */
export function orderProblem(
  definition: SpellDefinition,
  consumerIndex: number,
  binding: StepBinding,
): string | undefined {
  const consumer = definition.steps[consumerIndex]?.id;
  if (consumer === binding.step) return 'is the step itself, which cannot take its own output';
  const producerIndex = definition.steps.findIndex(({ id }) => id === binding.step);
  if (producerIndex === -1) return `is the id of no step: there is no "${binding.step}"`;
  if (producerIndex < consumerIndex || consumer === undefined) return undefined;
  const way = wayBetween(definition, binding.step, consumer);
  return way === undefined
    ? `is steps[${producerIndex}], which comes later: a step takes outputs of steps before it`
    : `closes a circle: ${[consumer, ...way].join(' takes from ')}`;
}

/** What keeps a path from ever finding something in the output of a step, as far as that is known before it has run. */
export function pathProblem(path: string): string | undefined {
  const parsed = parsePath(path);
  if (!parsed.ok) return parsed.error;
  const [first] = parsed.value;
  return first === undefined || first === 'artifacts' || first === 'responsePayload'
    ? undefined
    : 'must begin with $.artifacts or $.responsePayload, which is what a step puts out';
}
