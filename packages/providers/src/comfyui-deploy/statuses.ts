/** What a status of ComfyUI Deploy means. `timeout` is a failure of its own kind. */
export type StatusMeaning = 'pending' | 'processing' | 'success' | 'failed' | 'timeout' | 'cancelled';

/** Every status seen: those of the webhooks, and those of the vendor's newer pages (`processing`, `completed`). */
const MEANINGS: ReadonlyMap<string, StatusMeaning> = new Map([
  ['not-started', 'pending'],
  ['queued', 'pending'],
  ['started', 'processing'],
  ['running', 'processing'],
  ['uploading', 'processing'],
  ['processing', 'processing'],
  ['success', 'success'],
  ['completed', 'success'],
  ['failed', 'failed'],
  ['timeout', 'timeout'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
]);

/** What a status means, whatever its case and the white space in and around it; nothing for a status never seen. */
export function meaningOf(status: string): StatusMeaning | undefined {
  return MEANINGS.get(
    status
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
}
