import type { BrowseContext, BrowsedValue } from '@genledger/services/browse';
import { type MigrationState, readMigrationState } from '@genledger/services/migration';
import { lastOperation } from '@genledger/services/operation';
import { barText } from '../browser/charts.ts';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListEnvironment, ListScreen } from '../browser/list/list-view.ts';
import { collectionSource } from '../browser/list/source.ts';
import { ageText, wholeText } from '../browser/text.ts';
import { undecidedTexts } from '../browser/undecided.ts';
import { textAt, textOf, valueAt } from '../browser/value.ts';
import type { Area } from '../browser/view.ts';
import { neutralise } from '../presenters/layout/neutralise.ts';
import { cut } from '../presenters/layout/width.ts';
import { ageColumn, textColumn } from './columns.ts';

function reasonsText(row: BrowsedValue): string {
  const reasons = valueAt(row, 'reasons');
  return reasons?.type === 'array' ? reasons.items.map(textOf).join(', ') : '-';
}

function candidatesText(row: BrowsedValue): string {
  const texts = undecidedTexts(row);
  return texts.length === 0 ? '-' : texts.join('; ');
}

const COLUMNS: readonly ScreenColumn[] = [
  ageColumn('foundAt', { title: 'Found', width: 8, rank: 3 }),
  textColumn('collection', { title: 'Collection', width: 18, minimum: 10, rank: 2 }),
  textColumn('documentId', { title: 'Document', width: 24 }),
  textColumn('reasons', {
    title: 'Why undecided',
    width: 24,
    minimum: 14,
    text: reasonsText,
    tone: () => 'warning',
  }),
  textColumn('findings', {
    title: 'What it may be',
    width: 30,
    minimum: 12,
    rank: 1,
    grows: true,
    text: candidatesText,
  }),
];

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

type LastOperation = Awaited<ReturnType<typeof lastOperation>>;

/** Who had something done to the migration last, and why. */
function operationText(operation: LastOperation, now: Date): readonly string[] {
  if (operation === undefined) return [];
  const { about, operator, why, startedAt, outcome = 'not ended' } = operation;
  const reason = why === undefined ? '' : `: ${why}`;
  return [
    `   ${about} by ${operator} ${ageText(startedAt.toISOString(), now)} ago${reason} → ${outcome}`,
  ].map(neutralise);
}

function stateLines(
  state: MigrationState,
  operation: LastOperation,
  { width, paint, now }: Area,
): readonly string[] {
  const [old, migrated] = [sum(state.old), sum(state.migrated)];
  const share = old + migrated === 0 ? 1 : migrated / (old + migrated);
  const { checkpoint } = state;
  const step =
    checkpoint === undefined
      ? 'It has not begun'
      : `Step ${checkpoint.step}, ${ageText(checkpoint.updatedAt.toISOString(), now)} ago`;
  const reasons = Object.entries(state.reasons).map(([reason, count]) => `${reason} ${wholeText(count)}`);
  const undecided = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
  return [
    `   ${barText(share, 16)}  ${wholeText(migrated)} migrated, ${wholeText(old)} of schema version 1`,
    `   ${step}. Undecided ${wholeText(state.quarantined)}${undecided}`,
    ...operationText(operation, now),
  ].map((line, index) => paint(index === 0 ? undefined : 'quiet', cut(line, width)));
}

const EVERY_MS = 3000;
const OPERATIONS = ['migration', 'migration-undo', 'quarantine-settlement'] as const;

/** How far the migration is, and the documents that it left undecided. */
export function migrationScreen(context: BrowseContext, { changed, now }: ListEnvironment): ListScreen {
  let state: MigrationState | undefined;
  let operation: LastOperation;
  let readAtMs = 0;
  const refresh = () => {
    if (now().getTime() - readAtMs < EVERY_MS) return;
    readAtMs = now().getTime();
    Promise.all([readMigrationState(context), lastOperation(context, OPERATIONS)]).then(
      ([read, last]) => {
        state = read;
        operation = last;
        changed();
      },
      () => undefined,
    );
  };
  return {
    id: 'migration',
    title: 'Migration',
    about:
      'How far the migration to schema version 2 is, and what it left undecided, with what each document might be. a plans, runs, pauses or undoes it, or settles what is undecided; enter opens the document.',
    columns: COLUMNS,
    sort: { field: '_id', direction: 'ascending' },
    emptiness: 'Nothing is undecided.',
    source: (query) => collectionSource(context, 'quarantine', query),
    destination: ({ value }) => {
      const [id, collection] = [textAt(value, 'documentId'), textAt(value, 'collection')];
      return id && collection ? { kind: 'document', collection, id } : undefined;
    },
    heading(area) {
      refresh();
      return state ? stateLines(state, operation, area) : ['   Reading how far it is…'];
    },
  };
}
