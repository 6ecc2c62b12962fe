import { DELIVERY_SUBJECT_KINDS, deliverySubject } from '@genledger/domain/delivery';
import { type GenerationId, parseObjectId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import {
  type AttemptView,
  type DeliveryWithAttempts,
  getDelivery,
  SUBJECT_WORDS,
} from '@genledger/services/delivery';
import { getGenerationWithEvents } from '@genledger/services/generation';
import { type Fact, factsCard } from '../elements/facts.ts';
import { jsonCard } from '../elements/json-card.ts';
import { operationsCard } from '../elements/operations-card.ts';
import { recordLink } from '../elements/record-link.ts';
import { statusBadge } from '../elements/status.ts';
import { timeText } from '../elements/time.ts';
import { durationText, NO_FIGURE, wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup } from '../markup.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { redeliverAction } from './actions.ts';
import { deliveryAddress, subjectAddress } from './address.ts';

/** The beginning of an answer tells more often what is wrong than its status does. */
function reasonOf({ reason, excerpt }: AttemptView): Markup | string {
  if (excerpt === undefined) return reason ?? NO_FIGURE;
  return html`${reason}<span class="change"><bdi>${excerpt}</bdi></span>`;
}

const ATTEMPTS: readonly ListColumn<AttemptView>[] = [
  { title: 'Begun, UTC', field: 'startedAt', value: ({ startedAt }) => startedAt },
  {
    title: 'Result',
    field: 'result',
    value: ({ result }) => result,
    cell: ({ result }) => statusBadge(result),
  },
  { title: 'Platform', field: 'platform', value: ({ platform }) => platform },
  { title: 'To', field: 'destination', value: ({ destination }) => destination },
  {
    title: 'Took',
    field: 'durationMs',
    value: ({ durationMs }) => durationMs,
    cell: ({ durationMs }) => durationText(durationMs),
    isNumber: true,
  },
  { title: 'Answer', field: 'statusCode', value: ({ statusCode }) => statusCode, isNumber: true },
  {
    title: 'Reason, and what was answered',
    field: 'reason',
    value: ({ reason, excerpt }) => reason ?? excerpt,
    cell: reasonOf,
    isProse: true,
  },
];

function attemptsCard({ attempts }: DeliveryWithAttempts): Markup {
  const body =
    attempts.length === 0
      ? html`<p class="card-text muted">Nothing was tried yet, or not within ninety days.</p>`
      : recordTable(ATTEMPTS, attempts, 'Tries');
  return html`<section class="card"><div class="card-heading"><h2>Tries</h2></div>${body}</section>`;
}

/** What was done by hand to what a delivery tells of; of a generation its history knows. */
async function byHandCard(ledger: LedgerContext, { kind, id }: DeliveryWithAttempts): Promise<Markup> {
  if (kind !== 'generation') return operationsCard(ledger, id);
  const generation = await getGenerationWithEvents(ledger, id as GenerationId);
  return operationsCard(ledger, id, generation.ok ? generation.value.history : undefined);
}

function factsOf(delivery: DeliveryWithAttempts): readonly Fact[] {
  const { kind, id, endedAt, deliveryTimestamp, nextDeliveryAt } = delivery;
  return [
    ['Tells of', html`${SUBJECT_WORDS[kind]} ${recordLink(subjectAddress(kind, id), id)}`],
    ['That ended as', delivery.status],
    ['Ended', endedAt && timeText(endedAt)],
    ['Requested', timeText(delivery.requestTimestamp)],
    ['Account', delivery.accountId],
    ['Environment', delivery.environment],
    ['Platform', delivery.notificationPlatform],
    ['Delivery id', delivery.deliveryId],
    ['Tries', wholeText(delivery.deliveryAttempts)],
    ['Told', deliveryTimestamp && timeText(deliveryTimestamp)],
    ['Due', nextDeliveryAt && timeText(nextDeliveryAt)],
    ['Waits for', delivery.deliveryHold],
    ['Error', delivery.deliveryError],
  ];
}

/** The pages of deliveries. */
export const DELIVERY: RecordKind<DeliveryWithAttempts> = {
  noun: 'delivery',
  pattern: '/deliveries/:kind/:id',
  async find(ledger, { kind = '', id = '' }) {
    const known = DELIVERY_SUBJECT_KINDS.find((each) => each === kind);
    const parsed = parseObjectId(id);
    if (known === undefined || !parsed.ok) return;
    const delivery = await getDelivery(ledger, deliverySubject(known, parsed.value));
    return delivery.ok ? delivery.value : undefined;
  },
  addressOf: ({ kind, id }) => deliveryAddress(kind, id),
  describe: ({ kind, id, title, status, deliveryStatus, notificationPlatform, deliveryError }) => [
    ['Tells of', `${SUBJECT_WORDS[kind]} ${id}`],
    ['Title', title],
    ['That ended as', status],
    ['Delivery', deliveryStatus],
    ['Platform', notificationPlatform],
    ['Error', deliveryError],
  ],
  actions: [redeliverAction],
  page: async (context, ledger, delivery, { actions, notice }) =>
    page(context, {
      title: `Delivery: ${delivery.title}`,
      place: 'deliveries',
      subtitle: html`${statusBadge(delivery.deliveryStatus)} <code>${delivery.id}</code>`,
      actions,
      body: html`${notice}${factsCard('Delivery', factsOf(delivery))}${attemptsCard(delivery)}${await byHandCard(ledger, delivery)}${jsonCard('Whole record, as JSON', delivery)}`,
    }),
};
