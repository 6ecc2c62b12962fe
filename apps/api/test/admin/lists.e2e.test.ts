import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import {
  launchBrowser,
  openWindow,
  START_MS,
  signInAs,
  visibleText,
  visibleTexts,
  type Window,
} from './support/browser.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addListRecords } from './support/list-records.ts';

/** More than two pages of each. */
const COUNT = 120;

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
let page: Page;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('lists', { count: 10 }), launchBrowser()]);
  await addListRecords(dashboard.database, { count: COUNT });
  window = await openWindow(browser);
  page = window.page;
  await signInAs(page, dashboard.url, ADMIN_KEY, '/admin/generations');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

/** What stands in a collection by time and id, newest first, read beside the ledger. */
async function stored(collections: readonly string[], time: string, filter = {}): Promise<string[]> {
  const found = await Promise.all(
    collections.map((name) => dashboard.database.db.collection(name).find(filter).toArray()),
  );
  return found
    .flat()
    .map((document) => ({ id: document._id.toHexString(), at: Number(document[time]) }))
    .toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
}

const goto = (path: string, q?: string) =>
  page.goto(`${dashboard.url}/admin${path}${q === undefined ? '' : `?q=${encodeURIComponent(q)}`}`);
const ids = () =>
  visibleTexts(page.getByRole('region', { name: 'Records', exact: true }).locator('tbody th code'));
const isThere = async (name: string) => (await page.getByRole('link', { name, exact: true }).count()) > 0;
const follow = (name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('link', { name, exact: true }).click()]);

const LISTS = [
  { path: '/generations', collections: ['generationOutputs'], time: 'requestTimestamp' },
  { path: '/executions', collections: ['cookExecutions', 'spellCasts'], time: 'startedAt' },
  { path: '/deliveries', collections: ['generationOutputs'], time: 'requestTimestamp' },
  { path: '/events', collections: ['webhookEvents'], time: 'receivedAt' },
] as const;

describe.each(LISTS)('$path', ({ path, collections, time }) => {
  test('shows every record once, newest first, page after page and back again', async () => {
    const all = await stored(collections, time);
    await goto(path);
    const older = await ids();
    const first = older.slice();
    let last = first;
    while (await isThere('Older')) {
      await follow('Older');
      last = await ids();
      older.push(...last);
    }
    expect(older).toEqual(all);
    const newer = last.slice();
    while (await isThere('Newer')) {
      await follow('Newer');
      const shown = await ids();
      newer.unshift(...shown.filter((id) => !newer.includes(id)));
    }
    expect(newer).toEqual(all);
    // At the newest the page is whole, and leads no further.
    expect(await ids()).toEqual(first);
  });

  test('is exported as CSV, all of it', async () => {
    await goto(path);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^[a-z]+\.csv$/);
    const answer = await window.context.request.get(`${dashboard.url}/admin${path}.csv`);
    const [head = '', ...rows] = (await answer.text()).trim().split('\r\n');
    expect(head.split(',')[0]).toBe('id');
    expect(rows.map((row) => row.split(',')[0])).toEqual(await stored(collections, time));
  });

  test('says where no index serves the filter, and where there is nothing like it', async () => {
    await goto(path, path === '/events' ? 'run:nobody*' : 'account:nobody*');
    // Deliveries are of what has ended, which an index answers.
    if (path !== '/deliveries') {
      expect(await visibleText(page.getByRole('note'))).toContain('No index serves this filter');
    }
    expect(await page.getByText(/^No .* like this$/).count()).toBe(1);
    expect(await isThere('show all')).toBe(true);
  });

  test('marks what cannot be understood where it is, and offers what is probably meant', async () => {
    await goto(path, 'kimd:cook -');
    const alert = page.getByRole('alert');
    expect(await visibleTexts(alert.locator('mark'))).toEqual(['kimd', '-']);
    expect(await page.getByRole('combobox').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('region', { name: 'Records', exact: true }).count()).toBe(0);
    const answer = await window.context.request.get(`${dashboard.url}/admin${path}.csv?q=kimd%3Acook`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([
      400,
      expect.stringContaining('text/html'),
    ]);
  });
});

test('a filter narrows the list, and the address holds it', async () => {
  await goto('/executions');
  await page.getByRole('combobox').fill('kind:cook status:failed');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Filter' }).click()]);
  const failed = await stored(['cookExecutions'], 'startedAt', { status: 'failed' });
  expect(failed.length).toBeGreaterThan(3);
  expect(await ids()).toEqual(failed);
  await page.goto(page.url());
  expect(await ids()).toEqual(failed);
  expect(await page.getByRole('combobox').inputValue()).toBe('kind:cook status:failed');
});

test('what is probably meant is one click away', async () => {
  await goto('/events', 'stat:unmatched');
  const alert = page.getByRole('alert');
  expect(await visibleText(alert)).toContain('Events have no field stat');
  await Promise.all([page.waitForEvent('load'), alert.getByRole('link').first().click()]);
  expect(await ids()).toEqual(await stored(['webhookEvents'], 'receivedAt', { state: 'unmatched' }));
});

test('a filter is completed by the keyboard alone', async () => {
  await goto('/generations');
  const field = page.getByRole('combobox');
  await field.focus();
  await page.keyboard.type('stat');
  const options = page.getByRole('option');
  await expect
    .poll(() => visibleTexts(options))
    .toEqual([expect.stringContaining('status'), expect.stringContaining('statusReason')]);
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('status:');
  await page.keyboard.type('fai');
  await expect.poll(() => visibleTexts(options)).toEqual([expect.stringContaining('failed')]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('status:failed');
  await page.keyboard.press('Escape');
  await expect.poll(() => options.count()).toBe(0);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(new URL(page.url()).searchParams.get('q')).toBe('status:failed');
});

test('a mistake is told while the filter is written, behind the word that is being written', async () => {
  await goto('/generations');
  const field = page.getByRole('combobox');
  await field.pressSequentially('stauts:failed cost>1');
  await expect.poll(() => visibleText(page.locator('.filter-remark'))).toContain('have no field stauts');
});

test('without script a list is narrowed and read as well', async () => {
  await using plain = await openWindow(browser, { javaScriptEnabled: false });
  await signInAs(plain.page, dashboard.url, ADMIN_KEY, '/admin/deliveries');
  await plain.page.getByLabel('Filter deliveries').fill('delivery:dropped');
  await plain.page.getByRole('button', { name: 'Filter' }).click();
  await plain.page.waitForURL(/q=delivery/);
  const dropped = await stored(['generationOutputs'], 'requestTimestamp', { deliveryStatus: 'dropped' });
  expect(
    await visibleTexts(
      plain.page.getByRole('region', { name: 'Records', exact: true }).locator('tbody th code'),
    ),
  ).toEqual(dropped.slice(0, 50));
});

test('nothing went wrong in the browser, but what could not be understood', () => {
  expect(window.problems.filter((problem) => !problem.includes('400'))).toEqual([]);
});
