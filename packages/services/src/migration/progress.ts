import type { Checkpoint, Step } from '@genledger/db/migration';

/** How far a step of a migration is. */
export interface Progress {
  readonly step: Step;
  /** Documents that the step has been through, and how many it will go through; both 0 where it handles no documents. */
  readonly done: number;
  readonly total: number;
  /** Documents of the whole migration: looked at, upgraded, left undecided. */
  readonly counts: Checkpoint['counts'];
}
