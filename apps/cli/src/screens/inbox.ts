import { EVENT_FILTER } from '@genledger/domain/filter';
import type { BrowseContext, BrowsedListName } from '@genledger/services/browse';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { collectionSource } from '../browser/list/source.ts';
import { ageColumn, stateColumn, textColumn, wholeColumn } from './columns.ts';

const COLUMNS: readonly ScreenColumn[] = [
  ageColumn('receivedAt', { title: 'Age', width: 7 }),
  stateColumn('state', { title: 'State', width: 12 }),
  textColumn('provider', { title: 'Provider', width: 15, minimum: 10 }),
  textColumn('source', { title: 'From', width: 10, rank: 3 }),
  textColumn('providerStatus', { title: 'Says', width: 12, minimum: 8 }),
  textColumn('outcome', { title: 'Outcome', width: 16, minimum: 8, rank: 1, grows: true }),
  textColumn('lastError', { title: 'Error', width: 16, minimum: 8, rank: 4, tone: () => 'bad' }),
  wholeColumn('attempts', { title: 'Tries', width: 6, rank: 5 }),
  textColumn('generationId', { title: 'Generation', width: 24, rank: 6 }),
  textColumn('providerRunId', { title: 'Run', width: 36, minimum: 12, rank: 7 }),
];

const LISTS: readonly (readonly [BrowsedListName, string, string])[] = [
  ['events', 'Inbox', 'What providers said, as it came.'],
  ['events-unmatched', 'Inbox unmatched', 'Events of runs that no generation names.'],
  ['events-unknown', 'Inbox unknown', 'Events with a status that is not known.'],
  ['events-trouble', 'Inbox in trouble', 'Events that contradict what is recorded, or cannot be read.'],
];

/** The lists of the inbox. */
export function inboxScreens(context: BrowseContext): readonly ListScreen[] {
  return LISTS.map(([name, title, about]) => ({
    id: name,
    title,
    about: `${about} Tab goes on to all, unmatched, unknown and contradicting ones.`,
    columns: COLUMNS,
    schema: EVENT_FILTER,
    sort: { field: '_id', direction: 'descending' },
    source: (query) => collectionSource(context, name, query),
    destination: ({ id }) => ({ kind: 'document', collection: 'webhookEvents', id }),
  }));
}
