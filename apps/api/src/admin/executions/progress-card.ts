import { GENERATION_STATUSES } from '@genledger/domain/generation';
import type { CookExecutionView, SpellCastView } from '@genledger/services/execution';
import { tiles } from '../elements/tile.ts';
import { durationText, shareText, wholeText } from '../format/figures.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

type Either = CookExecutionView | SpellCastView;

function bar({ progress }: Either): Markup {
  if (progress === undefined) return NOTHING;
  const { share, made, lost, running, expected, timeLeftMs } = progress;
  const left = timeLeftMs === undefined ? '' : `, ${durationText(timeLeftMs)} left at this pace`;
  const words = `${wholeText(made)} made, ${wholeText(lost)} lost, ${wholeText(running)} running of ${wholeText(expected)}${left}`;
  return html`<section class="card progress-card"><div class="card-heading"><h2>Progress</h2><span class="number">${shareText(share)}</span></div>
    <div class="progress-body"><progress value="${share}" max="1" aria-label="Progress">${shareText(share)}</progress><p class="muted number">${words}</p></div></section>`;
}

/** How far an execution has come, and the sums of its children. */
export function progressCard(execution: Either): Markup {
  const { counts, costUsd, costCount, pointsSpent } = execution;
  const all = GENERATION_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const known = `known of ${wholeText(costCount)} of ${wholeText(all)}`;
  return html`${bar(execution)}${tiles([
    { label: 'Made', value: wholeText(counts.success) },
    { label: 'Failed', value: wholeText(counts.failed) },
    { label: 'Open', value: wholeText(counts.pending + counts.processing) },
    { label: 'Cost, USD', value: costUsd ?? '–', note: known },
    { label: 'Points', value: wholeText(pointsSpent) },
  ])}`;
}
