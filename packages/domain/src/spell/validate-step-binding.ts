import type { SpellDefinition } from './definition.ts';
import { parsePath } from './path/parse-path.ts';

/** The step that takes an output, and the ways from others to it, as `waysTo` tells them. */
export interface Taker {
  readonly index: number;
  readonly id: string;
  readonly ways: ReadonlyMap<string, string>;
}

function circle({ id, ways }: Taker, producer: string): string {
  const passed = [id];
  for (let at: string | undefined = producer; at !== undefined; at = ways.get(at)) passed.push(at);
  return passed.join(' takes from ');
}

/** What is wrong with taking the output of a step, as far as order goes; nothing where it stands before the taker. */
export function orderProblem({ steps }: SpellDefinition, taker: Taker, producer: string): string | undefined {
  if (taker.id === producer) return 'is the step itself, which cannot take its own output';
  const producerIndex = steps.findIndex(({ id }) => id === producer);
  if (producerIndex === -1) return `is the id of no step: there is no "${producer}"`;
  if (producerIndex < taker.index) return undefined;
  if (taker.ways.has(producer)) return `closes a circle: ${circle(taker, producer)}`;
  return `is steps[${producerIndex}], which comes later: a step takes outputs of steps before it`;
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
