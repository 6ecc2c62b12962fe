import type { Browser } from '../browser.ts';
import { ListView } from '../list/list-view.ts';
import { type PaletteCommand, palettePrompt } from '../palette-prompt.ts';
import { openActions, openActionsOnAll } from './acting.ts';
import { goToEnvironment } from './environments.ts';
import { openExport } from './exporting.ts';
import { openFilter } from './filtering.ts';
import { copy } from './handing-out.ts';
import { forgetView, saveView, showView } from './views.ts';

function screenCommands(browser: Browser): readonly PaletteCommand[] {
  return browser.navigation.entries.flatMap(({ key, views }) =>
    views.map((view) => ({
      name: `go ${view.title.toLowerCase()}`,
      does: `key ${key}`,
      run: () => browser.navigation.show(view),
    })),
  );
}

function viewCommands(browser: Browser): readonly PaletteCommand[] {
  return Object.entries(browser.file.views).map(([name, { screen, filter }]) => ({
    name: `view ${name}`,
    does: `${screen} ${filter}`.trim(),
    run: () => showView(browser, name),
  }));
}

function environmentCommands(browser: Browser): readonly PaletteCommand[] {
  return Object.keys(browser.workplace.configuration.environments).map((name) => ({
    name: `environment ${name}`,
    does: 'look at that database',
    run: () => goToEnvironment(browser, name),
  }));
}

function open(browser: Browser, id: string): void {
  if (/^[0-9a-f]{24}$/i.test(id)) browser.show({ kind: 'document', collection: 'generationOutputs', id });
  else browser.tell({ tone: 'warning', text: 'An id has 24 hexadecimal digits.' });
}

/** Asks for a command. */
export function openPalette(browser: Browser): void {
  const { view } = browser;
  const commands: readonly PaletteCommand[] = [
    ...screenCommands(browser),
    ...viewCommands(browser),
    ...environmentCommands(browser),
    { name: 'open', does: 'open ID: the generation with that id', run: (id) => open(browser, id) },
    { name: 'filter', does: 'narrow the list, key /', run: (filter) => narrow(browser, filter) },
    { name: 'save', does: 'save NAME: keep this list under a name', run: (name) => saveView(browser, name) },
    { name: 'forget', does: 'forget NAME: a saved list of yours', run: (name) => forgetView(browser, name) },
    { name: 'actions', does: 'on the marked or the current, key a', run: () => openActions(browser) },
    { name: 'actions on all', does: 'on all that match, key A', run: () => openActionsOnAll(browser) },
    { name: 'export', does: 'as JSON, NDJSON or CSV, key e', run: () => openExport(browser) },
    { name: 'copy', does: 'what is under the cursor, key y', run: () => copy(browser) },
    { name: 'reload', does: 'read anew, key r', run: () => view.reload() },
    { name: 'quit', does: 'leave, ctrl+c', run: () => browser.ports.quit() },
  ];
  browser.lay(palettePrompt(commands));
}

function narrow(browser: Browser, filter: string): void {
  const { view } = browser;
  if (filter !== '' && view instanceof ListView) view.ask({ filter });
  else openFilter(browser);
}
