import type { GenerationView } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { generationTable, olderLink } from '../elements/generation-table.ts';
import { emptyState } from '../elements/notice.ts';
import { page } from '../layout/page.ts';
import { html, type Markup } from '../markup.ts';
import { filterForm } from './filter.ts';

/** The list of generations, newest request first. */
export function listPage(
  context: AdminContext,
  items: readonly GenerationView[],
  cursor: string | null,
): Markup {
  const list =
    items.length === 0
      ? emptyState('No generation is like this', 'Take a filter away, or choose other days.')
      : html`<section class="card top-flush">${generationTable(items, { showsTool: true })}${olderLink(context, cursor)}</section>`;
  return page(context, {
    title: 'Generations',
    place: 'generations',
    subtitle: 'Newest request first',
    body: html`${filterForm(new URL(context.req.url).searchParams)}${list}`,
  });
}
