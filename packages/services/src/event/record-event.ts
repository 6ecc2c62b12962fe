import { type IncomingEvent, inboxEvent, takeEvents } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { traceparentOf } from '../tracing/index.ts';
import { applyEvents } from './apply-events.ts';
import { EventSpans } from './event-spans.ts';
import { EVENT_LEASE_MS } from './inbox-writer.ts';

/**
 * Takes what the ledger itself found out, by asking or deciding, through the same inbox as a webhook, and applies it at once. A
 * repeat changes nothing.
 */
export async function recordEvent(context: LedgerContext, incoming: IncomingEvent): Promise<void> {
  const until = new Date(context.clock.now().getTime() + EVENT_LEASE_MS);
  const lease = { owner: context.instanceId, until };
  const traceparent = traceparentOf();
  const traced = { ...incoming, ...(traceparent !== undefined && { traceparent }) };
  const taken = await takeEvents(context.database, [inboxEvent(traced)], lease);
  const inserted = taken.filter(({ duplicate }) => !duplicate).map(({ event }) => event);
  const spans = new EventSpans(inserted);
  try {
    spans.settled(await applyEvents(context, spans.read(context.providers, inserted)));
  } finally {
    spans.end();
  }
}
