import type { AuditSummary } from '@genledger/services/audit';
import { timeText } from '../elements/time.ts';
import { NO_FIGURE } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

/** Whether the criteria hold. */
export function verdict({ holds }: Pick<AuditSummary, 'holds'>): Markup {
  if (holds === undefined) return html`<span class="badge">could not tell</span>`;
  return holds
    ? html`<span class="badge good">holds</span>`
    : html`<span class="badge bad">does not hold</span>`;
}

function row(run: AuditSummary): Markup {
  const missed = run.missed.length === 0 ? NO_FIGURE : run.missed.join(', ');
  return html`<tr>
    <th scope="row"><a href="/admin/audits/${run.id}">${timeText(run.startedAt)}</a></th>
    <td>${verdict(run)}</td>
    <td>${run.environments.join(', ')}</td>
    <td class="number">${run.findings}</td>
    <td>${missed}</td>
  </tr>`;
}

/** The latest audits, newest first. */
export function auditsCard(runs: readonly AuditSummary[]): Markup {
  const body =
    runs.length === 0
      ? html`<p class="card-text muted">None was kept yet: <code>genledger audit</code> makes one.</p>`
      : html`<div class="table-scroll" role="region" aria-label="Audits" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Begun, UTC</th><th scope="col">Verdict</th><th scope="col">Environments</th><th scope="col" class="number">Findings</th><th scope="col">Criteria missed</th></tr></thead>
      <tbody>${runs.map(row)}</tbody>
    </table></div>`;
  return html`<section class="card"><div class="card-heading"><div><h2>Audits</h2><p class="muted">The latest looks into every document, newest first.</p></div><a class="button" href="/admin/audits">All audits</a></div>${body}</section>`;
}
