import { explain } from '../../outcome/explain.ts';
import type { Browser } from '../browser.ts';
import { menuOverlay } from '../menu.ts';

/** Goes to another environment of the configuration. */
export function goToEnvironment(browser: Browser, name: string): void {
  browser.tell({ tone: 'good', text: `Opening ${name}…` });
  browser.ports
    .open(name)
    .then((workplace) => browser.moveTo(workplace))
    .catch((error: unknown) => browser.tellProblem(explain(error)));
}

/** Offers the environments of the configuration. */
export function openEnvironments(browser: Browser): void {
  const names = Object.keys(browser.workplace.configuration.environments);
  if (names.length === 0) {
    browser.tell({
      tone: 'warning',
      text: 'The configuration names no environments; see docs/configuration.md.',
    });
    return;
  }
  const entries = names.map((name) => ({
    title: name,
    detail: name === browser.workplace.name ? 'is looked at' : '',
    run: () => goToEnvironment(browser, name),
  }));
  browser.lay(menuOverlay('Environments', entries));
}
