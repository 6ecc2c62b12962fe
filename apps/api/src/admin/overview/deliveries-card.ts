import type { LedgerHealth, PlatformDeliveries } from '@genledger/services/objectives';
import { durationText, shareText, wholeText } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';
import { countedText } from './counted.ts';

function row({ platform, sent, dropped, pending, skipped, latencyMs }: PlatformDeliveries): Markup {
  const settled = sent + dropped;
  return html`<tr>
    <th scope="row">${platform}</th>
    <td class="number">${wholeText(sent)}</td>
    <td class="number">${wholeText(dropped)}</td>
    <td class="number">${wholeText(pending)}</td>
    <td class="number">${wholeText(skipped)}</td>
    <td class="number">${shareText(settled === 0 ? undefined : sent / settled)}</td>
    <td class="number">${durationText(latencyMs?.p50)}</td>
    <td class="number">${durationText(latencyMs?.p95)}</td>
  </tr>`;
}

/** Deliveries by platform: what became of them, and how long they took. */
export function deliveriesCard({ deliveries, days, countedAt, at }: LedgerHealth): Markup {
  const note = html`Of generations that were requested in the last ${days} days and have ended; from the end to the delivery. ${countedText(countedAt, at)}`;
  const body =
    deliveries.length === 0
      ? html`<p class="card-text muted">Nothing has ended in these days.</p>`
      : html`<div class="table-scroll" role="region" aria-label="Deliveries, figures" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Platform</th><th scope="col" class="number">Sent</th><th scope="col" class="number">Dropped</th><th scope="col" class="number">Pending</th><th scope="col" class="number">Skipped</th><th scope="col" class="number">Sent of settled</th><th scope="col" class="number">Half within</th><th scope="col" class="number">95% within</th></tr></thead>
      <tbody>${deliveries.map(row)}</tbody>
    </table></div>`;
  return html`<section class="card"><div class="card-heading"><div><h2>Deliveries</h2><p class="muted">${note}</p></div></div>${body}</section>`;
}
