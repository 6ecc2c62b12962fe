import { DELIVERY_FILTER } from '@genledger/domain/filter';
import { type DeliveryView, listDeliveries } from '@genledger/services/delivery';
import { statusBadge } from '../elements/status.ts';
import type { ListKind } from '../lists/list-kind.ts';
import { html } from '../markup.ts';
import { deliveryAddress } from './address.ts';

/** The list of deliveries of what has ended, newest request first. */
export const DELIVERIES: ListKind<DeliveryView> = {
  place: 'deliveries',
  title: 'Deliveries',
  subtitle: 'How users were told of what ended, newest request first',
  path: '/deliveries',
  schema: DELIVERY_FILTER,
  example: 'delivery:dropped platform:webhook tries>3',
  shortcuts: [
    { title: 'Pending', filter: 'delivery:pending' },
    { title: 'Given up', filter: 'delivery:dropped' },
    { title: 'Held', filter: 'has:hold' },
    { title: 'Sent', filter: 'delivery:sent' },
  ],
  columns: [
    {
      title: 'Delivery of',
      field: 'id',
      value: ({ id }) => id,
      cell: ({ kind, id }) => html`<a href="${deliveryAddress(kind, id)}"><code>${id}</code></a>`,
    },
    { title: 'Kind', field: 'kind', value: ({ kind }) => kind },
    {
      title: 'Delivery',
      field: 'deliveryStatus',
      value: ({ deliveryStatus }) => deliveryStatus,
      cell: ({ deliveryStatus }) => statusBadge(deliveryStatus),
    },
    { title: 'Platform', field: 'notificationPlatform', value: (each) => each.notificationPlatform },
    { title: 'Title', field: 'title', value: ({ title }) => title },
    { title: 'Tries', field: 'deliveryAttempts', value: (each) => each.deliveryAttempts, isNumber: true },
    { title: 'Told, UTC', field: 'deliveryTimestamp', value: (each) => each.deliveryTimestamp },
    { title: 'Requested, UTC', field: 'requestTimestamp', value: (each) => each.requestTimestamp },
    { title: 'Account', field: 'accountId', value: ({ accountId }) => accountId },
    { title: 'Error', field: 'deliveryError', value: ({ deliveryError }) => deliveryError },
  ],
  whenEmpty: 'A delivery appears here as soon as something has ended.',
  alertRules: ['notifier-absence', 'delivery-lag', 'dropped-share'],
  read: listDeliveries,
};
