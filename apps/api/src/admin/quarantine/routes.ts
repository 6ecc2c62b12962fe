import { parseObjectId } from '@genledger/domain/kernel';
import { browseDocument } from '@genledger/services/browse';
import { getQuarantined, type QuarantinedRecord, readQuarantine } from '@genledger/services/migration';
import { objectIdPositionSchema, writeCursor } from '@genledger/services/paging';
import type { ApiContext } from '../../api-context.ts';
import { readPosition } from '../../routes/cursor.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { factsCard } from '../elements/facts.ts';
import { olderLink } from '../elements/generation-table.ts';
import { foldedText, jsonCard } from '../elements/json-card.ts';
import { emptyState } from '../elements/notice.ts';
import { recordLink } from '../elements/record-link.ts';
import { page } from '../layout/page.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html } from '../markup.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { registerRecord } from '../records/register-record.ts';
import { plainOf } from './plain.ts';
import { settleAction } from './settle-action.ts';

const PAGE_SIZE = 50;
type Finding = QuarantinedRecord['findings'][number];

const reasonsOf = ({ findings }: QuarantinedRecord) =>
  [...new Set(findings.map(({ reason }) => reason))].join(', ');

const NOTES: readonly ListColumn<QuarantinedRecord>[] = [
  {
    title: 'Document',
    field: 'documentId',
    value: ({ documentId }) => String(documentId),
    cell: ({ id, documentId }) => recordLink(`/admin/quarantine/${id}`, String(documentId)),
  },
  { title: 'Collection', field: 'collection', value: ({ collection }) => collection },
  { title: 'Reasons', field: 'reasons', value: reasonsOf },
  {
    title: 'Fields',
    field: 'fields',
    value: ({ findings }) => findings.map(({ field }) => field).join(', '),
  },
];

const FINDINGS: readonly ListColumn<Finding>[] = [
  { title: 'Field', field: 'field', value: ({ field }) => field },
  { title: 'Reason', field: 'reason', value: ({ reason }) => reason },
  {
    title: 'Might be',
    field: 'candidates',
    value: ({ candidates }) =>
      candidates.map(({ value, source }) => `${value} (${source})`).join(', ') || undefined,
  },
];

const UNDECIDED: RecordKind<QuarantinedRecord> = {
  noun: 'undecided document',
  pattern: '/quarantine/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId(id);
    return known.ok ? getQuarantined(ledger, known.value) : undefined;
  },
  addressOf: ({ id }) => `/admin/quarantine/${id}`,
  describe: (note) => [
    ['Document', String(note.documentId)],
    ['Collection', note.collection],
    ['Reasons', reasonsOf(note)],
  ],
  actions: [settleAction],
  async page(context, ledger, note, { actions, notice }) {
    const { collection, documentId, decisions, findings } = note;
    const stored = await browseDocument(ledger, collection, String(documentId));
    return page(context, {
      title: 'Left undecided',
      place: 'audits',
      subtitle: html`<code>${String(documentId)}</code> of ${collection}`,
      actions,
      body: html`${notice}${factsCard('Document', [
        ['Collection', collection],
        ['Id', String(documentId)],
        ...Object.entries(decisions).map(([field, value]) => [`Decided: ${field}`, value] as const),
      ])}
      <section class="card"><div class="card-heading"><h2>Undecided</h2></div>${recordTable(FINDINGS, findings, 'Undecided')}</section>
      ${stored ? jsonCard('As it is stored', plainOf(stored)) : foldedText('As it is stored', 'It is not there any more.')}`,
    });
  },
};

async function listing({ ledger }: ApiContext, context: AdminContext) {
  const after = readPosition(objectIdPositionSchema, context.req.query('cursor'));
  const { items, next } = await readQuarantine(ledger, {}, after.ok ? after.value : undefined, PAGE_SIZE);
  const body =
    items.length === 0
      ? emptyState('Nothing is undecided', 'The migration lists here what it could not decide.')
      : html`<section class="card top-flush">${recordTable(NOTES, items)}${olderLink(context, writeCursor(next))}</section>`;
  return page(context, {
    title: 'Left undecided',
    place: 'audits',
    subtitle: 'By the migration, oldest first',
    body,
  });
}

/** What the migration left undecided: the list, and settling each. */
export function registerQuarantine(app: AdminApp, api: ApiContext): void {
  app.get('/quarantine', async (context) => context.html(await listing(api, context)));
  registerRecord(app, api, UNDECIDED);
}
