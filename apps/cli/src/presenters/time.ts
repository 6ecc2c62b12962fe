/** A time as tables show it: ISO 8601, UTC, whole seconds. */
export function isoSeconds(at: Date | undefined): string | undefined {
  return at === undefined ? undefined : `${at.toISOString().slice(0, 19)}Z`;
}

/** A time in full: ISO 8601, UTC, milliseconds. */
export function isoTime(at: Date | undefined): string | undefined {
  return at?.toISOString();
}

/** How long something takes, as an estimate in words: `40 s`, `12 min`, `1.5 h`. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
