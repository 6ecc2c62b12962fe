import { isoWeekName } from '@genledger/domain/statistics';
import type { WeeklyReport } from '@genledger/services/statistics';
import type { AdminContext } from '../admin-context.ts';
import { NARROW, WIDE } from '../charts/chart.ts';
import { drawChart } from '../charts/draw.ts';
import { emptyState, problemNotice } from '../elements/notice.ts';
import { type Tile, tiles } from '../elements/tile.ts';
import { NO_FIGURE, shareText } from '../format/figures.ts';
import { icon } from '../layout/icons.ts';
import { page } from '../layout/page.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { chartOf, type Drawn, drawnOf } from './chart-of.ts';
import { type Choices, filters } from './filters.ts';
import { measureTable } from './measure-table.ts';
import { AVERAGE_DURATION, COST, COUNT, FAILURES, type Measure, POINTS } from './measures.ts';
import { toolTable } from './tool-table.ts';
import { viewAddress, type WeeklyView } from './view.ts';

const WEEK_MS = 7 * 86_400_000;

function comparedSpan(view: WeeklyView): string | undefined {
  const { from, to, comparedFrom } = view;
  if (comparedFrom === undefined) return undefined;
  const end = new Date(comparedFrom.getTime() + to.getTime() - from.getTime());
  return `${isoWeekName(comparedFrom)} to ${isoWeekName(end)}`;
}

function tile(measure: Measure, { total, compared }: WeeklyReport): Tile {
  const value = total.count === 0 ? undefined : measure.valueOf(total);
  const change = compared && measure.changeOf(value, measure.valueOf(compared));
  return {
    label: measure.title,
    value: value === undefined ? NO_FIGURE : measure.textOf(value),
    ...(change !== undefined && change !== NO_FIGURE && { note: `${change} on before` }),
  };
}

function costTile(report: WeeklyReport): Tile {
  const { count, costCount } = report.total;
  const isPartly = count > 0 && costCount < count;
  return {
    ...tile(COST, report),
    ...(isPartly && { note: `known for ${shareText(costCount / count)} of them` }),
  };
}

function exports(view: WeeklyView, measure: Measure): Markup {
  const parameters = viewAddress(view);
  parameters.set('chart', measure.id);
  const address = `/admin/weekly/chart.svg?${parameters}`;
  const name = `${measure.id}-by-tool-and-week`;
  return html`<div class="actions">
    <a class="button quiet" href="${address}" download="${name}.svg">SVG</a>
    <a class="button quiet" href="${address}" download="${name}.png" data-picture>PNG</a>
  </div>`;
}

function chartCard(view: WeeklyView, report: WeeklyReport, measure: Measure, drawn: Drawn): Markup {
  const chart = chartOf(report, measure, drawn);
  return html`<section class="card">
    <div class="card-heading">
      <div><h2>${measure.title}</h2><p class="muted">${measure.meaning}</p></div>
      ${exports(view, measure)}
    </div>
    <figure class="chart-figure">${drawChart(chart, WIDE)}${drawChart(chart, NARROW)}</figure>
    ${measureTable(view, report, measure)}
  </section>`;
}

function figures(view: WeeklyView, report: WeeklyReport): Markup {
  if (report.total.count === 0) {
    return emptyState(
      'Nothing ended in these weeks',
      'Choose other weeks, tools or another environment; what ends is counted in the week of its request.',
    );
  }
  const drawn = drawnOf(report);
  return html`${tiles([
    tile(COUNT, report),
    tile(FAILURES, report),
    tile(AVERAGE_DURATION, report),
    tile(POINTS, report),
    costTile(report),
  ])}
  ${view.measures.map((measure) => chartCard(view, report, measure, drawn))}
  ${toolTable(view, report)}`;
}

/** The page of weekly figures by tool. */
export function weeklyPage(
  context: AdminContext,
  view: WeeklyView,
  report: WeeklyReport,
  choices: Choices,
): string {
  const before = comparedSpan(view);
  const days = `${view.from.toISOString().slice(0, 10)} to ${new Date(view.to.getTime() + WEEK_MS - 1).toISOString().slice(0, 10)}`;
  const issues = view.issues.map(({ path, message }) => `${path} ${message}. The default is shown.`);
  return page(context, {
    title: 'Weekly by tool',
    place: 'weekly',
    subtitle: `${view.accountId === undefined ? '' : `Account ${view.accountId}, `}${isoWeekName(view.from)} to ${isoWeekName(view.to)} (${days}, ${choices.timeZone})${before === undefined ? '' : `, compared with ${before}`}`,
    actions: html`<a class="button" href="/admin/weekly.csv?${viewAddress(view).toString()}" download>${icon('download')}CSV</a>`,
    body: html`${issues.length === 0 ? NOTHING : problemNotice(issues)}
    ${filters(view, choices)}
    ${figures(view, report)}`,
  });
}
