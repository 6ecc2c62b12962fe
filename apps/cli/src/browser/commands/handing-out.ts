import type { Browser } from '../browser.ts';

/** The longest text that terminals take into the clipboard. */
const MOST_COPIED = 70_000;

/** Puts what is under the cursor into the terminal's clipboard. */
export function copy(browser: Browser): void {
  const excerpt = browser.view.excerpt();
  if (excerpt === undefined) return;
  const text = excerpt.text.slice(0, MOST_COPIED);
  browser.ports.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
  browser.tell({ tone: 'good', text: `Copied: ${text.slice(0, 60)}` });
}

/** Opens the link under the cursor. */
export function openLink(browser: Browser): void {
  const destination = browser.view.destination();
  if (destination?.kind !== 'url') {
    browser.tell({ tone: 'warning', text: 'There is no link under the cursor.' });
    return;
  }
  browser.ports.openUrl(destination.url).then(
    () => browser.tell({ tone: 'good', text: `Opened ${destination.url}` }),
    () =>
      browser.tell({ tone: 'warning', text: `Nothing here opens links; y copies it: ${destination.url}` }),
  );
}
