import { GENERATION_FILTER } from '@genledger/domain/filter';
import type { BrowseContext } from '@genledger/services/browse';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { collectionSource } from '../browser/list/source.ts';
import { ageColumn, durationColumn, firstText, stateColumn, textColumn, wholeColumn } from './columns.ts';

/** Old records have no cost where it was lost; a zero means the same there. */
const costColumn: ScreenColumn = textColumn('costUsd', {
  title: 'USD',
  width: 13,
  minimum: 10,
  align: 'right',
  rank: 2,
  tone: (row) =>
    firstText(row, ['costUsd']) === undefined && firstText(row, ['status']) === 'success' ? 'bad' : undefined,
});

const COLUMNS: readonly ScreenColumn[] = [
  ageColumn('requestTimestamp', { title: 'Age', width: 7 }),
  stateColumn('status', { title: 'Status', width: 12 }),
  textColumn('toolDisplayName', {
    title: 'Tool',
    width: 18,
    minimum: 10,
    grows: true,
    text: (row) => firstText(row, ['toolDisplayName', 'toolId']),
  }),
  durationColumn('durationMs', { title: 'Took', width: 7, rank: 1 }),
  costColumn,
  wholeColumn('pointsSpent', { title: 'Points', width: 8, rank: 4 }),
  stateColumn('deliveryStatus', { title: 'Told', width: 9, rank: 3 }),
  textColumn('notificationPlatform', { title: 'By', width: 9, rank: 6 }),
  textColumn('accountId', {
    title: 'Account',
    width: 16,
    minimum: 8,
    rank: 5,
    text: (row) => firstText(row, ['accountId', 'masterAccountId']),
  }),
  textColumn('kind', { title: 'Kind', width: 9, rank: 7 }),
  textColumn('costBasis', { title: 'Basis', width: 8, rank: 8 }),
  textColumn('_id', { title: 'Id', width: 24, rank: 9 }),
];

/** The generations, newest first. */
export function generationsScreen(context: BrowseContext): ListScreen {
  return {
    id: 'generations',
    title: 'Generations',
    about:
      'Every generation, newest first, as it changes. A red dash under USD is a success of unknown cost.',
    columns: COLUMNS,
    sort: { field: '_id', direction: 'descending' },
    schema: GENERATION_FILTER,
    source: (query) => collectionSource(context, 'generations', query),
    destination: ({ id }) => ({ kind: 'document', collection: 'generationOutputs', id }),
  };
}
