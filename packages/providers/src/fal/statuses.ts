/** What fal says of a request while it is in its queue, or has left it. How it ended is told by its result alone. */
export type QueueMeaning = 'pending' | 'processing' | 'ended';

const QUEUE: ReadonlyMap<string, QueueMeaning> = new Map([
  ['IN_QUEUE', 'pending'],
  ['IN_PROGRESS', 'processing'],
  ['COMPLETED', 'ended'],
]);

/** What a status of the queue means; nothing for one never seen. */
export function queueMeaning(status: string): QueueMeaning | undefined {
  return QUEUE.get(status.trim().toUpperCase());
}

/** What a webhook's status means: how the request ended; nothing for one never seen. */
export function endMeaning(status: string): 'success' | 'failed' | undefined {
  const word = status.trim().toUpperCase();
  if (word === 'OK') return 'success';
  return word === 'ERROR' ? 'failed' : undefined;
}
