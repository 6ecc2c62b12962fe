import type { BurnWindowId } from '@genledger/domain/objective';
import type { LedgerHealth, Objective } from '@genledger/services/objectives';
import { NO_FIGURE, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';
import { countedText } from './counted.ts';
import { trendBars } from './trend.ts';

const SHARE = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 2 });
const BURN = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });

const PACE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** The windows that are shown; the shortest ones only tell whether a fast burn goes on. */
const SHOWN = [
  { id: '1h', title: '1 h' },
  { id: '6h', title: '6 h' },
  { id: '1d', title: '1 d' },
  { id: '3d', title: '3 d' },
] as const satisfies readonly { readonly id: BurnWindowId; readonly title: string }[];

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

/** What is left of the room, or by how much more was used. */
function roomText({ burn, roomLeft }: Objective): Markup {
  if (burn === undefined) return html`${NO_FIGURE}`;
  const left =
    roomLeft === undefined ? '' : `${BURN.format(Math.abs(roomLeft))} ${roomLeft < 0 ? 'over' : 'left'}`;
  return html`${BURN.format(burn)}<span class="change">${left}</span>`;
}

function burnCells({ windows }: Objective): readonly Markup[] {
  if (windows.length === 0) return [html`<td class="muted" colspan="${SHOWN.length}">no pace</td>`];
  return SHOWN.map(({ id }) => {
    const found = windows.find(({ window }) => window === id);
    if (found?.burn === undefined) return html`<td class="number">${NO_FIGURE}</td>`;
    const { burn, denominator, isCut } = found;
    const pace = `${PACE.format(burn)}×`;
    return html`<td class="number">${burn > 1 ? html`<strong>${pace}</strong>` : pace}<span class="change">${isCut ? 'newest' : 'of'} ${wholeText(denominator)}</span></td>`;
  });
}

function row(objective: Objective): Markup {
  const { title, actual, numerator, denominator, threshold, comparison, trend } = objective;
  return html`<tr>
    <th scope="row">${title}</th>
    <td>${verdict(objective)}</td>
    <td class="number"><strong>${actual === undefined ? NO_FIGURE : SHARE.format(actual)}</strong><span class="change">${wholeText(numerator)} of ${wholeText(denominator)}</span></td>
    <td class="number">${COMPARISONS[comparison]} ${SHARE.format(threshold)}</td>
    <td class="number">${roomText(objective)}</td>
    ${burnCells(objective)}
    <td>${trendBars(trend, title)}</td>
  </tr>`;
}

/** The acceptance criteria: where each stands, against what, and how it was on each of the last days. */
export function objectivesCard({ objectives, days, newestOnly, countedAt, at }: LedgerHealth): Markup {
  const of =
    newestOnly === undefined ? '' : ` Only the newest ${wholeText(newestOnly)} of them were looked at.`;
  return html`<section class="card">
    <div class="card-heading"><div><h2>Objectives</h2><p class="muted">Requests of the last ${days} days, day by day. ${countedText(countedAt, at)}${of} Room used: how much of what the target leaves open is taken. Burn: how many times as fast as the target allows, by when it was decided; what must never be missed, or is of what stands now, has no pace.</p></div></div>
    <div class="table-scroll" role="region" aria-label="Objectives, figures" tabindex="0"><table class="figures dense whole-names">
      <thead><tr><th scope="col">Objective</th><th scope="col">Now</th><th scope="col" class="number">Share</th><th scope="col" class="number">Target</th><th scope="col" class="number">Room used</th>${SHOWN.map(({ title }) => html`<th scope="col" class="number">Burn, ${title}</th>`)}<th scope="col">Last ${days} days</th></tr></thead>
      <tbody>${objectives.map(row)}</tbody>
    </table></div>
  </section>`;
}
