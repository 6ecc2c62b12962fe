import type { Browser } from '../browser.ts';
import { helpOverlay } from '../help.ts';
import type { KeyName } from '../keys.ts';
import { openActions, openActionsOnAll } from './acting.ts';
import { openEnvironments } from './environments.ts';
import { openExport } from './exporting.ts';
import { filterByValue, openFilter } from './filtering.ts';
import { copy, openLink } from './handing-out.ts';
import { openPalette } from './palette.ts';

/** Carries out a key that means the same everywhere. */
export function commandOfKey(browser: Browser, key: KeyName): void {
  const { navigation, view } = browser;
  const commands: Readonly<Record<KeyName, () => void>> = {
    '?': () => browser.lay(helpOverlay(view)),
    ':': () => openPalette(browser),
    '/': () => openFilter(browser),
    a: () => openActions(browser),
    A: () => openActionsOnAll(browser),
    e: () => openExport(browser),
    E: () => openEnvironments(browser),
    f: () => filterByValue(browser, false),
    F: () => filterByValue(browser, true),
    o: () => openLink(browser),
    y: () => copy(browser),
    r: () => view.reload(),
    enter: () => browser.follow(),
    tab: () => navigation.turn(1),
    'shift+tab': () => navigation.turn(-1),
    escape: () => navigation.back(),
    q: () => navigation.back() || browser.ports.quit(),
  };
  if (Object.hasOwn(commands, key)) commands[key]?.();
  else navigation.goTo(key);
}
