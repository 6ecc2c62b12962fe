/** One thing that is wrong with an input, and where. */
export interface InputIssue {
  /** JSON path of the field, such as `notification.platform`. */
  readonly path: string;
  readonly message: string;
  /** Where in its text, for a text in a language: from (included) to (not included), in UTF-16 code units. */
  readonly from?: number;
  readonly to?: number;
  /** What could stand there instead. */
  readonly suggestion?: string;
}

/** What is wrong with an open value that MongoDB would not give back as it was. */
export const UNSTORABLE =
  'must be valid Unicode and nest at most 64 levels, without NUL and without _bsontype among its keys';

/** Why a verb was not carried out. The code is stable; the API makes a problem type of it, the CLI an exit code. */
export type ServiceErrorCode =
  | 'invalid-input'
  | 'invalid-filter'
  | 'not-json'
  | 'not-an-event'
  | 'not-found'
  | 'unknown-tool'
  | 'unknown-parent'
  | 'executed-here'
  | 'not-executable'
  | 'wrong-state'
  | 'unknown-provider'
  | 'not-submittable'
  | 'idempotency-key-reused'
  | 'run-already-recorded'
  | 'run-belongs-to-another'
  | 'already-ended'
  | 'not-deliverable'
  | 'count-changed'
  | 'provider-unavailable'
  | 'not-durable';

/** An expected failure of a verb. */
export interface ServiceError {
  readonly code: ServiceErrorCode;
  /** A sentence that says what to do. */
  readonly message: string;
  readonly issues?: readonly InputIssue[];
}

/** Makes an expected failure. */
export function serviceError(
  code: ServiceErrorCode,
  message: string,
  issues?: readonly InputIssue[],
): { readonly ok: false; readonly error: ServiceError } {
  return { ok: false, error: { code, message, ...(issues && { issues }) } };
}
