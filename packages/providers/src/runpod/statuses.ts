/** What a status of RunPod means. `timeout` is a failure of its own kind. */
export type StatusMeaning = 'pending' | 'processing' | 'success' | 'failed' | 'timeout' | 'cancelled';

/** Every status of RunPod's pages and libraries. */
const MEANINGS: ReadonlyMap<string, StatusMeaning> = new Map([
  ['IN_QUEUE', 'pending'],
  ['IN_PROGRESS', 'processing'],
  ['RUNNING', 'processing'],
  ['COMPLETED', 'success'],
  ['FAILED', 'failed'],
  ['TIMED_OUT', 'timeout'],
  ['CANCELLED', 'cancelled'],
  ['CANCELED', 'cancelled'],
]);

/** What a status means, whatever its case and the white space around it; nothing for a status never seen. */
export function meaningOf(status: string): StatusMeaning | undefined {
  return MEANINGS.get(status.trim().toUpperCase());
}
