import { type Contribution, isoWeekName } from '@genledger/domain/statistics';
import type { ToolWeeks, WeeklyReport } from '@genledger/services/statistics';
import { swatch } from '../charts/swatch.ts';
import { NO_FIGURE } from '../format/figures.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { toolColour, weekLabel } from './chart-of.ts';
import { recordsAddresses } from './links.ts';
import type { Measure } from './measures.ts';
import type { WeeklyView } from './view.ts';

function figure(value: number | undefined, measure: Measure, address: string, label: string): Markup {
  if (value === undefined) return html`<td class="number muted">${NO_FIGURE}</td>`;
  const text = measure.textOf(value);
  return html`<td class="number"><a href="${address}" aria-label="${label}: ${text}, show records">${text}</a></td>`;
}

function row(
  view: WeeklyView,
  report: WeeklyReport,
  names: readonly string[],
  span: Readonly<Record<'from' | 'to', string>>,
  tool: ToolWeeks,
  measure: Measure,
): Markup {
  const address = recordsAddresses(view, tool);
  const cells = names.map((name, index) => {
    const sums = tool.weeks[index];
    const isEmpty = sums === undefined || sums.count === 0;
    const value = isEmpty ? undefined : measure.valueOf(sums);
    return figure(value, measure, address(name, name), `${tool.displayName}, ${name}`);
  });
  const total = tool.total.count === 0 ? undefined : measure.valueOf(tool.total);
  const all = address(span.from, span.to);
  return html`<tr>
    <th scope="row">${swatch(toolColour(report, tool))}<span>${tool.displayName}</span></th>
    ${cells}
    ${figure(total, measure, all, `${tool.displayName}, all weeks`)}
    ${tool.compared ? html`<td class="number">${measure.changeOf(total, measure.valueOf(tool.compared))}</td>` : NOTHING}
  </tr>`;
}

function overallText(measure: Measure, sum: Contribution): string {
  const value = sum.count === 0 ? undefined : measure.valueOf(sum);
  return value === undefined ? NO_FIGURE : measure.textOf(value);
}

/** The figures of a chart, tool by tool and week by week; each leads to its records. */
export function measureTable(view: WeeklyView, report: WeeklyReport, measure: Measure): Markup {
  const names = report.weeks.map(isoWeekName);
  const weeks = names.map(
    (name) => html`<th scope="col" class="number" abbr="${name}">${weekLabel(name)}</th>`,
  );
  const span = { from: isoWeekName(view.from), to: isoWeekName(view.to) };
  const overall = report.total.count === 0 ? undefined : measure.valueOf(report.total);
  const sums = report.weekTotals.map((sum) => html`<td class="number">${overallText(measure, sum)}</td>`);
  return html`<div class="table-scroll" role="region" aria-label="${measure.title}, figures" tabindex="0"><table class="figures dense">
    <caption class="visually-hidden">${measure.title} by tool and week</caption>
    <thead><tr><th scope="col">Tool</th>${weeks}<th scope="col" class="number">All weeks</th>${report.compared ? html`<th scope="col" class="number">Change</th>` : NOTHING}</tr></thead>
    <tbody>${report.tools.map((tool) => row(view, report, names, span, tool, measure))}</tbody>
    <tfoot><tr><th scope="row">All tools</th>${sums}<td class="number">${overall === undefined ? NO_FIGURE : measure.textOf(overall)}</td>${report.compared ? html`<td class="number">${measure.changeOf(overall, measure.valueOf(report.compared))}</td>` : NOTHING}</tr></tfoot>
  </table></div>`;
}
