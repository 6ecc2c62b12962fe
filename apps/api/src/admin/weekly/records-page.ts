import { type Contribution, durationAtShare, isoWeekName } from '@genledger/domain/statistics';
import { writeCursor } from '@genledger/services/paging';
import type { FigureQuery, RecordsBehind } from '@genledger/services/statistics';
import type { AdminContext } from '../admin-context.ts';
import { generationTable, olderLink } from '../elements/generation-table.ts';
import { emptyState } from '../elements/notice.ts';
import { durationText, NO_FIGURE, wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { html, type Markup } from '../markup.ts';

/** A sum that both ways of adding up must agree on. */
interface Sum {
  readonly title: string;
  readonly textOf: (sums: Contribution) => string;
}

const SUMS: readonly Sum[] = [
  { title: 'Generations', textOf: ({ count }) => wholeText(count) },
  { title: 'Failed', textOf: ({ failed }) => wholeText(failed) },
  { title: 'Duration, ms', textOf: ({ durationMs }) => wholeText(durationMs) },
  { title: 'Median duration', textOf: (sums) => durationText(durationAtShare(sums, 0.5)) },
  { title: '95% within', textOf: (sums) => durationText(durationAtShare(sums, 0.95)) },
  { title: 'Points spent', textOf: ({ pointsSpent }) => wholeText(pointsSpent) },
  { title: 'Cost, USD', textOf: ({ costUsd, costCount }) => (costCount === 0 ? NO_FIGURE : costUsd) },
  { title: 'With known cost', textOf: ({ costCount }) => wholeText(costCount) },
];

function proof({ sums, reported }: RecordsBehind): Markup {
  const rows = SUMS.map(({ title, textOf }) => {
    const [added, shown] = [textOf(sums), textOf(reported)];
    const verdict =
      added === shown
        ? html`<span class="badge good">equal</span>`
        : html`<span class="badge bad">differs</span>`;
    return html`<tr><th scope="row">${title}</th><td class="number">${shown}</td><td class="number">${added}</td><td>${verdict}</td></tr>`;
  });
  return html`<section class="card">
    <div class="card-heading"><div><h2>The figure, and its records added up</h2><p class="muted">Weekly sums are kept as generations end; these records were added up just now.</p></div></div>
    <div class="table-scroll" role="region" aria-label="Sums" tabindex="0"><table class="figures compact">
      <thead><tr><th scope="col">Sum</th><th scope="col" class="number">Weekly figure</th><th scope="col" class="number">Records added up</th><th scope="col">Both are</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>
  </section>`;
}

function list(context: AdminContext, records: RecordsBehind): Markup {
  const { items, next } = records.page;
  if (items.length === 0) return emptyState('No records', 'Nothing that ended is behind this figure.');
  return html`<section class="card">
    <div class="card-heading"><div><h2>Records</h2><p class="muted">Newest request first.</p></div></div>
    ${generationTable(items)}
    ${olderLink(context, writeCursor(next))}
  </section>`;
}

/** The records behind a figure: their sums beside the figure, and the records themselves. */
export function recordsPage(
  context: AdminContext,
  figure: FigureQuery,
  toolName: string,
  records: RecordsBehind,
): string {
  const [from, to] = [isoWeekName(figure.from), isoWeekName(figure.to)];
  const weeks = from === to ? from : `${from} to ${to}`;
  return page(context, {
    title: toolName,
    place: 'weekly',
    subtitle: `${weeks}, ${figure.environment ?? 'all environments'}${figure.accountId === undefined ? '' : `, account ${figure.accountId}`}: the records behind the figure`,
    body: html`${proof(records)}${list(context, records)}`,
  });
}
