import type { ToolId } from '../kernel/index.ts';
import type { SpellDefinition, SpellStep } from './definition.ts';
import { producersOf } from './dependencies.ts';
import { missingOutput, type Outputs, stepInputs } from './step-inputs.ts';
import type { StepState } from './step-state.ts';

/** An attempt of a step that is to begin. */
export interface StepStart {
  readonly stepIndex: number;
  /** From 1; the same attempt is never asked for again once its step is open. */
  readonly attempt: number;
  readonly toolId: ToolId;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** How a cast ended. */
export interface CastEnd {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly reason?: string;
}

/** What is to be done for a cast now. */
export interface CastDecision {
  /** Every attempt that can begin, side by side. */
  readonly start: readonly StepStart[];
  /** The steps that still run and are to be cancelled, by index. */
  readonly cancel: readonly number[];
  /** Only once nothing runs any more. */
  readonly end?: CastEnd;
}

/** What was asked for from outside. */
export interface CastWish {
  /** Somebody wants the cast cancelled. */
  readonly cancelRequested?: boolean;
}

interface Step {
  readonly index: number;
  readonly step: SpellStep;
  readonly state: StepState;
}

const ABSENT: StepState = { state: 'absent' };

function isFailedForGood({ step, state }: Step): boolean {
  return state.state === 'failed' && state.attempts >= (step.onFailure?.attempts ?? 1);
}

function isToStart(step: Step): boolean {
  return step.state.state === 'absent' || (step.state.state === 'failed' && !isFailedForGood(step));
}

function failureReason(step: Step): string[] {
  if (step.state.state !== 'failed' || !isFailedForGood(step)) return [];
  const { attempts, reason } = step.state;
  return [
    `step ${step.step.id} failed after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${reason}`,
  ];
}

/** Why the cast is to end before all is done; nothing where it goes on. A failure explains cancelled steps, so that it counts first. */
function earlyEnd(
  steps: readonly Step[],
  outputs: Outputs,
  { cancelRequested = false }: CastWish,
): CastEnd | undefined {
  if (cancelRequested) return { status: 'cancelled', reason: 'cancellation was requested' };
  const failures = steps.flatMap(failureReason);
  const missing = steps.filter(isToStart).map(({ step }) => missingOutput(step, outputs));
  const reasons = [...failures, ...missing.filter((reason) => reason !== undefined)];
  if (reasons.length > 0) return { status: 'failed', reason: reasons.join('; ') };
  const cancelled = steps.filter(({ state }) => state.state === 'cancelled').map(({ step }) => step.id);
  if (cancelled.length === 0) return undefined;
  return { status: 'cancelled', reason: `step ${cancelled.join(', ')} was cancelled` };
}

function startOf(
  { index, step, state }: Step,
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
  const all = definition.steps.map((step, index): Step => ({ index, step, state: steps[index] ?? ABSENT }));
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
  if (ready.length === 0 && open.length === 0) return { start: [], cancel: [], end: stuck(all) };
  return { start: ready.map((step) => startOf(step, inputs, outputs)), cancel: [] };
}

/** Only a definition that was never validated gets here: steps wait for each other, or for one that does not exist. */
function stuck(steps: readonly Step[]): CastEnd {
  const waiting = steps.filter(isToStart).map(({ step }) => step.id);
  return { status: 'failed', reason: `step ${waiting.join(', ')} waits for an output that never comes` };
}
