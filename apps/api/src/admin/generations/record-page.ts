import type { LedgerContext } from '@genledger/services/context';
import type { GenerationWithEvents } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { jsonCard } from '../elements/json-card.ts';
import { operationsCard } from '../elements/operations-card.ts';
import { statusBadge } from '../elements/status.ts';
import { page } from '../layout/page.ts';
import { html } from '../markup.ts';
import type { RecordFrame } from '../records/record-kind.ts';
import { artifactsCard } from './artifacts.ts';
import { generationCard } from './facts.ts';
import { eventsCard, timelineCard } from './timeline.ts';

/** The page of one generation. */
export async function recordPage(
  context: AdminContext,
  ledger: LedgerContext,
  record: GenerationWithEvents,
  { actions, notice }: RecordFrame,
): Promise<string> {
  return page(context, {
    title: record.toolDisplayName,
    place: 'generations',
    subtitle: html`${statusBadge(record.status)} <code>${record.id}</code>`,
    actions,
    body: html`${notice}
    <div class="columns">${generationCard(record)}${timelineCard(record)}</div>
    ${artifactsCard(record)}
    ${eventsCard(record)}
    ${await operationsCard(ledger, record.id, record.history)}
    ${jsonCard('Request', record.requestPayload)}
    ${jsonCard('Response', record.responsePayload)}
    ${jsonCard('Whole record, as JSON', record)}`,
  });
}
