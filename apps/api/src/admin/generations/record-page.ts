import type { GenerationWithEvents } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { jsonCard } from '../elements/json-card.ts';
import { statusBadge } from '../elements/status.ts';
import { page } from '../layout/page.ts';
import { html } from '../markup.ts';
import type { RecordFrame } from '../records/record-kind.ts';
import { artifactsCard } from './artifacts.ts';
import { generationCard } from './facts.ts';
import { eventsCard, timelineCard } from './timeline.ts';

/** The page of one generation. */
export function recordPage(
  context: AdminContext,
  record: GenerationWithEvents,
  { actions, notice }: RecordFrame,
): string {
  return page(context, {
    title: record.toolDisplayName,
    place: 'generations',
    subtitle: html`${statusBadge(record.status)} <code>${record.id}</code>`,
    actions,
    body: html`${notice}
    <div class="columns">${generationCard(record)}${timelineCard(record)}</div>
    ${artifactsCard(record)}
    ${eventsCard(record)}
    ${jsonCard('Request', record.requestPayload)}
    ${jsonCard('Response', record.responsePayload)}
    ${jsonCard('Whole record, as JSON', record)}`,
  });
}
