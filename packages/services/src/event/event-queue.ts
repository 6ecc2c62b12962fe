import type { InboxEvent } from '@genledger/db/repositories';

/** Events of one batch at most. */
const BATCH_LIMIT = 500;
/** UTF-16 units of a batch's bodies at most: they are written in one transaction. A longer event makes a batch of its own. */
const BATCH_LENGTH_LIMIT = 8_388_608;
/** Events held in memory at most. */
const QUEUE_LIMIT = 5000;

/** How many of these events make a batch. */
function batchSize(events: readonly InboxEvent[]): number {
  let length = 0;
  for (const [position, { rawBody }] of events.entries()) {
    length += rawBody.length;
    if (position === BATCH_LIMIT || (position > 0 && length > BATCH_LENGTH_LIMIT)) return position;
  }
  return events.length;
}

/** Events that wait in memory for being applied, in the order of their coming. */
export class EventQueue {
  #events: InboxEvent[] = [];

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** Whether as many wait as a batch may have. */
  get hasBatch(): boolean {
    return this.#events.length >= BATCH_LIMIT;
  }

  /** Whether so many more fit into memory. */
  hasRoom(more: number): boolean {
    return this.#events.length + more <= QUEUE_LIMIT;
  }

  add(events: readonly InboxEvent[]): void {
    this.#events.push(...events);
  }

  /** Takes the next batch out. */
  take(): readonly InboxEvent[] {
    const size = batchSize(this.#events);
    const batch = this.#events.slice(0, size);
    this.#events = this.#events.slice(size);
    return batch;
  }
}
