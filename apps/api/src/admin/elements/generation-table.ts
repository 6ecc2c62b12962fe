import type { GenerationView } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { GENERATIONS } from '../generations/list.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

/** What the records behind a figure of one tool are not shown by. */
const LEFT_OUT = ['toolDisplayName', 'environment', 'deliveryStatus'];
const OF_A_TOOL = GENERATIONS.columns.filter(({ field }) => !LEFT_OUT.includes(field));

/** A table of generations of one tool; each leads to its page. */
export function generationTable(items: readonly GenerationView[]): Markup {
  return recordTable(OF_A_TOOL, items);
}

/** The way to the next part of a list; nothing at its end. */
export function olderLink(context: AdminContext, cursor: string | null): Markup {
  if (cursor === null) return NOTHING;
  const { pathname, searchParams } = new URL(context.req.url);
  searchParams.set('cursor', cursor);
  return html`<p class="more"><a class="button" href="${pathname}?${searchParams.toString()}">Older records</a></p>`;
}
