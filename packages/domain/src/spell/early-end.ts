import type { CastEnd, CastWish } from './cast-decision.ts';
import { type CastStep, isFailedForGood, isToStart } from './cast-step.ts';
import { missingOutput, type Outputs } from './step-inputs.ts';

function failureReason(step: CastStep): string[] {
  if (step.state.state !== 'failed' || !isFailedForGood(step)) return [];
  const { attempts, reason } = step.state;
  const times = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return [`step ${step.step.id} failed after ${times}: ${reason}`];
}

/**
 * How a cast is to end before all of its steps are done; nothing where it goes on. Failures come before cancelled steps: where a step fails
 * for good the others are cancelled, and that is no wish of anybody.
 */
export function earlyEnd(
  steps: readonly CastStep[],
  outputs: Outputs,
  { cancelRequested = false }: CastWish,
): CastEnd | undefined {
  if (cancelRequested) return { status: 'cancelled', reason: 'cancellation was requested' };
  const missing = steps.filter(isToStart).map(({ step }) => missingOutput(step, outputs));
  const failures = [...steps.flatMap(failureReason), ...missing.filter((reason) => reason !== undefined)];
  if (failures.length > 0) return { status: 'failed', reason: failures.join('; ') };
  const cancelled = steps.filter(({ state }) => state.state === 'cancelled');
  if (cancelled.length === 0) return undefined;
  const reasons = cancelled.map(({ step }) => `step ${step.id} was cancelled`);
  return { status: 'cancelled', reason: reasons.join('; ') };
}

/** The end of a cast that nothing moves on: its definition was never validated, and steps wait for each other, or for none there is. */
export function stuckEnd(steps: readonly CastStep[]): CastEnd {
  const waiting = steps.filter(isToStart).map(({ step }) => step.id);
  return { status: 'failed', reason: `steps wait for an output that never comes: ${waiting.join(', ')}` };
}
