/** A receiver may put a try off this long; what asks for more is tried after this time, ms. */
const LONGEST_MS = 86_400_000;

/**
 * Reads a `Retry-After`: seconds, or an HTTP date.
 * @returns milliseconds from now, at most a day; nothing where there is none or it is no time
 */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === '') return undefined;
  const isSeconds = /^\d+(\.\d+)?$/.test(text);
  // A date begins with its weekday; what else a clock might take for a date is none.
  if (!isSeconds && !/^[A-Z][a-z]+,? /.test(text)) return undefined;
  const ms = isSeconds ? Math.ceil(Number(text) * 1000) : new Date(text).getTime() - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_MS);
}
