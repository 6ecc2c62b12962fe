import type { DeliveryView } from '@genledger/services/delivery';
import type { Presentation } from '../outcome/presentation.ts';
import type { Tone } from '../terminal/screen.ts';
import type { Column } from './layout/table.ts';
import { type PageOf, presentPage } from './page.ts';
import { isoSeconds } from './time.ts';

/** How each state is coloured. */
const DELIVERY_TONES = {
  pending: 'warning',
  sent: 'good',
  dropped: 'bad',
  skipped: 'quiet',
} as const satisfies Readonly<Record<DeliveryView['deliveryStatus'], Tone>>;

const COLUMNS: readonly Column<DeliveryView>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'OF', value: ({ kind }) => kind, rank: 8 },
  { title: 'ENDED', value: ({ endedAt }) => isoSeconds(endedAt), rank: 3 },
  {
    title: 'DELIVERY',
    value: ({ deliveryStatus }) => deliveryStatus,
    tone: ({ deliveryStatus }) => DELIVERY_TONES[deliveryStatus],
  },
  { title: 'PLATFORM', value: ({ notificationPlatform }) => notificationPlatform, minimum: 8, rank: 2 },
  { title: 'TRIES', value: ({ deliveryAttempts }) => String(deliveryAttempts), align: 'right', rank: 4 },
  {
    title: 'REASON',
    value: ({ deliveryError, deliveryHold }) => deliveryError ?? deliveryHold,
    minimum: 28,
    rank: 1,
  },
  { title: 'NEXT TRY', value: ({ nextDeliveryAt }) => isoSeconds(nextDeliveryAt), rank: 5 },
  { title: 'ACCOUNT', value: ({ accountId }) => accountId, minimum: 10, rank: 6 },
  { title: 'TITLE', value: ({ title }) => title, minimum: 12, rank: 7 },
];

/** Presents a page of deliveries. @param isNarrowed filters were given */
export function presentDeliveries(page: PageOf<DeliveryView>, isNarrowed: boolean): Presentation {
  const empty = isNarrowed
    ? 'No delivery matches: give fewer filters, or see genledger generations list.'
    : 'There is no delivery yet: one is made when something ends. See genledger generations list.';
  return presentPage(page, { columns: COLUMNS, empty });
}
