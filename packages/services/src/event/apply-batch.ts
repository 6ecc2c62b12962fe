import { isDuplicateKey } from '@genledger/db/client';
import { type InboxEvent, returnEvents, settleEvents } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { applyEvents, type SettledEvent } from './apply-events.ts';
import { EventSpans } from './event-spans.ts';
import type { ReadEvent } from './plan.ts';

/** What is told of each batch, for metrics. */
export type OnApplied = (settled: readonly SettledEvent[]) => void;

const RETRY_AFTER_MS = 60_000;

async function applyAlone(
  context: LedgerContext,
  event: ReadEvent,
  spans: EventSpans,
  onApplied: OnApplied,
): Promise<void> {
  const { database, clock, log } = context;
  const { eventId } = event.inbox;
  try {
    const applied = await applyEvents(context, [event]);
    spans.settled(applied);
    onApplied(applied.settled);
  } catch (error) {
    spans.failed(eventId, error);
    if (isDuplicateKey(error, 'providerRunId')) {
      const outcome = 'run-belongs-to-another: another generation has this provider run';
      await settleEvents(database, [{ eventId, state: 'conflict', outcome }], clock.now());
      return;
    }
    log.error({ err: error, eventId }, 'an event could not be applied; it stays in the inbox');
    const retryAt = new Date(clock.now().getTime() + RETRY_AFTER_MS);
    await returnEvents(database, [eventId], String(error), retryAt);
  }
}

async function applyTogether(
  context: LedgerContext,
  batch: readonly InboxEvent[],
  spans: EventSpans,
  onApplied: OnApplied,
): Promise<void> {
  const events = spans.read(context.providers, batch);
  try {
    const applied = await applyEvents(context, events);
    spans.settled(applied);
    onApplied(applied.settled);
  } catch (error) {
    context.log.warn(
      { err: error, events: batch.length },
      'a batch of events failed; its events are applied one by one',
    );
    for (const event of events) await applyAlone(context, event, spans, onApplied);
  }
}

/**
 * Reads a batch of events and applies it. One that fails as a whole is applied event by event, so that one bad event holds up no
 * other.
 * @throws the driver's error where not even the failure of an event could be recorded: the database is away
 */
export async function applyBatch(
  context: LedgerContext,
  batch: readonly InboxEvent[],
  onApplied: OnApplied,
): Promise<void> {
  const spans = new EventSpans(batch);
  try {
    await applyTogether(context, batch, spans, onApplied);
  } finally {
    spans.end();
  }
}
