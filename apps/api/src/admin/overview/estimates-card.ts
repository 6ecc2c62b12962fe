import type { Coverage, EstimateStatistics } from '@genledger/services/statistics';
import { NO_FIGURE, shareText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';

/** What 95 of 100 runs are said to stay within. */
const SAID = 0.95;
/** How far below it is not worth a look, beside what chance does. */
const TOLERATED = 0.03;
/** So many standard deviations are put down to chance. */
const DEVIATIONS = 3;

/** Whether fewer runs stayed within the 95th percentile than chance explains. */
function isTooNarrow({ count, withinP95 }: Coverage): boolean {
  const chance = DEVIATIONS * Math.sqrt((SAID * (1 - SAID)) / count);
  return withinP95 < SAID - TOLERATED - chance;
}

function verdict({ durationMs, costUsd }: EstimateStatistics): Markup {
  const all = [durationMs, costUsd].flatMap((coverage) => coverage ?? []);
  return all.some(isTooNarrow)
    ? html`<span class="badge bad">too narrow</span>`
    : html`<span class="badge good">as said</span>`;
}

function cells(coverage: Coverage | undefined): Markup {
  if (coverage === undefined) {
    return html`<td class="number">${NO_FIGURE}</td><td class="number">${NO_FIGURE}</td><td class="number">${NO_FIGURE}</td>`;
  }
  const { count, withinP50, withinP95 } = coverage;
  return html`<td class="number">${wholeText(count)}</td><td class="number">${shareText(withinP50)}</td><td class="number">${shareText(withinP95)}</td>`;
}

/** How well the estimates of tools came true. @param counted when that was counted */
export function estimatesCard(
  all: readonly EstimateStatistics[],
  names: ReadonlyMap<string, string>,
  counted: Markup,
): Markup {
  const rows = all.map(
    (each) =>
      html`<tr><th scope="row">${names.get(each.toolId) ?? each.toolId}</th><td>${verdict(each)}</td>${cells(each.durationMs)}${cells(each.costUsd)}</tr>`,
  );
  const body =
    all.length === 0
      ? html`<p class="card-text muted">No run was held against an estimate yet: a tool is estimated from its own past.</p>`
      : html`<div class="table-scroll" role="region" aria-label="Estimates, figures" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Tool</th><th scope="col">Interval</th><th scope="col" class="number">Durations judged</th><th scope="col" class="number">Within median</th><th scope="col" class="number">Within p95</th><th scope="col" class="number">Costs judged</th><th scope="col" class="number">Within median</th><th scope="col" class="number">Within p95</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`;
  return html`<section class="card"><div class="card-heading"><div><h2>Estimates</h2><p class="muted">Runs of the last twelve weeks that succeeded, against the estimate of their creation: half should stay within the median, 95 of 100 within p95. ${counted}</p></div></div>${body}</section>`;
}
