/**
 * How a generation reaches its provider. `external`: the caller runs it and reports the run id. `queued`: to be handed over.
 * `submitting`: being handed over just now, under a lease. `submitted`: the provider answered with a run id.
 * `uncertain`: the handing over was cut off before an answer; it is never repeated, and the webhook's own address or the
 * expiry settles it. `refused`: the provider said no. `withdrawn`: cancelled before it was handed over.
 */
export const SUBMISSION_STATES = [
  'external',
  'queued',
  'submitting',
  'submitted',
  'uncertain',
  'refused',
  'withdrawn',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** The state of handing a generation over, with what a retry needs. */
export interface Submission {
  readonly state: SubmissionState;
  /** Times that a request was made and certainly did not reach the provider. */
  readonly attempts: number;
  /** The process that is handing over, and until when nobody else may look into it. */
  readonly leaseOwner?: string;
  readonly leaseUntil?: Date;
  /** The last refusal or failure, for people. */
  readonly lastError?: string;
}
