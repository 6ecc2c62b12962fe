/** Why a generation failed, in one shape whatever the provider sent. */
export interface GenerationError {
  /** A stable word: `provider-failed`, `provider-timeout`, `expired`, `submission-refused`. */
  readonly code: string;
  readonly message: string;
  /** What the provider added, as it came. */
  readonly details?: unknown;
}
