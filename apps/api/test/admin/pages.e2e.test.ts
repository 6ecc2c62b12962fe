import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import { accessibilityViolations } from './support/accessibility.ts';
import { addAlerts } from './support/alerts.ts';
import { addAudits } from './support/audits.ts';
import { launchBrowser, openWindow, START_MS, signInAs, type Window } from './support/browser.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addListRecords } from './support/list-records.ts';
import { addRichRecord } from './support/rich-record.ts';

/** Every page, and what it is called in a picture of it. */
const PAGES = [
  { name: 'overview', path: '/admin' },
  { name: 'generations', path: '/admin/generations' },
  { name: 'generation', path: '/admin/generations/{record}' },
  { name: 'generation-trash', path: '/admin/generations/{record}/trash' },
  { name: 'generation-ask', path: '/admin/generations/{record}/ask' },
  { name: 'mistaken-filter', path: '/admin/generations?q=stauts:failed+tool:Flux+cost>much' },
  { name: 'executions', path: '/admin/executions' },
  { name: 'executions-none', path: '/admin/executions?q=account:nobody*' },
  { name: 'cook-execution', path: '/admin/cook-executions/{cook}' },
  { name: 'spell-cast', path: '/admin/spell-casts/{cast}' },
  { name: 'deliveries', path: '/admin/deliveries' },
  { name: 'delivery', path: '/admin/deliveries/generation/{generation}' },
  { name: 'events', path: '/admin/events' },
  { name: 'event', path: '/admin/events/{event}' },
  { name: 'audits', path: '/admin/audits' },
  { name: 'audit', path: '/admin/audits/{audit}' },
  { name: 'alerts', path: '/admin/alerts' },
  { name: 'weekly', path: '/admin/weekly' },
  { name: 'weekly-all-charts', path: '/admin/weekly?show=cost&show=count&show=failures&compare=none' },
  { name: 'weekly-empty', path: '/admin/weekly?from=2001-W01&to=2001-W02' },
  { name: 'weekly-mistaken', path: '/admin/weekly?from=x' },
  { name: 'money', path: '/admin/money' },
  { name: 'money-empty', path: '/admin/money?from=2001-W01&to=2001-W02' },
  { name: 'records', path: '/admin/weekly/records?tool=portrait-xl&from=2020-W01&to=2030-W01' },
  { name: 'missing', path: '/admin/nowhere' },
] as const;

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
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('pages'), launchBrowser()]);
  const record = await addRichRecord(dashboard.database, {
    artifacts: [{ kind: 'text', outputId: 'o', index: 0, text: 'a fox' }],
  });
  ids = {
    record,
    ...(await addListRecords(dashboard.database, { count: 60 })),
    audit: await addAudits(dashboard.database),
  };
  await addAlerts(dashboard.database, new Date());
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

/** A page's address, with the ids of records in their places. */
function addressOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
}

async function picture({ page }: Window, name: string): Promise<void> {
  if (PICTURES === undefined || !PICTURED.has(name)) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: 'jpeg', quality: 72 });
}

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  let window: Window;
  beforeAll(async () => {
    window = await openWindow(browser, { colorScheme });
    await signInAs(window.page, dashboard.url, ADMIN_KEY);
  }, START_MS);

  test.each(PAGES)('$name is accessible', async ({ name, path }) => {
    await window.page.goto(`${dashboard.url}${addressOf(path)}`);
    expect(await accessibilityViolations(window.page)).toEqual([]);
    await picture(window, `${name}-${colorScheme}`);
  });

  test('signing in is accessible', async () => {
    await using other = await openWindow(browser, { colorScheme });
    await other.page.goto(`${dashboard.url}/admin`);
    expect(await accessibilityViolations(other.page)).toEqual([]);
    await picture(other, `sign-in-${colorScheme}`);
  });
});

describe.each(Object.entries(SIZES))('%s', (size, [width, height]) => {
  let window: Window;
  beforeAll(async () => {
    window = await openWindow(browser, { width, height });
    await signInAs(window.page, dashboard.url, ADMIN_KEY);
  }, START_MS);

  test.each(PAGES)('$name fits, and everything can be hit', async ({ name, path }) => {
    await window.page.goto(`${dashboard.url}${addressOf(path)}`);
    const overflow = await window.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    const narrowest = await window.page.evaluate(
      `Math.min(...[...document.querySelectorAll('button, select, summary, .button')].filter((each) => each.offsetParent).map((each) => Math.min(each.offsetWidth, each.offsetHeight)))`,
    );
    expect(narrowest).toBeGreaterThanOrEqual(24);
    await picture(window, `${name}-${size}`);
  });

  test('nothing went wrong in the browser', () => {
    // That a page is missing is one of the pages, and so is a filter that cannot be understood.
    expect(window.problems.filter((problem) => !/400|404/.test(problem))).toEqual([]);
  });
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
  const focus = (): Promise<string> =>
    page.evaluate('document.activeElement.id || document.activeElement.tagName');
  const tabTo = async (wanted: string) => {
    for (let presses = 0; presses < 60 && (await focus()) !== wanted; presses += 1)
      await page.keyboard.press('Tab');
    expect(await focus()).toBe(wanted);
  };
  await tabTo('filter-environment');
  await page.keyboard.type('staging');
  await tabTo('SUMMARY');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  expect(await page.locator('details[open]').count()).toBe(0);
  expect(await focus()).toBe('SUMMARY');
  await tabTo('filter-compare');
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(new URL(page.url()).searchParams.get('environment')).toBe('staging');
  expect(new URL(page.url()).searchParams.getAll('tool')).toHaveLength(1);
  expect(window.problems).toEqual([]);
});

test('the focus is seen on everything that has it', async () => {
  await using window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY, '/admin/weekly');
  for (let presses = 0; presses < 25; presses += 1) {
    await window.page.keyboard.press('Tab');
    const outline: string = await window.page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle',
    );
    expect(outline).not.toBe('none');
  }
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
