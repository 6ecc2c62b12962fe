import { EVENT_FILTER } from '@genledger/domain/filter';
import { listEvents } from '@genledger/services/event';
import { statusBadge } from '../elements/status.ts';
import type { ListKind } from '../lists/list-kind.ts';
import { html } from '../markup.ts';

/** An event of the inbox, without its body. */
export type ListedEvent = Awaited<ReturnType<typeof listEvents>>['items'][number];

/** The list of the inbox, the newest event first. */
export const EVENTS: ListKind<ListedEvent> = {
  place: 'events',
  title: 'Events',
  subtitle: 'The inbox: what providers said, and what became of it; newest first',
  path: '/events',
  schema: EVENT_FILTER,
  example: 'state:unmatched since:24h',
  shortcuts: [
    { title: 'Waiting', filter: 'state:received' },
    { title: 'Unmatched', filter: 'state:unmatched' },
    { title: 'Unknown', filter: 'state:unknown' },
    { title: 'Trouble', filter: 'state:conflict,invalid' },
  ],
  columns: [
    {
      title: 'Event',
      field: 'id',
      value: ({ id }) => id,
      cell: ({ id }) => html`<a href="/admin/events/${id}"><code>${id}</code></a>`,
    },
    {
      title: 'State',
      field: 'state',
      value: ({ state }) => state,
      cell: ({ state }) => statusBadge(state),
    },
    { title: 'Received, UTC', field: 'receivedAt', value: ({ receivedAt }) => receivedAt },
    { title: 'Provider', field: 'provider', value: ({ provider }) => provider },
    { title: 'Source', field: 'source', value: ({ source }) => source },
    { title: 'Provider’s status', field: 'providerStatus', value: ({ providerStatus }) => providerStatus },
    { title: 'Run', field: 'providerRunId', value: ({ providerRunId }) => providerRunId },
    {
      title: 'Generation',
      field: 'generationId',
      value: ({ generationId }) => generationId,
      cell: ({ generationId }) =>
        generationId === undefined
          ? '–'
          : html`<a href="/admin/generations/${generationId}"><code>${generationId}</code></a>`,
    },
    { title: 'Tries', field: 'attempts', value: ({ attempts }) => attempts, isNumber: true },
    { title: 'Outcome', field: 'outcome', value: ({ outcome, lastError }) => lastError ?? outcome },
  ],
  whenEmpty: 'An event appears here as soon as a provider sends one.',
  alertRules: ['webhook-absence', 'inbox-lag'],
  read: listEvents,
};
