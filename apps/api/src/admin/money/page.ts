import { isoWeekName } from '@genledger/domain/statistics';
import type { Spending, SpendingReport, WeeklyReport } from '@genledger/services/statistics';
import type { AdminContext } from '../admin-context.ts';
import { option, select, weekLists } from '../elements/fields.ts';
import { emptyState, problemNotice } from '../elements/notice.ts';
import { type Tile, tiles } from '../elements/tile.ts';
import { NO_FIGURE, shareText, usdText, wholeText } from '../format/figures.ts';
import { icon } from '../layout/icons.ts';
import { page } from '../layout/page.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { accountsCard, lossesCard, toolsCard } from './cards.ts';
import { type MoneyView, moneyParameters, ORDER_TITLES } from './view.ts';

/** What the page of cost and revenue shows. */
export interface MoneyFigures {
  readonly tools: WeeklyReport;
  /** Accounts in the order that was chosen. */
  readonly accounts: SpendingReport;
  /** Tools of accounts, the least left first. */
  readonly losses: readonly Spending[];
}

/** What there is to choose from. */
export interface MoneyChoices {
  readonly thisWeek: Date;
  readonly environments: readonly string[];
}

function filters(view: MoneyView, { thisWeek, environments }: MoneyChoices): Markup {
  const names = [
    option('', 'All', view.environment === undefined),
    ...environments.map((name) => option(name, name, name === view.environment)),
  ];
  const orders = Object.entries(ORDER_TITLES).map(([order, title]) =>
    option(order, title, order === view.order),
  );
  const weeks = weekLists(thisWeek);
  return html`<form method="get" action="/admin/money" class="filters" aria-label="What is shown">
    ${select('from', 'From', weeks(view.from))}
    ${select('to', 'To', weeks(view.to))}
    ${select('environment', 'Environment', names)}
    ${select('order', 'Accounts by', orders)}
    <button class="button primary" type="submit">Show</button>
  </form>`;
}

function summary({ accounts: { total, pointPriceUsd }, tools }: MoneyFigures): readonly Tile[] {
  const { count, costCount, pointsSpent } = tools.total;
  const unknown = count - costCount;
  const { margin } = total;
  const note = unknown === 0 ? 'every cost is known' : `unknown for ${shareText(unknown / count)} of them`;
  return [
    { label: 'Generations', value: wholeText(count) },
    { label: 'Points spent', value: wholeText(pointsSpent) },
    { label: 'Revenue', value: usdText(margin.revenueUsd), note: `at $${pointPriceUsd} a point` },
    { label: 'Cost', value: margin.costUsd === undefined ? NO_FIGURE : usdText(margin.costUsd), note },
    {
      label: 'Left',
      value: margin.leftUsd === undefined ? NO_FIGURE : usdText(margin.leftUsd),
      ...(unknown > 0 && margin.leftUsd !== undefined && { note: 'at most: some costs are unknown' }),
    },
  ];
}

/** Sums by account are younger than those by tool: what ended before them is told, not hidden. */
function notByAccount({ tools, accounts }: MoneyFigures): Markup {
  const missing = tools.total.count - accounts.total.sums.count;
  if (missing === 0) return NOTHING;
  return html`<p class="notice">${wholeText(Math.abs(missing))} generations are not counted by account: <code>genledger stats rebuild</code> counts them.</p>`;
}

function exports(view: MoneyView): Markup {
  const parameters = moneyParameters(view).toString();
  return html`<a class="button" href="/admin/costs.csv?${parameters}" download>${icon('download')}Costs, CSV</a>
    <a class="button" href="/admin/costs.csv?${parameters}&amp;format=focus" download>${icon('download')}Costs, FOCUS</a>`;
}

function body(view: MoneyView, figures: MoneyFigures): Markup {
  if (figures.tools.total.count === 0) {
    return emptyState('Nothing ended in these weeks', 'Choose other weeks, or another environment.');
  }
  return html`${notByAccount(figures)}
  ${tiles(summary(figures))}
  ${toolsCard(view, figures.tools, figures.accounts.pointPriceUsd)}
  ${accountsCard(view, figures.accounts)}
  ${lossesCard(view, figures.losses)}`;
}

/** The page of cost against revenue. */
export function moneyPage(
  context: AdminContext,
  view: MoneyView,
  figures: MoneyFigures,
  choices: MoneyChoices,
): string {
  const issues = view.issues.map(({ path, message }) => `${path} ${message}. The default is shown.`);
  return page(context, {
    title: 'Cost and revenue',
    place: 'money',
    subtitle: `${isoWeekName(view.from)} to ${isoWeekName(view.to)}, weeks of the request`,
    actions: exports(view),
    body: html`${issues.length === 0 ? NOTHING : problemNotice(issues)}
    ${filters(view, choices)}
    ${body(view, figures)}`,
  });
}
