/** The result of a step whose failure is ordinary: the caller tries something else, or says why. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

export function success<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function failure(reason: string): Outcome<never> {
  return { ok: false, reason };
}

/** One line for a person: the error's message and, for network errors, the cause that Node hides below it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && error.cause.message !== '' ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}

/** The code of a system error (`ENOENT`, `EADDRINUSE`), if it is one. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
