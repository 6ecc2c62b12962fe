import type { LedgerContext } from '@genledger/services/context';
import { type DefinitionView, listDefinitions } from '@genledger/services/execution';
import { objectIdPositionSchema, writeCursor } from '@genledger/services/paging';
import { readPosition } from '../../routes/cursor.ts';
import type { AdminContext } from '../admin-context.ts';
import { olderLink } from '../elements/generation-table.ts';
import { emptyState } from '../elements/notice.ts';
import { page } from '../layout/page.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup } from '../markup.ts';
import { definitionAddress } from './address.ts';

const PAGE_SIZE = 50;

/** What is said of one kind of definitions. */
interface DefinitionList {
  readonly title: string;
  readonly subtitle: string;
  readonly whenEmpty: Markup;
  readonly columns: readonly ListColumn<DefinitionView>[];
}

function columnsOf(
  kind: 'cooks' | 'spells',
  own: readonly ListColumn<DefinitionView>[],
): DefinitionList['columns'] {
  return [
    {
      title: 'Name',
      field: 'name',
      value: ({ name }) => name,
      cell: ({ id, name }) => html`<a href="${definitionAddress(kind, id)}">${name}</a>`,
    },
    ...own,
    { title: 'Owner', field: 'ownerAccountId', value: ({ ownerAccountId }) => ownerAccountId },
    { title: 'Saved, UTC', field: 'createdAt', value: ({ createdAt }) => createdAt },
    { title: 'Changed, UTC', field: 'updatedAt', value: ({ updatedAt }) => updatedAt },
    { title: 'Id', field: 'id', value: ({ id }) => id, cell: ({ id }) => html`<code>${id}</code>` },
  ];
}

const LISTS: Readonly<Record<'cooks' | 'spells', DefinitionList>> = {
  cooks: {
    title: 'Cooks',
    subtitle: 'What collections are made of, the newest first',
    whenEmpty: html`Save one by <code>genledger cooks save</code> or <code>POST /v1/cooks</code>.`,
    columns: columnsOf('cooks', [
      {
        title: 'Pieces',
        field: 'targetSize',
        value: (view) => ('targetSize' in view ? view.targetSize : undefined),
        isNumber: true,
      },
      {
        title: 'Made by',
        field: 'toolId',
        value: (view) => ('toolId' in view && view.toolId !== undefined ? view.toolId : 'a spell'),
      },
    ]),
  },
  spells: {
    title: 'Spells',
    subtitle: 'Steps of tools, the newest first',
    whenEmpty: html`Save one by <code>genledger spells save</code> or <code>POST /v1/spells</code>.`,
    columns: columnsOf('spells', [
      {
        title: 'Steps',
        field: 'steps',
        value: (view) => ('steps' in view && Array.isArray(view.steps) ? view.steps.length : undefined),
        isNumber: true,
      },
    ]),
  },
};

/** The page of a list of definitions. */
export async function definitionsPage(
  context: AdminContext,
  ledger: LedgerContext,
  kind: 'cooks' | 'spells',
): Promise<string> {
  const { title, subtitle, whenEmpty, columns } = LISTS[kind];
  const after = readPosition(objectIdPositionSchema, context.req.query('cursor'));
  const { items, next } = await listDefinitions(ledger, kind, after.ok ? after.value : undefined, PAGE_SIZE);
  const body =
    items.length === 0
      ? emptyState('There is none yet', whenEmpty)
      : html`<section class="card top-flush">${recordTable(columns, items)}${olderLink(context, writeCursor(next))}</section>`;
  return page(context, { title, place: kind, subtitle, body });
}
