import type { AuditTrend } from '@genledger/services/audit';
import { type Chart, NARROW, WIDE } from '../charts/chart.ts';
import { drawChart } from '../charts/draw.ts';
import { swatch } from '../charts/swatch.ts';
import { decimalTicks } from '../charts/ticks.ts';
import { NO_FIGURE, shareText } from '../format/figures.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { type AuditedCriterion, exactShareText, targetText } from './figures.ts';

/** A day and a minute; the whole time is told beside it. */
function dayText(at: Date): Markup {
  const text = at.toISOString();
  return html`<time datetime="${text}" title="${text}">${text.slice(5, 16).replace('T', ' ')}</time>`;
}

/** The criteria of the latest audit, which name the lines of the chart. */
function criteriaOf({ points }: AuditTrend): readonly AuditedCriterion[] {
  return points.at(-1)?.environment.criteria ?? [];
}

function found({ points }: AuditTrend, id: string): readonly (AuditedCriterion | undefined)[] {
  return points.map(({ environment }) => environment.criteria.find((each) => each.id === id));
}

/** The share that a criterion finds fault with: what is missing where much is wanted, what is there where little is. */
function faultOf(criterion: AuditedCriterion | undefined): number | undefined {
  if (criterion?.actual === undefined) return undefined;
  return criterion.comparison === 'at-least' ? 1 - criterion.actual : criterion.actual;
}

function chartOf(trend: AuditTrend): Chart {
  return {
    id: 'criteria',
    title: 'What the criteria are short of, over the latest audits',
    description: `The share of records that each criterion finds fault with, in ${trend.points.length} audits of ${trend.environment}; the table below has the figures.`,
    kind: 'lines',
    labels: trend.points.map(({ startedAt }) => startedAt.toISOString().slice(5, 10)),
    series: criteriaOf(trend).map(({ id, title }, colour) => ({
      name: title,
      colour,
      values: found(trend, id).map(faultOf),
    })),
    ticksOf: decimalTicks,
    textOf: shareText,
  };
}

function cell(criterion: AuditedCriterion | undefined): Markup {
  if (criterion?.actual === undefined) return html`<td class="number muted">${NO_FIGURE}</td>`;
  const words = criterion.holds === false ? html` <span class="badge bad">missed</span>` : NOTHING;
  const title = `${criterion.numerator} of ${criterion.denominator}`;
  return html`<td class="number" title="${title}">${exactShareText(criterion.actual)}${words}</td>`;
}

function row(trend: AuditTrend, criterion: AuditedCriterion, colour: number): Markup {
  return html`<tr><th scope="row">${swatch(colour)}<span>${criterion.title}</span></th><td class="number">${targetText(criterion)}</td>${found(trend, criterion.id).map(cell)}</tr>`;
}

function environmentLinks({ environments, environment }: AuditTrend): Markup {
  if (environments.length < 2) return NOTHING;
  const links = environments.map(
    (name) =>
      html`<li><a href="/admin/audits?environment=${encodeURIComponent(name)}" ${name === environment && html`aria-current="true"`}>${name}</a></li>`,
  );
  return html`<ul class="shortcuts" aria-label="Environments">${links}</ul>`;
}

/** The criteria over the latest audits: a line each, and their figures. */
export function trendCard(trend: AuditTrend): Markup {
  if (trend.points.length === 0) return NOTHING;
  const chart = chartOf(trend);
  const heads = trend.points.map(
    ({ id, startedAt }) =>
      html`<th scope="col" class="number"><a href="/admin/audits/${id}">${dayText(startedAt)}</a></th>`,
  );
  return html`<section class="card">
    <div class="card-heading"><div><h2>Criteria</h2><p class="muted">Of ${trend.environment}: the share that each finds fault with in the latest audits, oldest first. The table has the shares themselves.</p></div>${environmentLinks(trend)}</div>
    <figure class="chart-figure">${drawChart(chart, WIDE)}${drawChart(chart, NARROW)}</figure>
    <div class="table-scroll" role="region" aria-label="Criteria, figures" tabindex="0"><table class="figures dense">
      <caption class="visually-hidden">Criteria by audit</caption>
      <thead><tr><th scope="col">Criterion</th><th scope="col" class="number">Target</th>${heads}</tr></thead>
      <tbody>${criteriaOf(trend).map((criterion, colour) => row(trend, criterion, colour))}</tbody>
    </table></div>
  </section>`;
}
