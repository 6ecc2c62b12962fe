import type { LedgerHealth, Objective } from '@genledger/services/objectives';
import { NO_FIGURE, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';
import { trendBars } from './trend.ts';

const SHARE = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 2 });
const BURN = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });

const COMPARISONS: Readonly<Record<Objective['comparison'], string>> = {
  'at-least': 'at least',
  'at-most': 'at most',
  below: 'below',
};

function verdict({ denominator, holds }: Objective): Markup {
  if (denominator === 0) return html`<span class="badge">no data</span>`;
  return holds === true
    ? html`<span class="badge good">holds</span>`
    : html`<span class="badge bad">missed</span>`;
}

function row(objective: Objective): Markup {
  const { title, actual, numerator, denominator, threshold, comparison, burn, trend } = objective;
  return html`<tr>
    <th scope="row">${title}</th>
    <td>${verdict(objective)}</td>
    <td class="number"><strong>${actual === undefined ? NO_FIGURE : SHARE.format(actual)}</strong><span class="change">${wholeText(numerator)} of ${wholeText(denominator)}</span></td>
    <td class="number">${COMPARISONS[comparison]} ${SHARE.format(threshold)}</td>
    <td class="number">${burn === undefined ? NO_FIGURE : BURN.format(burn)}</td>
    <td>${trendBars(trend, title)}</td>
  </tr>`;
}

/** The acceptance criteria: where each stands, against what, and how it was on each of the last days. */
export function objectivesCard({ objectives, days, newestOnly }: LedgerHealth): Markup {
  const of =
    newestOnly === undefined ? '' : ` Only the newest ${wholeText(newestOnly)} of them were looked at.`;
  return html`<section class="card">
    <div class="card-heading"><div><h2>Objectives</h2><p class="muted">Requests of the last ${days} days, day by day.${of} Room used: how much of what the target leaves open is taken.</p></div></div>
    <div class="table-scroll" role="region" aria-label="Objectives, figures" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Objective</th><th scope="col">Now</th><th scope="col" class="number">Share</th><th scope="col" class="number">Target</th><th scope="col" class="number">Room used</th><th scope="col">Last ${days} days</th></tr></thead>
      <tbody>${objectives.map(row)}</tbody>
    </table></div>
  </section>`;
}
