import type { Contribution, Margin } from '@genledger/domain/statistics';
import { NO_FIGURE, shareText, usdText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

/** Whether revenue covers cost, in a word. Of unknown costs no more is said than what the known ones tell. */
function verdict({ verdict: is, costUsd }: Margin): Markup {
  switch (is) {
    case 'loses':
      return html`<span class="badge bad">no</span>`;
    case 'covers':
      return html`<span class="badge good">yes</span>`;
    case 'unknown':
      return html`<span class="badge">${costUsd === undefined ? 'not known' : 'as far as known'}</span>`;
  }
}

/** The headings of {@link marginCells}. */
export const MARGIN_HEADINGS: Markup = html`<th scope="col">Cost covered</th><th scope="col" class="number">Generations</th><th scope="col" class="number">Points</th><th scope="col" class="number">Revenue, USD</th><th scope="col" class="number">Cost, USD</th><th scope="col" class="number">Left, USD</th><th scope="col" class="number">Cost unknown</th>`;

/** What is left, with a sign that does not only depend on a colour. */
function leftText({ leftUsd, verdict: is }: Margin): Markup {
  if (leftUsd === undefined) return html`<td class="number muted">${NO_FIGURE}</td>`;
  return html`<td class="number"><span ${is === 'loses' && html`class="loss"`}>${usdText(leftUsd)}</span></td>`;
}

/** What was charged against what it cost, in cells of a table. */
export function marginCells(sums: Contribution, margin: Margin): Markup {
  return html`<td>${verdict(margin)}</td>
    <td class="number">${wholeText(sums.count)}</td>
    <td class="number">${wholeText(sums.pointsSpent)}</td>
    <td class="number">${usdText(margin.revenueUsd)}</td>
    <td class="number">${margin.costUsd === undefined ? NO_FIGURE : usdText(margin.costUsd)}</td>
    ${leftText(margin)}
    <td class="number">${shareText(margin.unknownShare)}</td>`;
}
