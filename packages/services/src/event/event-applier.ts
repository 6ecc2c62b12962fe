import { isDuplicateKey } from '@genledger/db/client';
import { claimEvents, type InboxEvent, returnEvents, settleEvents } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { applyEvents } from './apply-events.ts';
import { normalise } from './normalise.ts';
import type { ReadEvent } from './plan.ts';

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

/** What is told of each batch, for metrics. */
export type OnApplied = (settled: ReadonlyMap<string, number>) => void;

const BATCH_LIMIT = 250;
const QUEUE_LIMIT = 5000;
/** How long claimed events are kept to this process, ms. */
const CLAIM_MS = 30_000;
const RETRY_FIRST_MS = 500;
const RETRY_LAST_MS = 60_000;

/** Makes the applier. Batches are applied one after another, so that a process does not overtake itself. */
export function createEventApplier(
  context: LedgerContext,
  onApplied: OnApplied = () => undefined,
): EventApplier {
  const { database, clock, providers, log } = context;
  let queue: InboxEvent[] = [];
  let running: Promise<void> | undefined;
  let stopped = false;
  let failures = 0;

  async function applyAlone(event: ReadEvent): Promise<void> {
    const { eventId } = event.inbox;
    try {
      onApplied((await applyEvents(context, [event])).settled);
    } catch (error) {
      if (isDuplicateKey(error)) {
        const outcome = 'run-belongs-to-another: another generation has this provider run';
        await settleEvents(database, [{ eventId, state: 'conflict', outcome }], clock.now());
        return;
      }
      log.error({ err: error, eventId }, 'an event could not be applied; it stays in the inbox');
      const retryAt = new Date(clock.now().getTime() + RETRY_LAST_MS);
      await returnEvents(database, [eventId], String(error), retryAt);
    }
  }

  /** A batch that fails as a whole is applied event by event, so that one bad event holds up no other. */
  async function applyBatch(batch: readonly InboxEvent[]): Promise<void> {
    const events = batch.map((inbox): ReadEvent => ({ inbox, event: normalise(providers, inbox) }));
    try {
      onApplied((await applyEvents(context, events)).settled);
      failures = 0;
    } catch (error) {
      log.warn(
        { err: error, events: batch.length },
        'a batch of events failed; its events are applied one by one',
      );
      for (const event of events) await applyAlone(event);
    }
  }

  async function run(): Promise<void> {
    while (queue.length > 0 && !stopped) {
      const batch = queue.slice(0, BATCH_LIMIT);
      queue = queue.slice(BATCH_LIMIT);
      try {
        await applyBatch(batch);
      } catch (error) {
        // The database is away. The leases run out, and the sweep takes the events up again.
        failures += 1;
        log.error(
          { err: error, events: batch.length },
          'events could not be applied; they wait in the inbox',
        );
        await new Promise((resolve) => setTimeout(resolve, Math.min(RETRY_FIRST_MS * 2 ** failures, 5000)));
      }
    }
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    hasRoom: (more) => !stopped && queue.length + more <= QUEUE_LIMIT,
    apply(events) {
      if (events.length === 0 || stopped) return;
      queue.push(...events);
      void start();
    },
    async sweep() {
      while (!stopped && queue.length < BATCH_LIMIT) {
        const now = clock.now();
        const lease = { owner: context.instanceId, until: new Date(now.getTime() + CLAIM_MS) };
        const claimed = await claimEvents(database, lease, now, BATCH_LIMIT);
        if (claimed.length === 0) return;
        queue.push(...claimed);
        await start();
      }
    },
    async idle() {
      while (running !== undefined) await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
