import type { Usd } from '@genledger/domain/money';
import { marginOf } from '@genledger/domain/statistics';
import type { Spending, SpendingReport, WeeklyReport } from '@genledger/services/statistics';
import { wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';
import { accountAddress, recordsOf } from './links.ts';
import { MARGIN_HEADINGS, marginCells } from './margin-cells.ts';
import { type MoneyView, ORDER_TITLES } from './view.ts';

function card(title: string, note: string, body: Markup): Markup {
  return html`<section class="card"><div class="card-heading"><div><h2>${title}</h2><p class="muted">${note}</p></div></div>${body}</section>`;
}

function figures(
  title: string,
  heading: Markup,
  rows: readonly Markup[],
  foot: Markup | string = '',
): Markup {
  return html`<div class="table-scroll" role="region" aria-label="${title}, figures" tabindex="0"><table class="figures">
    <thead><tr>${heading}${MARGIN_HEADINGS}</tr></thead><tbody>${rows}</tbody>${foot}
  </table></div>`;
}

/** Every tool, those that lose most first. */
export function toolsCard(view: MoneyView, { tools, total }: WeeklyReport, pointPriceUsd: Usd): Markup {
  const all = tools
    .filter((tool) => tool.total.count > 0)
    .map((tool) => ({ ...tool, margin: marginOf(tool.total, pointPriceUsd) }))
    .toSorted((a, b) => Number(a.margin.leftUsd ?? 0) - Number(b.margin.leftUsd ?? 0));
  const rows = all.map(
    ({ toolId, displayName, total: sums, margin }) =>
      html`<tr><th scope="row"><a href="${recordsOf(view, toolId)}">${displayName}</a></th>${marginCells(sums, margin)}</tr>`,
  );
  const foot = html`<tfoot><tr><th scope="row">All tools</th>${marginCells(total, marginOf(total, pointPriceUsd))}</tr></tfoot>`;
  return card(
    'Tools',
    'What points brought in against what providers charged, failed runs included; the least left first.',
    figures('Tools', html`<th scope="col">Tool</th>`, rows, foot),
  );
}

/** The first accounts of the order that was chosen. */
export function accountsCard(view: MoneyView, report: SpendingReport): Markup {
  const rows = report.spendings.map(
    ({ accountId, sums, margin }) =>
      html`<tr><th scope="row"><a href="${accountAddress(view, accountId)}">${accountId}</a></th>${marginCells(sums, margin)}</tr>`,
  );
  const { total } = report;
  const foot = html`<tfoot><tr><th scope="row">All ${wholeText(report.accounts)}</th>${marginCells(total.sums, total.margin)}</tr></tfoot>`;
  const shown = wholeText(report.spendings.length);
  return card(
    'Accounts',
    `${ORDER_TITLES[view.order]} first: ${shown} of ${wholeText(report.accounts)}.`,
    figures('Accounts', html`<th scope="col">Account</th>`, rows, foot),
  );
}

function lossRow(view: MoneyView, { accountId, tool, sums, margin }: Spending): Markup {
  const name = tool?.displayName ?? '';
  return html`<tr><th scope="row"><a href="${recordsOf(view, tool?.toolId ?? '', accountId)}">${accountId}</a></th><td>${name}</td>${marginCells(sums, margin)}</tr>`;
}

/** The tools of accounts of which providers charged more than points brought in. */
export function lossesCard(view: MoneyView, spendings: readonly Spending[]): Markup {
  const losses = spendings.filter(({ margin }) => margin.verdict === 'loses');
  const body =
    losses.length === 0
      ? html`<p class="card-text muted">No tool of an account costs more than its points bring in, as far as costs are known.</p>`
      : figures(
          'Losses',
          html`<th scope="col">Account</th><th scope="col">Tool</th>`,
          losses.map((loss) => lossRow(view, loss)),
        );
  return card(
    'Where money is lost',
    'Tools of accounts whose known costs are more than their points bring in; the greatest loss first.',
    body,
  );
}
