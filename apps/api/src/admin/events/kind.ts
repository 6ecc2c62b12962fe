import { type EventId, parseObjectId } from '@genledger/domain/kernel';
import { type EventWithBody, getEvent } from '@genledger/services/event';
import { type Fact, factsCard } from '../elements/facts.ts';
import { foldedText, jsonCard } from '../elements/json-card.ts';
import { operationsCard } from '../elements/operations-card.ts';
import { recordLink } from '../elements/record-link.ts';
import { statusBadge } from '../elements/status.ts';
import { timeText } from '../elements/time.ts';
import { wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { html, type Markup } from '../markup.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { replayAction } from './actions.ts';

function factsOf(event: EventWithBody): readonly Fact[] {
  const { generationId, settledAt } = event;
  return [
    ['Received', timeText(event.receivedAt)],
    ['Provider', event.provider],
    ['Source', event.source],
    ['Run', event.providerRunId],
    ['Provider’s status', event.providerStatus],
    ['Generation', generationId && recordLink(`/admin/generations/${generationId}`, generationId)],
    ['Outcome', event.outcome],
    ['Settled', settledAt && timeText(settledAt)],
    ['Tries', wholeText(event.attempts)],
    ['Last error', event.lastError],
  ];
}

/** The body as it came; one that is JSON is laid out. */
function bodyCard({ body }: EventWithBody): Markup {
  try {
    return jsonCard('Payload', JSON.parse(body));
  } catch {
    return foldedText('Payload', body);
  }
}

/** The pages of the inbox's events. */
export const EVENT: RecordKind<EventWithBody> = {
  noun: 'event',
  pattern: '/events/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId<EventId>(id);
    const event = known.ok ? await getEvent(ledger, known.value) : known;
    return event.ok ? event.value : undefined;
  },
  addressOf: ({ id }) => `/admin/events/${id}`,
  describe: ({ id, state, provider, providerStatus, lastError }) => [
    ['Event', id],
    ['State', state],
    ['Provider', provider],
    ['Provider’s status', providerStatus],
    ['Last error', lastError],
  ],
  actions: [replayAction],
  async page(context, ledger, event, { actions, notice }) {
    const { body: _body, ...record } = event;
    return page(context, {
      title: `Event of ${event.provider}`,
      place: 'events',
      subtitle: html`${statusBadge(event.state)} <code>${event.id}</code>`,
      actions,
      body: html`${notice}${factsCard('Event', factsOf(event))}${bodyCard(event)}${await operationsCard(ledger, event.id)}${jsonCard('Whole record, as JSON', record)}`,
    });
  },
};
