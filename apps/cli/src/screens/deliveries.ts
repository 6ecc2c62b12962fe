import { DELIVERY_FILTER } from '@genledger/domain/filter';
import type { BrowseContext, BrowsedListName } from '@genledger/services/browse';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { collectionSource } from '../browser/list/source.ts';
import { ageColumn, stateColumn, textColumn, wholeColumn } from './columns.ts';

const COLUMNS: readonly ScreenColumn[] = [
  ageColumn('responseTimestamp', { title: 'Ended', width: 7 }),
  stateColumn('deliveryStatus', { title: 'Told', width: 10 }),
  textColumn('notificationPlatform', { title: 'By', width: 9 }),
  wholeColumn('deliveryAttempts', { title: 'Tries', width: 6, rank: 3 }),
  ageColumn('nextDeliveryAt', { title: 'Due', width: 9, rank: 2 }),
  textColumn('deliveryError', {
    title: 'Why not',
    width: 20,
    minimum: 10,
    rank: 1,
    grows: true,
    tone: () => 'bad',
  }),
  textColumn('deliveryHold', { title: 'Held', width: 14, rank: 6 }),
  stateColumn('status', { title: 'Of', width: 11, rank: 5 }),
  textColumn('toolDisplayName', { title: 'Tool', width: 14, minimum: 8, rank: 7 }),
  textColumn('accountId', { title: 'Account', width: 14, minimum: 8, rank: 8 }),
  textColumn('_id', { title: 'Id', width: 24, rank: 9 }),
];

const LISTS: readonly (readonly [BrowsedListName, string, string])[] = [
  ['deliveries', 'Deliveries', 'How users were told of what ended.'],
  ['deliveries-due', 'Deliveries due', 'What waits to be told, now or later.'],
  ['deliveries-failing', 'Deliveries failing', 'What was tried and is tried again.'],
  ['deliveries-dropped', 'Deliveries dropped', 'What was given up; redeliver tries it anew.'],
];

/** The lists of deliveries. */
export function deliveryScreens(context: BrowseContext): readonly ListScreen[] {
  return LISTS.map(([name, title, about]) => ({
    id: name,
    title,
    about: `${about} Enter opens one with its tries; tab goes on to all, due, failing and dropped ones.`,
    columns: COLUMNS,
    schema: DELIVERY_FILTER,
    sort: { field: '_id', direction: 'descending' },
    source: (query) => collectionSource(context, name, query),
    destination: ({ id }) => ({ kind: 'document', collection: 'generationOutputs', id }),
  }));
}
