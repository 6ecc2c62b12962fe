import {
  type IncomingEvent,
  inboxEvent,
  type KeyedEvent,
  type Taken,
  takeEvents,
} from '@genledger/db/repositories';
import type { EventId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import type { EventApplier } from './event-applier.ts';

/** That an event is durable, and whether it was there before. */
export interface Acknowledgement {
  readonly eventId: EventId;
  readonly duplicate: boolean;
}

/** Takes events into the inbox. */
export interface InboxWriter {
  /**
   * Makes an event durable: journaled, by a majority.
   * @throws the driver's error where it could not be; the sender must then be told so
   */
  take(event: IncomingEvent): Promise<Acknowledgement>;
  /** Waits until nothing is being written. */
  idle(): Promise<void>;
}

/** Events written in one go at most. */
const BATCH_LIMIT = 500;
/** Writes under way at once: while one waits for the journal, the next one gathers. */
const WRITES_AT_ONCE = 2;
/** How long this process keeps events to itself before another may apply them, ms. */
export const EVENT_LEASE_MS = 10_000;

interface Waiting {
  readonly event: KeyedEvent;
  readonly resolve: (acknowledgement: Acknowledgement) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes the inbox's writer. Events that arrive while a write waits for the journal share the next one, so that a burst costs few
 * journal flushes and a single event waits for nobody.
 */
export function createInboxWriter(context: LedgerContext, applier: EventApplier): InboxWriter {
  let waiting: Waiting[] = [];
  const writes = new Set<Promise<void>>();

  async function write(batch: readonly Waiting[]): Promise<void> {
    const until = new Date(context.clock.now().getTime() + EVENT_LEASE_MS);
    const lease = applier.hasRoom(batch.length) ? { owner: context.instanceId, until } : undefined;
    let taken: readonly Taken[];
    try {
      taken = await takeEvents(
        context.database,
        batch.map(({ event }) => event),
        lease,
      );
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const [position, { event, duplicate }] of taken.entries()) {
      batch[position]?.resolve({ eventId: event.eventId, duplicate });
    }
    const inserted = taken.filter(({ duplicate }) => !duplicate);
    if (lease) applier.apply(inserted.map(({ event }) => event));
  }

  function pump(): void {
    while (waiting.length > 0 && writes.size < WRITES_AT_ONCE) {
      const batch = waiting.slice(0, BATCH_LIMIT);
      waiting = waiting.slice(BATCH_LIMIT);
      const writing = write(batch).finally(() => {
        writes.delete(writing);
        pump();
      });
      writes.add(writing);
    }
  }

  return {
    take: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ event: inboxEvent(event), resolve, reject });
        pump();
      }),
    async idle() {
      while (waiting.length > 0 || writes.size > 0) await Promise.all(writes);
    },
  };
}
