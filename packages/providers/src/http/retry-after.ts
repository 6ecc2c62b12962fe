/** Longest wait that a provider is believed: an hour. */
const LIMIT_MS = 3_600_000;

/** A `Retry-After` header, seconds or a date, as milliseconds from now, at most an hour; nothing for what is neither. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LIMIT_MS);
}
