import { COOK_EXECUTION_FILTER, SPELL_CAST_FILTER } from '@genledger/domain/filter';
import type { BrowseContext, BrowsedValue } from '@genledger/services/browse';
import { barText } from '../browser/charts.ts';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { collectionSource } from '../browser/list/source.ts';
import { textAt } from '../browser/value.ts';
import { ageColumn, stateColumn, textColumn, wholeColumn } from './columns.ts';

const ENDS = ['success', 'failed', 'cancelled'];
const OPEN = ['pending', 'processing'];

function countOf(row: BrowsedValue, statuses: readonly string[]): number {
  return statuses.reduce((sum, status) => sum + Number(textAt(row, `counts.${status}`) ?? 0), 0);
}

/** A bar and figures: how many of the children that there are have ended. */
function progressText(row: BrowsedValue): string {
  const ended = countOf(row, ENDS);
  const all = ended + countOf(row, OPEN);
  return `${barText(all === 0 ? 0 : ended / all, 8)} ${ended}/${all}`;
}

const COLUMNS: readonly ScreenColumn[] = [
  ageColumn('startedAt', { title: 'Age', width: 7 }),
  stateColumn('status', { title: 'Status', width: 12 }),
  textColumn('counts.success', {
    id: 'progress',
    title: 'Progress',
    width: 18,
    minimum: 12,
    text: progressText,
  }),
  wholeColumn('counts.failed', {
    title: 'Failed',
    width: 7,
    rank: 2,
    tone: (row) => (countOf(row, ['failed']) > 0 ? 'bad' : undefined),
  }),
  textColumn('costUsd', { title: 'USD', width: 10, align: 'right' }),
  wholeColumn('pointsSpent', { title: 'Points', width: 9, rank: 3 }),
  textColumn('initiatorAccountId', { title: 'Account', width: 14, minimum: 8, rank: 4, grows: true }),
  textColumn('_id', { title: 'Id', width: 24, rank: 5 }),
];

/** The cook executions, newest first. */
export function cookExecutionsScreen(context: BrowseContext): ListScreen {
  return {
    id: 'cook-executions',
    title: 'Cook executions',
    about:
      'Runs of cooks with their progress and cost. Enter opens one with its pieces; tab shows spell casts.',
    columns: COLUMNS,
    schema: COOK_EXECUTION_FILTER,
    sort: { field: '_id', direction: 'descending' },
    source: (query) => collectionSource(context, 'cook-executions', query),
    destination: ({ id }) => ({ kind: 'document', collection: 'cookExecutions', id }),
  };
}

/** The spell casts, newest first. */
export function spellCastsScreen(context: BrowseContext): ListScreen {
  return {
    id: 'spell-casts',
    title: 'Spell casts',
    about:
      'Runs of spells with their progress and cost. Enter opens one with its steps; tab shows cook executions.',
    columns: COLUMNS,
    schema: SPELL_CAST_FILTER,
    sort: { field: '_id', direction: 'descending' },
    source: (query) => collectionSource(context, 'spell-casts', query),
    destination: ({ id }) => ({ kind: 'document', collection: 'spellCasts', id }),
  };
}
