import type { FilterMistake } from '@genledger/domain/filter';
import { LONGEST_FILTER } from '@genledger/domain/filter';
import { html, type Markup, NOTHING } from '../markup.ts';
import { filterHelp } from './filter-help.ts';
import type { ListKind } from './list-kind.ts';
import { type ListView, listAddress } from './list-view.ts';

/** The text with what cannot be understood marked where it is. A mistake at the end marks the place behind it. */
function marked(text: string, mistakes: readonly FilterMistake[]): Markup {
  const parts: Markup[] = [];
  let at = 0;
  for (const { from, to } of mistakes.toSorted((one, other) => one.from - other.from)) {
    if (from < at) continue;
    parts.push(html`${text.slice(at, from)}<mark>${text.slice(from, to) || ' '}</mark>`);
    at = to;
  }
  return html`<p class="filter-echo"><code>${parts}${text.slice(at)}</code></p>`;
}

/** What could be meant instead leads to the filter with that in its place. */
function suggestion(path: string, text: string, { from, to, suggestion: meant }: FilterMistake): Markup {
  if (meant === undefined) return NOTHING;
  const corrected = `${text.slice(0, from)}${meant}${text.slice(to)}`;
  return html` <a href="${listAddress(path, corrected)}">Use <code>${meant}</code></a>`;
}

function mistakesNotice(path: string, { filter, mistakes }: ListView): Markup {
  if (mistakes.length === 0) return NOTHING;
  return html`<div class="notice problem filter-mistakes" role="alert" id="filter-mistakes">
    ${marked(filter, mistakes)}
    <ul>${mistakes.map((mistake) => html`<li>${mistake.message}${suggestion(path, filter, mistake)}</li>`)}</ul>
  </div>`;
}

function shortcutLinks<Item>({ path, shortcuts }: ListKind<Item>, current: string): Markup {
  const links = [{ title: 'All', filter: '' }, ...shortcuts].map(
    ({ title, filter }) =>
      html`<li><a href="${listAddress(path, filter)}" ${filter === current && html`aria-current="true"`}>${title}</a></li>`,
  );
  return html`<ul class="shortcuts" aria-label="Filters that are often asked for">${links}</ul>`;
}

/** Where a list's filter is written: with its mistakes, what is often asked for, and what can be. */
export function filterBox<Item>(kind: ListKind<Item>, view: ListView): Markup {
  const { path, schema, example } = kind;
  const isMistaken = view.mistakes.length > 0;
  return html`<search class="filter-box">
    <form method="get" action="/admin${path}" class="filter-line">
      <label class="visually-hidden" for="filter">Filter ${schema.records}</label>
      <div class="filter-input">
        <input id="filter" name="q" type="text" inputmode="search" value="${view.filter}" placeholder="${example}" maxlength="${LONGEST_FILTER}"
          autocomplete="off" autocapitalize="off" spellcheck="false" data-completions="/admin${path}/completions"
          aria-describedby="filter-hint" ${isMistaken && html`aria-invalid="true" aria-errormessage="filter-mistakes"`}>
      </div>
      <button class="button primary" type="submit">Filter</button>
    </form>
    <p id="filter-hint" class="visually-hidden">Terms such as ${example}, separated by spaces. Help with the fields is below.</p>
    ${mistakesNotice(path, view)}
    <div class="filter-more">${shortcutLinks(kind, view.filter)}${filterHelp(schema)}</div>
  </search>`;
}
