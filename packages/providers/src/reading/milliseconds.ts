/**
 * Seconds as whole milliseconds, half up by the decimal spelling: 2.0005 s is 2001 ms, which binary multiplication misses.
 * Nothing for negative times and for figures past what a number holds exactly.
 */
export function secondsToMs(seconds: number): number | undefined {
  if (seconds < 0) return undefined;
  const [digits = '', exponent = '0'] = String(seconds).split('e');
  const ms = Math.round(Number(`${digits}e${Number(exponent) + 3}`));
  return Number.isSafeInteger(ms) ? ms : undefined;
}
