const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the database is asked again: doubled with every failure, at most ten seconds, from half of it up.
 * @param failures in a row, from 1
 * @param draw a random number from 0 up to, not including, 1
 */
export function backOffMs(failures: number, draw: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(most / 2 + (most / 2) * draw);
}
