import { allows } from '@genledger/services/api-key';
import type { AuditRunView, AuditTrend } from '@genledger/services/audit';
import type { Page } from '@genledger/services/generation';
import { writeCursor } from '@genledger/services/paging';
import type { AdminContext } from '../admin-context.ts';
import { olderLink } from '../elements/generation-table.ts';
import { emptyState, problemNotice } from '../elements/notice.ts';
import { statusBadge } from '../elements/status.ts';
import { timeText } from '../elements/time.ts';
import { durationText, NO_FIGURE, wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { verdict } from '../overview/audits-card.ts';
import { formTokenField } from '../session/form-token.ts';
import { trendCard } from './trend-card.ts';

/** How long an audit took, ms; nothing while it runs. */
export function tookMs({ startedAt, finishedAt }: AuditRunView): number | undefined {
  return finishedAt && finishedAt.getTime() - startedAt.getTime();
}

const COLUMNS: readonly ListColumn<AuditRunView>[] = [
  {
    title: 'Begun, UTC',
    field: 'startedAt',
    value: ({ startedAt }) => startedAt,
    cell: ({ id, startedAt }) => html`<a href="/admin/audits/${id}">${timeText(startedAt)}</a>`,
  },
  { title: 'State', field: 'state', value: ({ state }) => state, cell: ({ state }) => statusBadge(state) },
  {
    title: 'Verdict',
    field: 'holds',
    value: ({ holds }) => String(holds),
    cell: (run) => (run.state === 'finished' ? verdict(run) : NO_FIGURE),
  },
  { title: 'Environments', field: 'environments', value: ({ environments }) => environments.join(', ') },
  {
    title: 'Findings',
    field: 'findings',
    value: ({ findings }) => findings,
    cell: ({ findings }) => wholeText(findings),
    isNumber: true,
  },
  { title: 'Criteria missed', field: 'missed', value: ({ missed }) => missed.join(', ') || undefined },
  { title: 'Took', field: 'took', value: tookMs, cell: (run) => durationText(tookMs(run)), isNumber: true },
];

function startForm(context: AdminContext): Markup {
  const { caller, formToken } = context.get('session');
  if (!allows(caller.scope, 'admin')) return NOTHING;
  return html`<form method="post" action="/admin/audits" class="card audit-form">
    ${formTokenField(formToken)}
    <div><h2>Audit now</h2><p class="muted">Every document is read beside the requests; no record is changed.</p></div>
    <div class="field"><label for="sample-size">Only so many documents of each collection, at random</label>
      <input id="sample-size" name="sampleSize" type="number" min="1" max="10000000" step="1" inputmode="numeric" placeholder="all"></div>
    <button class="button primary" type="submit">Start an audit</button>
  </form>`;
}

/** The audits: how the criteria went, and each run. @param problem why none was started */
export function auditsPage(
  context: AdminContext,
  trend: AuditTrend,
  runs: Page<AuditRunView>,
  problem?: string,
): string {
  const list =
    runs.items.length === 0
      ? emptyState('No audit was kept yet', html`Start one here, or by <code>genledger audit</code>.`)
      : html`<section class="card"><div class="card-heading"><h2>Runs</h2></div>${recordTable(COLUMNS, runs.items, 'Runs')}${olderLink(context, writeCursor(runs.next))}</section>`;
  return page(context, {
    title: 'Audits',
    place: 'audits',
    actions: html`<a class="button" href="/admin/quarantine">Left undecided</a>`,
    subtitle: 'Looks into every document, held against the acceptance criteria',
    body: html`${problem === undefined ? NOTHING : problemNotice([problem])}${startForm(context)}${trendCard(trend)}${list}`,
  });
}
