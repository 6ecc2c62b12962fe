import type { ProviderRunId } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';

/** The provider took the work and named the run. */
export interface SubmissionAccepted {
  readonly kind: 'accepted';
  readonly providerRunId: ProviderRunId;
}

/** The provider said no: certainly not run, and the same request would be refused again. */
export interface SubmissionRefused {
  readonly kind: 'refused';
  /** The HTTP status; absent where the request could not even be made. */
  readonly status?: number;
  readonly message: string;
}

/** It certainly did not reach the provider, or was turned away for now: to be tried again. */
export interface SubmissionNotSent {
  readonly kind: 'not-sent';
  readonly message: string;
  /** How long the provider asked to wait. */
  readonly retryAfterMs?: number;
}

/** It may have been run, since no clear answer came: never to be repeated. */
export interface SubmissionUncertain {
  readonly kind: 'uncertain';
  readonly message: string;
}

/** What is certain after handing work over. No message holds a key or a webhook's address. */
export type SubmitOutcome = SubmissionAccepted | SubmissionRefused | SubmissionNotSent | SubmissionUncertain;

/** The provider has no such run. */
export interface UnknownRun {
  readonly kind: 'unknown-run';
}

/** No usable answer, for now; asking again does no harm. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly message: string;
  /** How long the provider asked to wait. */
  readonly retryAfterMs?: number;
}

/** The provider's word on a run. */
export interface RunFound {
  readonly kind: 'found';
  readonly report: ProviderReport;
  /** The answer's text as it came, for the inbox. */
  readonly raw: string;
}

/** What asking for a run gave. */
export type FetchRunOutcome = RunFound | UnknownRun | Unavailable;

/** What asking to cancel a run gave. `accepted` is a promise: the run's end is told by a report. */
export type CancelOutcome = { readonly kind: 'accepted' } | UnknownRun | Unavailable;
