import { GENERATION_FILTER } from '@genledger/domain/filter';
import { type GenerationView, listGenerations } from '@genledger/services/generation';
import { statusBadge } from '../elements/status.ts';
import { durationText, wholeText } from '../format/figures.ts';
import type { ListKind } from '../lists/list-kind.ts';
import { html } from '../markup.ts';

/** The list of generations, newest request first. */
export const GENERATIONS: ListKind<GenerationView> = {
  place: 'generations',
  title: 'Generations',
  subtitle: 'Newest request first',
  path: '/generations',
  schema: GENERATION_FILTER,
  example: 'status:failed tool:Flux* age>24h cost>0.5',
  shortcuts: [
    { title: 'Open', filter: 'status:pending,processing' },
    { title: 'Open for a day', filter: 'status:pending,processing age>24h' },
    { title: 'Failed', filter: 'status:failed' },
    { title: 'Cost not known', filter: 'status:success missing:costUsd' },
    { title: 'Not delivered', filter: 'delivery:dropped' },
  ],
  columns: [
    {
      title: 'Generation',
      field: 'id',
      value: ({ id }) => id,
      cell: ({ id }) => html`<a href="/admin/generations/${id}"><code>${id}</code></a>`,
    },
    {
      title: 'Status',
      field: 'status',
      value: ({ status }) => status,
      cell: ({ status }) => statusBadge(status),
    },
    { title: 'Tool', field: 'toolDisplayName', value: ({ toolDisplayName }) => toolDisplayName },
    {
      title: 'Requested, UTC',
      field: 'requestTimestamp',
      value: ({ requestTimestamp }) => requestTimestamp,
    },
    { title: 'Account', field: 'accountId', value: ({ accountId }) => accountId },
    {
      title: 'Duration',
      field: 'durationMs',
      value: ({ durationMs }) => durationMs,
      cell: ({ durationMs }) => durationText(durationMs),
      isNumber: true,
    },
    {
      title: 'Points',
      field: 'pointsSpent',
      value: ({ pointsSpent }) => pointsSpent,
      cell: ({ pointsSpent }) => wholeText(pointsSpent),
      isNumber: true,
    },
    { title: 'Cost, USD', field: 'costUsd', value: ({ costUsd }) => costUsd, isNumber: true },
    { title: 'Environment', field: 'environment', value: ({ environment }) => environment },
    {
      title: 'Delivery',
      field: 'deliveryStatus',
      value: ({ deliveryStatus }) => deliveryStatus,
    },
  ],
  whenEmpty: 'The first one appears as soon as it is created.',
  alertRules: ['oldest-open', 'reconciler-absence'],
  read: listGenerations,
};
