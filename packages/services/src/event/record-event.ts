import { type IncomingEvent, inboxEvent, takeEvents } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { applyEvents } from './apply-events.ts';
import { EVENT_LEASE_MS } from './inbox-writer.ts';
import { normalise } from './normalise.ts';

/**
 * Takes what the ledger itself found out, by asking or deciding, through the same inbox as a webhook, and applies it at once. A
 * repeat changes nothing.
 */
export async function recordEvent(context: LedgerContext, incoming: IncomingEvent): Promise<void> {
  const until = new Date(context.clock.now().getTime() + EVENT_LEASE_MS);
  const lease = { owner: context.instanceId, until };
  const taken = await takeEvents(context.database, [inboxEvent(incoming)], lease);
  const inserted = taken.filter(({ duplicate }) => !duplicate);
  await applyEvents(
    context,
    inserted.map(({ event }) => ({ inbox: event, event: normalise(context.providers, event) })),
  );
}
