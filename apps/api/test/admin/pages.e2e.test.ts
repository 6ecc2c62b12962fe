import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import { accessibilityViolations, colourViolations } from './support/accessibility.ts';
import { launchBrowser, openWindow, START_MS, signInAs, type Window } from './support/browser.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import {
  chartsWithoutTable,
  disclosureProblems,
  keyboardProblems,
  skipProblems,
} from './support/keyboard.ts';
import { addPageRecords, addressOf, isListed, PAGES, registeredPages } from './support/pages.ts';

const SIZES = { wall: [3840, 2160], desktop: [1440, 900], tablet: [820, 1180], phone: [360, 780] } as const;

/**
 * Where pictures of the pages are left; nowhere unless a folder is named. Those of the documents are made by
 * `GENLEDGER_PICTURES=../../docs/images/dashboard vitest run test/admin/pages`.
 */
const PICTURED = new Set([
  'overview-light',
  'weekly-light',
  'weekly-dark',
  'weekly-phone',
  'money-light',
  'alerts-light',
  'generation-light',
  'executions-light',
  'mistaken-filter-light',
  'audits-light',
]);
const PICTURES = process.env['GENLEDGER_PICTURES'];

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('pages'), launchBrowser()]);
  const artifacts = [{ kind: 'text', outputId: 'o', index: 0, text: 'a fox' }];
  ids = await addPageRecords(dashboard.database, { count: 60, artifacts });
  window = await openWindow(browser, { colorScheme: 'light' });
  await signInAs(window.page, dashboard.url, ADMIN_KEY);
  // What was counted before the records were there is not what is looked at.
  await window.page.goto(`${dashboard.url}/admin?counted=now`);
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

async function picture({ page }: Window, name: string): Promise<void> {
  if (PICTURES === undefined || !PICTURED.has(name)) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: 'jpeg', quality: 72 });
}

/** What is too wide, or too small to be hit, a line each. */
async function fitProblems({ page }: Window, size: string): Promise<readonly string[]> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const narrowest: number = await page.evaluate(
    `Math.min(...[...document.querySelectorAll('button, select, summary, .button')].filter((each) => each.offsetParent).map((each) => Math.min(each.offsetWidth, each.offsetHeight)))`,
  );
  return [
    ...(overflow === 0 ? [] : [`${size}: ${overflow} pixels too wide`]),
    ...(narrowest >= 24 ? [] : [`${size}: something is ${narrowest} pixels small`]),
  ];
}

/** A list of choices stays closed: it lies over the page, and closes as soon as the reader is elsewhere. */
const UNFOLD = `document.querySelectorAll('details:not(.choice)').forEach((each) => { each.open = true; })`;

test('every page that the dashboard has is looked at here', () => {
  const registered = registeredPages(dashboard.database);
  expect(registered.length).toBeGreaterThan(20);
  expect(registered.filter((path) => !isListed(path))).toEqual([]);
});

test.each(PAGES)('$name is accessible, fits, and needs no pointer', async ({ name, path }) => {
  const { page, problems } = window;
  const before = problems.length;
  await page.goto(`${dashboard.url}${addressOf(path, ids)}`);
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await chartsWithoutTable(page)).toEqual([]);
  await picture(window, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colourViolations(page)).toEqual([]);
  await picture(window, `${name}-dark`);
  expect(await keyboardProblems(window)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height });
    expect(await fitProblems(window, size)).toEqual([]);
    await picture(window, `${name}-${size}`);
  }
  expect(await skipProblems(page)).toEqual([]);
  expect(await disclosureProblems(page)).toEqual([]);
  await page.evaluate(UNFOLD);
  expect(await fitProblems(window, 'unfolded')).toEqual([]);
  expect(await keyboardProblems(window)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  // That a page is missing is one of the pages, and so is a filter that cannot be understood.
  expect(problems.slice(before).filter((problem) => !/400|404/.test(problem))).toEqual([]);
});

test.each(['light', 'dark'] as const)('signing in is accessible: %s', async (colorScheme) => {
  await using other = await openWindow(browser, { colorScheme, width: 360 });
  await other.page.goto(`${dashboard.url}/admin`);
  expect(await accessibilityViolations(other.page)).toEqual([]);
  expect(await fitProblems(other, 'phone')).toEqual([]);
  await other.page.evaluate('document.activeElement.blur()');
  expect(await keyboardProblems(other)).toEqual([]);
  expect(other.problems).toEqual([]);
  await picture(other, `sign-in-${colorScheme}`);
});

/** What has the focus: by its id, its words, or what it is. */
function focused(page: Page): Promise<string> {
  return page.evaluate(
    'document.activeElement.id || (document.activeElement.matches("a, button") && document.activeElement.textContent) || document.activeElement.tagName',
  );
}

async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 200 && (await focused(page)) !== wanted; presses += 1)
    await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(wanted);
}

/** Presses Enter on what has the focus, and waits for the page that follows. */
async function follow(page: Page): Promise<URL> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  return new URL(page.url());
}

test('a list is filtered and turned over, and a record acted on, by keys alone', async () => {
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/generations`);
  await tabTo(page, 'filter');
  await page.keyboard.type('status:success');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').count()).toBe(0);
  expect((await follow(page)).searchParams.get('q')).toBe('status:success');
  await tabTo(page, 'Older');
  expect((await follow(page)).searchParams.get('cursor')).not.toBeNull();
  await tabTo(page, 'Newest');
  expect((await follow(page)).searchParams.get('cursor')).toBeNull();
  await page.goto(`${dashboard.url}/admin/deliveries/generation/${ids['generation']}`);
  await tabTo(page, 'Deliver again');
  expect((await follow(page)).pathname).toContain('redeliver');
  await tabTo(page, 'why');
  await page.keyboard.type('by keys');
  const answer = await follow(page);
  expect(answer.search).toBe('?done=redeliver');
});

test('everything is reached and used by the keyboard alone', async () => {
  await using window = await openWindow(browser);
  const { page } = window;
  await page.goto(`${dashboard.url}/admin`);
  // The field takes the focus by itself, in its own time.
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT');
  await page.keyboard.type(ADMIN_KEY);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/admin');
  await page.goto(`${dashboard.url}/admin/weekly`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('CSV');
  await tabTo(page, 'filter-environment');
  await page.keyboard.type('staging');
  await tabTo(page, 'SUMMARY');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  expect(await page.locator('details[open]').count()).toBe(0);
  expect(await focused(page)).toBe('SUMMARY');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  // What lies over the page is gone once the reader is elsewhere.
  expect(await page.locator('details[open]').count()).toBe(0);
  await tabTo(page, 'filter-compare');
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(new URL(page.url()).searchParams.get('environment')).toBe('staging');
  expect(new URL(page.url()).searchParams.getAll('tool')).toHaveLength(1);
  expect(window.problems).toEqual([]);
});

test('without script everything but PNG works', async () => {
  await using window = await openWindow(browser, { javaScriptEnabled: false });
  const { page } = window;
  await signInAs(page, dashboard.url, ADMIN_KEY, '/admin/weekly');
  await page.getByLabel('Environment').selectOption('staging');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/environment=staging/);
  await page.locator('.figures td a').first().click();
  await page.waitForURL(/records/);
  expect(await page.getByText('equal').count()).toBe(8);
});

test('the theme that a reader chooses stays', async () => {
  await using window = await openWindow(browser, { colorScheme: 'light' });
  const { page } = window;
  await signInAs(page, dashboard.url, ADMIN_KEY, '/admin/weekly?compare=none');
  const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Dark' }).click()]);
  expect(new URL(page.url()).search).toBe('?compare=none');
  expect(await ground()).not.toBe(light);
  await page.goto(`${dashboard.url}/admin/nowhere`);
  expect(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed')).toBe('true');
});
