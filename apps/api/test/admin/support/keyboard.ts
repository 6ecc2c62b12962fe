import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { Window } from './browser.ts';

const WATCHER = readFileSync(new URL('keyboard-walk.js', import.meta.url), 'utf8');
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const;

/**
 * Presses Tab from the top of a page until it leads out of it. Gives what is wrong, a line each: what is not reached, not in its turn,
 * does not show that it has the focus, or is covered.
 */
export async function keyboardProblems({ context, page }: Window): Promise<readonly string[]> {
  await page.evaluate(WATCHER);
  const places: number = await page.evaluate('keyboardWalk.begin()');
  const session = await context.newCDPSession(page);
  // Sent together, and taken one after another: a page may have hundreds of places.
  const presses = Array.from({ length: places + 1 }, () => [
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAB }),
  ]);
  await Promise.all(presses.flat());
  await session.detach();
  return page.evaluate('keyboardWalk.end()');
}

/** What is wrong with the way past the navigation: it comes first, leads to the content, and Tab goes on from there. */
export async function skipProblems(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Tab');
  const first = await page.evaluate('document.activeElement.textContent');
  if (first !== 'Skip to content') return [`the first place is ${first}`];
  await page.keyboard.press('Enter');
  const landed = await page.evaluate('document.activeElement.id');
  if (landed !== 'content') return [`it leads to ${landed}`];
  await page.keyboard.press('Tab');
  const isInside = await page.evaluate(
    `document.activeElement === document.body || document.querySelector('main').contains(document.activeElement)`,
  );
  await page.evaluate('scrollTo(0, 0)');
  return isInside ? [] : ['Tab does not go on within the content'];
}

/** What holds a form or choices, and closes by Escape from within. */
const ESCAPABLE: readonly (string | null)[] = ['choice', 'action'];

/** Opens and closes a folded part by keys alone; gives what of that does not work. */
async function tryDisclosure(page: Page, details: Locator): Promise<readonly string[]> {
  const summary = details.locator('summary');
  const name = (await summary.textContent()) ?? '';
  const problems: string[] = [];
  const press = async (key: string, opens: boolean) => {
    await page.keyboard.press(key);
    const isOpen = (await details.getAttribute('open')) !== null;
    if (isOpen !== opens) problems.push(`${name}: ${key} does not ${opens ? 'open' : 'close'} it`);
  };
  await summary.focus();
  await press('Enter', true);
  if (ESCAPABLE.includes(await details.getAttribute('class'))) {
    await page.keyboard.press('Tab');
    await press('Escape', false);
    const focused = await page.evaluate('document.activeElement.textContent');
    if (focused !== name) problems.push(`${name}: does not have the focus after it closed`);
    await press('Space', true);
  }
  await press('Space', false);
  return problems;
}

/** What of a page's folded parts does not open or close by keys, one of each kind tried: a form or choices by Escape, too. */
export async function disclosureProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = [];
  await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = false; })`);
  const kinds: readonly string[] = await page.evaluate(
    `[...new Set([...document.querySelectorAll('details')].map((each) => each.className))]`,
  );
  for (const kind of kinds) {
    problems.push(...(await tryDisclosure(page, page.locator(`details[class="${kind}"]`).first())));
  }
  return problems;
}

/** The charts of a page that have no table of the same figures beside them, by their titles. */
export function chartsWithoutTable(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('main svg[role="img"]')]
      .filter((chart) => chart.checkVisibility() && !chart.closest('section')?.querySelector('table'))
      .map((chart) => chart.querySelector('title')?.textContent ?? '')`,
  );
}
