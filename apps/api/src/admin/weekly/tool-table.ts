import { type Contribution, isoWeekName } from '@genledger/domain/statistics';
import type { ToolWeeks, WeeklyReport } from '@genledger/services/statistics';
import { swatch } from '../charts/swatch.ts';
import { NO_FIGURE, shareText, wholeText } from '../format/figures.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { toolColour } from './chart-of.ts';
import { recordsAddresses } from './links.ts';
import {
  AVERAGE_DURATION,
  COST,
  COUNT,
  FAILURES,
  MEDIAN_DURATION,
  type Measure,
  P95_DURATION,
  POINTS,
} from './measures.ts';
import type { WeeklyView } from './view.ts';

const COLUMNS: readonly Measure[] = [
  COUNT,
  FAILURES,
  AVERAGE_DURATION,
  MEDIAN_DURATION,
  P95_DURATION,
  POINTS,
  COST,
];

function text(measure: Measure, sums: Contribution): string {
  const value = sums.count === 0 ? undefined : measure.valueOf(sums);
  return value === undefined ? NO_FIGURE : measure.textOf(value);
}

function cell(measure: Measure, sums: Contribution, compared: Contribution | undefined): Markup {
  const change = compared && measure.changeOf(measure.valueOf(sums), measure.valueOf(compared));
  return html`<td class="number">${text(measure, sums)}${change === undefined || change === NO_FIGURE ? NOTHING : html`<span class="change">${change}</span>`}</td>`;
}

/** Of how many generations the cost is known: a sum of costs tells no more than that. */
function costKnown({ count, costCount }: Contribution): string {
  return count === 0 ? NO_FIGURE : shareText(costCount / count);
}

function row(view: WeeklyView, report: WeeklyReport, tool: ToolWeeks): Markup {
  const address = recordsAddresses(view, tool)(isoWeekName(view.from), isoWeekName(view.to));
  return html`<tr>
    <th scope="row">${swatch(toolColour(report, tool))}<a href="${address}">${tool.displayName}</a></th>
    ${COLUMNS.map((measure) => cell(measure, tool.total, tool.compared))}
    <td class="number">${costKnown(tool.total)}</td>
  </tr>`;
}

/** Every figure of every tool over all weeks together. */
export function toolTable(view: WeeklyView, report: WeeklyReport): Markup {
  const { total, compared } = report;
  return html`<section class="card">
    <div class="card-heading"><div><h2>Tools</h2><p class="muted">All weeks together; ${wholeText(report.tools.length)} ${report.tools.length === 1 ? 'tool' : 'tools'}.</p></div></div>
    <div class="table-scroll" role="region" aria-label="Tools, figures" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Tool</th>${COLUMNS.map(({ title }) => html`<th scope="col" class="number">${title}</th>`)}<th scope="col" class="number">Cost known</th></tr></thead>
      <tbody>${report.tools.map((tool) => row(view, report, tool))}</tbody>
      <tfoot><tr><th scope="row">All tools</th>${COLUMNS.map((measure) => cell(measure, total, compared))}<td class="number">${costKnown(total)}</td></tr></tfoot>
    </table></div>
  </section>`;
}
