/** The outcome of a fallible pure function: expected failures are values, never exceptions. */
export type Result<Value, Failure> = Success<Value> | Failed<Failure>;

/** A result that holds. */
export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** A result that does not hold, with the reason as a typed value. */
export interface Failed<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

/** Wraps a value as a result that holds. */
export function success<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

/** Wraps a reason as a result that does not hold. */
export function failure<Failure>(error: Failure): Failed<Failure> {
  return { ok: false, error };
}
