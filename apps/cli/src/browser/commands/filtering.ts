import type { Browser } from '../browser.ts';
import { filterPrompt } from '../filter-prompt.ts';
import { ListView, valueUnderCursor } from '../list/list-view.ts';

const history: string[] = [];

/** Asks for the filter of the list that is looked at. */
export function openFilter(browser: Browser): void {
  const { view } = browser;
  if (!(view instanceof ListView) || view.screen.schema === undefined) {
    browser.tell({ tone: 'warning', text: 'There is nothing to filter here.' });
    return;
  }
  if (view.query.filter !== '' && !history.includes(view.query.filter)) history.unshift(view.query.filter);
  browser.lay(filterPrompt(view, view.screen.schema, history));
}

/** Narrows the list by the value under the cursor, or by its absence. @param negated leaves those with the value out */
export function filterByValue(browser: Browser, negated: boolean): void {
  const { view } = browser;
  if (!(view instanceof ListView) || view.screen.schema === undefined) return;
  if (view.model.current === undefined) return;
  const { schema } = view.screen;
  const field =
    view.column &&
    schema.fields.find(({ name, stored }) => name === view.column?.field || stored === view.column?.field);
  if (field === undefined) {
    browser.tell({ tone: 'warning', text: `Lists cannot be filtered by ${view.column?.title ?? 'this'}.` });
    return;
  }
  const under = valueUnderCursor(view);
  const term = under === undefined ? `missing:${field.name}` : `${field.name}:${quoted(under.value)}`;
  const filter = `${view.query.filter} ${negated ? '-' : ''}${term}`.trim();
  view.ask({ filter });
}

/** A value as the filter language writes it. */
function quoted(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
