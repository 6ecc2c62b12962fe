import type { GenerationView } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { durationText, NO_FIGURE, wholeText } from '../format/figures.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { statusBadge } from './status.ts';
import { timeText } from './time.ts';

/** How a table of generations is shown. */
interface TableOptions {
  readonly showsTool: boolean;
}

function row(record: GenerationView, { showsTool }: TableOptions): Markup {
  return html`<tr>
    <th scope="row"><a href="/admin/generations/${record.id}"><code>${record.id}</code></a></th>
    <td>${statusBadge(record.status)}</td>
    ${showsTool ? html`<td>${record.toolDisplayName}</td>` : NOTHING}
    <td>${timeText(record.requestTimestamp)}</td>
    <td>${record.accountId}</td>
    <td class="number">${durationText(record.durationMs)}</td>
    <td class="number">${wholeText(record.pointsSpent)}</td>
    <td class="number">${record.costUsd === undefined ? NO_FIGURE : record.costUsd}</td>
  </tr>`;
}

/** A table of generations; each leads to its page. */
export function generationTable(items: readonly GenerationView[], options: TableOptions): Markup {
  return html`<div class="table-scroll" role="region" aria-label="Records" tabindex="0"><table class="figures">
    <thead><tr><th scope="col">Generation</th><th scope="col">Status</th>${options.showsTool ? html`<th scope="col">Tool</th>` : NOTHING}<th scope="col">Requested, UTC</th><th scope="col">Account</th><th scope="col" class="number">Duration</th><th scope="col" class="number">Points</th><th scope="col" class="number">Cost, USD</th></tr></thead>
    <tbody>${items.map((record) => row(record, options))}</tbody>
  </table></div>`;
}

/** The way to the next part of a list; nothing at its end. */
export function olderLink(context: AdminContext, cursor: string | null): Markup {
  if (cursor === null) return NOTHING;
  const { pathname, searchParams } = new URL(context.req.url);
  searchParams.set('cursor', cursor);
  return html`<p class="more"><a class="button" href="${pathname}?${searchParams.toString()}">Older records</a></p>`;
}
