/** Whether a header names a time, in whole seconds since 1970, that lies within a tolerance of now, either way. */
export function isTimely(header: string, toleranceMs: number, nowMs: number): boolean {
  return /^\d{1,12}$/.test(header) && Math.abs(Number(header) * 1000 - nowMs) <= toleranceMs;
}
