import type { Search } from '@genledger/db/filter';
import type { AlertView } from '@genledger/services/alert';
import type { Page } from '@genledger/services/generation';
import type { AdminContext } from '../admin-context.ts';
import { alertBanner } from '../alerts/banner.ts';
import { emptyState } from '../elements/notice.ts';
import { timeText } from '../elements/time.ts';
import { icon } from '../layout/icons.ts';
import { page } from '../layout/page.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import { filterBox } from './filter-box.ts';
import type { ListKind } from './list-kind.ts';
import { type ListView, listAddress } from './list-view.ts';
import { recordTable } from './record-table.ts';

/** Says where a filter had the records looked through one by one, and how far that went. */
function searchNote(search: Search | undefined): Markup {
  const unserved = search?.servedBy === null;
  const edge = search?.lookedBackTo ?? search?.lookedUpTo;
  if (!unserved && edge === undefined) return NOTHING;
  const why = unserved ? 'No index serves this filter: the records were looked through one by one.' : '';
  const back = search?.lookedBackTo
    ? html` Looked back to ${timeText(search.lookedBackTo)}, UTC; older ones may match, too: go on with “Older”.`
    : NOTHING;
  const up = search?.lookedUpTo
    ? html` Looked up to ${timeText(search.lookedUpTo)}, UTC; newer ones may match, too: go on with “Newer”.`
    : NOTHING;
  return html`<p class="notice search-note" role="note">${why}${back}${up}</p>`;
}

function pager<Item>({ path }: ListKind<Item>, view: ListView, { next, previous }: Page<Item>): Markup {
  if (next === undefined && previous === undefined) return NOTHING;
  const link = (title: string, place: typeof next) =>
    place === undefined
      ? NOTHING
      : html`<a class="button" href="${listAddress(path, view.filter, place)}">${title}</a>`;
  const newest = previous
    ? html`<a class="button" href="${listAddress(path, view.filter)}">Newest</a>`
    : NOTHING;
  return html`<nav class="pager" aria-label="Pages">${newest}${link('Newer', previous)}${link('Older', next)}</nav>`;
}

function nothingFound<Item>(kind: ListKind<Item>, view: ListView, { search }: Page<Item>): Markup {
  if (view.filter === '' && !view.after) return emptyState('There is none yet', kind.whenEmpty);
  const isBounded = search?.lookedBackTo !== undefined || search?.lookedUpTo !== undefined;
  return isBounded
    ? emptyState('None found so far', 'Looking ended before the end of the list.')
    : emptyState(
        `No ${kind.schema.records} like this`,
        html`Take a term away, or <a href="${listAddress(kind.path, '')}">show all</a>.`,
      );
}

function exportLink<Item>({ path, schema }: ListKind<Item>, { filter, mistakes }: ListView): Markup {
  if (mistakes.length > 0) return NOTHING;
  const name = schema.records.replaceAll(' ', '-');
  return html`<a class="button" href="${listAddress(`${path}.csv`, filter)}" download="${name}.csv">${icon('download')}CSV</a>`;
}

/**
 * The page of a list.
 * @param found nothing where the filter cannot be understood
 * @param alerts those that concern its records
 */
export function listPage<Item>(
  context: AdminContext,
  kind: ListKind<Item>,
  view: ListView,
  found: Page<Item> | undefined,
  alerts: readonly AlertView[] = [],
): string {
  const list =
    found &&
    html`${searchNote(found.search)}
    ${
      found.items.length === 0
        ? nothingFound(kind, view, found)
        : html`<section class="card top-flush">${recordTable(kind.columns, found.items)}</section>`
    }
    ${pager(kind, view, found)}`;
  return page(context, {
    title: kind.title,
    place: kind.place,
    subtitle: kind.subtitle,
    actions: exportLink(kind, view),
    body: html`${alertBanner(alerts)}${filterBox(kind, view)}${list ?? NOTHING}`,
  });
}
