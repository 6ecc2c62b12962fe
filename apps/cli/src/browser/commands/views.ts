import type { Browser } from '../browser.ts';
import { ListView } from '../list/list-view.ts';

/** Saves the list that is looked at under a name. */
export function saveView(browser: Browser, name: string): void {
  const { view, file } = browser;
  if (!(view instanceof ListView) || name === '') {
    browser.tell({ tone: 'warning', text: 'Say the name of the list: save NAME' });
    return;
  }
  const { filter, sort } = view.query;
  const saved = { screen: view.screen.id, filter, sort, hidden: [...view.hidden] };
  file.change({ views: { ...file.settings.views, [name]: saved } });
  browser.tell({
    tone: 'good',
    text: `Saved as ${name}: view ${name} shows it again. It is kept in ${file.path}`,
  });
}

/** Shows a saved list. */
export function showView(browser: Browser, name: string): void {
  const saved = Object.hasOwn(browser.file.views, name) ? browser.file.views[name] : undefined;
  if (saved === undefined) {
    const names = Object.keys(browser.file.views).join(', ') || 'none yet';
    browser.tell({ tone: 'warning', text: `There is no view ${name}. There are: ${names}` });
    return;
  }
  browser.showList(saved.screen, '');
  const { view } = browser;
  if (!(view instanceof ListView)) return;
  view.hide(saved.hidden);
  view.ask({ filter: saved.filter, sort: saved.sort });
}

/** Forgets an own saved list. */
export function forgetView(browser: Browser, name: string): void {
  const { [name]: forgotten, ...views } = browser.file.settings.views;
  browser.file.change({ views });
  browser.tell(
    forgotten
      ? { tone: 'good', text: `Forgot ${name}.` }
      : { tone: 'warning', text: `There is no view of yours named ${name}.` },
  );
}
