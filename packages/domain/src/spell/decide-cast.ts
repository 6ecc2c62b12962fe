import type { CastDecision, CastWish, StepStart } from './cast-decision.ts';
import { type CastStep, isToStart } from './cast-step.ts';
import type { SpellDefinition } from './definition.ts';
import { producersOf } from './dependencies.ts';
import { earlyEnd, stuckEnd } from './early-end.ts';
import { type Outputs, stepInputs } from './step-inputs.ts';
import type { StepState } from './step-state.ts';

const ABSENT: StepState = { state: 'absent' };

function startOf(
  { index, step, state }: CastStep,
  inputs: Readonly<Record<string, unknown>>,
  outputs: Outputs,
): StepStart {
  const made = state.state === 'failed' ? state.attempts : 0;
  return {
    stepIndex: index,
    attempt: made + 1,
    toolId: step.toolId,
    inputs: stepInputs(step, inputs, outputs),
  };
}

/**
 * Decides what a cast does next from what is stored of it, and from nothing else: the same state gives the same decision, on any
 * machine and as often as asked. `inputs` are the cast's, checked and filled in; `steps` holds the newest attempt of each step, in the
 * order of the definition.
 *
 * A failed step is attempted again as its rule says; then, or where a path finds nothing, the cast fails. A step that was cancelled
 * cancels the cast, and so does a request, unless every step has succeeded already. Either way what runs is cancelled and the cast
 * ends when nothing runs.
 */
export function decideCast(
  definition: SpellDefinition,
  inputs: Readonly<Record<string, unknown>>,
  steps: readonly StepState[],
  wish: CastWish = {},
): CastDecision {
  const all = definition.steps.map(
    (step, index): CastStep => ({ index, step, state: steps[index] ?? ABSENT }),
  );
  if (all.every(({ state }) => state.state === 'success')) {
    return { start: [], cancel: [], end: { status: 'completed' } };
  }
  const outputs: Outputs = new Map(
    all.flatMap(({ step, state }) => (state.state === 'success' ? [[step.id, state.output] as const] : [])),
  );
  const open = all.filter(({ state }) => state.state === 'open').map(({ index }) => index);
  const end = earlyEnd(all, outputs, wish);
  if (end !== undefined)
    return open.length > 0 ? { start: [], cancel: open } : { start: [], cancel: [], end };
  const ready = all.filter(
    (step) => isToStart(step) && [...producersOf(step.step)].every((id) => outputs.has(id)),
  );
  if (ready.length === 0 && open.length === 0) return { start: [], cancel: [], end: stuckEnd(all) };
  return { start: ready.map((step) => startOf(step, inputs, outputs)), cancel: [] };
}
