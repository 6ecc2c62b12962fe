import type { SpellStep } from './definition.ts';
import type { StepState } from './step-state.ts';

/** A step of a spell together with where it stands in a cast. */
export interface CastStep {
  readonly index: number;
  readonly step: SpellStep;
  readonly state: StepState;
}

/** The newest attempt has failed, and its rule allows no other. */
export function isFailedForGood({ step, state }: CastStep): boolean {
  return state.state === 'failed' && state.attempts >= (step.onFailure?.attempts ?? 1);
}

/** An attempt of it is still to begin, once its inputs are there. */
export function isToStart(step: CastStep): boolean {
  return step.state.state === 'absent' || (step.state.state === 'failed' && !isFailedForGood(step));
}
