import type { SimulatedRun, SubmittedRun } from './run.ts';

/** Makes runs go their way. */
export interface RunEngine {
  readonly submit: (submitted: SubmittedRun) => SimulatedRun;
  readonly find: (runId: string) => SimulatedRun | undefined;
  /** Ends a run as `cancelled`; a run that has ended stays as it is. */
  readonly cancel: (run: SimulatedRun) => void;
  /** Every run, in the order of submission. */
  readonly runs: () => readonly SimulatedRun[];
}
