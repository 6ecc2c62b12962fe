import { claimEvents, type InboxEvent } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { applyBatch, type OnApplied } from './apply-batch.ts';
import { EventQueue } from './event-queue.ts';
import { createRest } from './rest.ts';

/** Applies the inbox's events in the background. */
export interface EventApplier {
  /** Whether so many more events fit into memory; otherwise they are left in the inbox for whoever has room. */
  hasRoom(more: number): boolean;
  /** Applies events that this process holds the lease of. */
  apply(events: readonly InboxEvent[]): void;
  /** Looks for events that nobody applies. Returns when none is left to take up. */
  sweep(): Promise<void>;
  /** Waits until nothing is being applied. */
  idle(): Promise<void>;
  /** Takes up nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** How long claimed events are kept to this process, ms. */
const CLAIM_MS = 30_000;
const CLAIM_LIMIT = 250;
const RETRY_FIRST_MS = 500;
const RETRY_LAST_MS = 5000;
/** How many times longer than it worked the applier rests while less than a whole batch waits, and for how long at most, ms. */
const REST_PER_WORK = 2;
const REST_LIMIT_MS = 50;

/**
 * Makes the applier. Batches are applied one after another, so that a process does not overtake itself. After each it rests until
 * the next is whole, or shortly: the first event of a transaction costs as much as several more, and takes its time from those who
 * wait for their event to be durable.
 */
export function createEventApplier(
  context: LedgerContext,
  onApplied: OnApplied = () => undefined,
): EventApplier {
  const { database, clock, log } = context;
  const queue = new EventQueue();
  const rest = createRest();
  let running: Promise<void> | undefined;
  let stopped = false;
  let hurried = false;
  let failures = 0;

  async function work(batch: readonly InboxEvent[]): Promise<void> {
    const begunMs = performance.now();
    try {
      await applyBatch(context, batch, onApplied);
      failures = 0;
    } catch (error) {
      // The database is away. The leases run out, and the sweep takes the events up again.
      failures += 1;
      log.error({ err: error, events: batch.length }, 'events could not be applied; they wait in the inbox');
      const pauseMs = Math.min(RETRY_FIRST_MS * 2 ** failures, RETRY_LAST_MS);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    rest.begin(Math.min((performance.now() - begunMs) * REST_PER_WORK, REST_LIMIT_MS));
  }

  async function run(): Promise<void> {
    while (!queue.isEmpty && !stopped) {
      if (!queue.hasBatch && !hurried) await rest.over();
      if (!stopped) await work(queue.take());
    }
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined;
      // What came after the last look at the queue.
      if (!queue.isEmpty && !stopped) void start();
    });
    return running;
  }

  return {
    hasRoom: (more) => !stopped && queue.hasRoom(more),
    apply(events) {
      if (events.length === 0 || stopped) return;
      queue.add(events);
      if (queue.hasBatch) rest.end();
      void start();
    },
    async sweep() {
      while (!stopped && !queue.hasBatch) {
        const now = clock.now();
        const lease = { owner: context.instanceId, until: new Date(now.getTime() + CLAIM_MS) };
        const claimed = await claimEvents(database, lease, now, CLAIM_LIMIT);
        if (claimed.length === 0) return;
        queue.add(claimed);
        await start();
      }
    },
    async idle() {
      hurried = true;
      rest.end();
      while (running !== undefined) await running;
      hurried = false;
    },
    async stop() {
      stopped = true;
      rest.end();
      await running;
    },
  };
}
