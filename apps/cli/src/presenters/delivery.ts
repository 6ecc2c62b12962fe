import type { AttemptView, DeliveryView, DeliveryWithAttempts } from '@genledger/services/delivery';
import type { Presentation } from '../outcome/presentation.ts';
import type { Tone } from '../terminal/screen.ts';
import { type Field, fields } from './layout/fields.ts';
import { section } from './layout/section.ts';
import { type Column, leftOutNotes, table } from './layout/table.ts';
import { isoTime } from './time.ts';

const RESULT_TONES: Readonly<Record<string, Tone>> = {
  delivered: 'good',
  failed: 'warning',
  refused: 'bad',
  held: 'quiet',
  interrupted: 'warning',
};

function resultOf({ result, fenced }: AttemptView): string {
  return fenced === true ? `${result}, too late` : result;
}

const COLUMNS: readonly Column<AttemptView>[] = [
  { title: 'AT', value: ({ startedAt }) => isoTime(startedAt) },
  { title: 'RESULT', value: resultOf, tone: ({ result }) => RESULT_TONES[result] },
  { title: 'CODE', value: ({ statusCode }) => statusCode?.toString(), align: 'right', rank: 3 },
  { title: 'MS', value: ({ durationMs }) => durationMs?.toString(), align: 'right', rank: 4 },
  { title: 'TO', value: ({ destination }) => destination, minimum: 12, rank: 2 },
  { title: 'REASON', value: ({ reason, excerpt }) => reason ?? excerpt, minimum: 16, rank: 1 },
  { title: 'NOTIFIER', value: ({ notifier }) => notifier, minimum: 10, rank: 5 },
];

/** What the id is of. */
const SUBJECT_FIELDS = {
  generation: 'Generation',
  cookExecution: 'Cook execution',
  spellCast: 'Spell cast',
  alert: 'Alert',
} as const satisfies Readonly<Record<DeliveryView['kind'], string>>;

/** What can be done about a delivery that was not made. */
function nextStep({ id, deliveryStatus, deliveryHold }: DeliveryView): readonly string[] {
  if (deliveryStatus === 'dropped') return [`To try again: genledger deliveries redrive ${id}`];
  return deliveryHold === 'not-configured'
    ? ['It goes out by itself once the channel is configured where the notifier runs.']
    : [];
}

function fieldsOf(delivery: DeliveryView): readonly Field[] {
  const { notificationTarget, deliveryHold } = delivery;
  return [
    [SUBJECT_FIELDS[delivery.kind], delivery.id],
    ['Delivery', delivery.deliveryStatus],
    ['Delivery id', delivery.deliveryId],
    ['Platform', delivery.notificationPlatform],
    ['Target', notificationTarget === undefined ? undefined : JSON.stringify(notificationTarget)],
    ['Tells of', `${delivery.title}: ${delivery.status}`],
    ['Account', delivery.accountId],
    ['Environment', delivery.environment],
    ['Ended', isoTime(delivery.endedAt)],
    ['Sent', isoTime(delivery.deliveryTimestamp)],
    ['Tries', delivery.deliveryAttempts],
    ['Waits for', deliveryHold],
    ['Next try', isoTime(delivery.nextDeliveryAt)],
    ['Error', delivery.deliveryError],
  ];
}

/** Presents a delivery with its tries. */
export function presentDelivery(delivery: DeliveryWithAttempts): Presentation {
  return {
    verdict: 'holds',
    json: delivery,
    print(screen) {
      const head = fields(fieldsOf(delivery), screen);
      if (delivery.attempts.length === 0) return { body: head, notes: nextStep(delivery) };
      const { text, leftOut } = table(COLUMNS, delivery.attempts, screen);
      return {
        body: `${head}\n${section('Tries', text, screen)}`,
        notes: [...leftOutNotes(leftOut), ...nextStep(delivery)],
      };
    },
  };
}
