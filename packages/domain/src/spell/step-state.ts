import type { Artifact } from '../provider/index.ts';

/** What a step put out, and what paths are read from: `$.artifacts[0].url`, `$.responsePayload.seed`. */
export interface StepOutput {
  readonly artifacts: readonly Artifact[];
  /** The outputs as the provider sent them. */
  readonly responsePayload?: unknown;
}

/** Where the newest attempt of a step stands; `attempts` counts those made, the newest included. */
export type StepState =
  | { readonly state: 'absent' }
  | { readonly state: 'open'; readonly attempts: number }
  | { readonly state: 'success'; readonly attempts: number; readonly output: StepOutput }
  | { readonly state: 'failed'; readonly attempts: number; readonly reason: string }
  | { readonly state: 'cancelled' };
