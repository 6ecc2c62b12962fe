/** A time as tables show it: ISO 8601, UTC, whole seconds. */
export function isoSeconds(at: Date | undefined): string | undefined {
  return at === undefined ? undefined : `${at.toISOString().slice(0, 19)}Z`;
}

/** A time in full: ISO 8601, UTC, milliseconds. */
export function isoTime(at: Date | undefined): string | undefined {
  return at?.toISOString();
}
