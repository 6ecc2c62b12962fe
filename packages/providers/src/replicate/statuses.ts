/** What a status of Replicate means. */
export type StatusMeaning = 'pending' | 'processing' | 'success' | 'failed' | 'cancelled';

/**
 * Every status of Replicate's pages. `starting` lasts through queue and boot; `aborted` is a prediction whose deadline passed before it
 * could start.
 */
const MEANINGS: ReadonlyMap<string, StatusMeaning> = new Map([
  ['starting', 'pending'],
  ['booting', 'pending'],
  ['processing', 'processing'],
  ['succeeded', 'success'],
  ['successful', 'success'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['aborted', 'cancelled'],
]);

/** What a status means, whatever its case and the white space around it; nothing for a status never seen. */
export function meaningOf(status: string): StatusMeaning | undefined {
  return MEANINGS.get(status.trim().toLowerCase());
}
