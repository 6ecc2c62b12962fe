import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import { waitUntil } from '../support/wait-until.ts';
import { accessibilityViolations } from './support/accessibility.ts';
import { addAlerts } from './support/alerts.ts';
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

const HOSTILE = '"><img src=x onerror="window.broken = 1">';
const HOUR_MS = 3_600_000;

interface Alert {
  readonly id: string;
  readonly rule: string;
  readonly isDismissed: boolean;
  readonly [field: string]: unknown;
}

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'genledger-alerts-')), 'genledger.config.json');
  const rules = { 'inbox-lag': { warning: 30, alert: 600 }, 'objective-burn': false };
  writeFileSync(file, JSON.stringify({ alerts: { everySeconds: 5, quietSeconds: 0, rules } }));
  [dashboard, browser] = await Promise.all([
    startDashboard('alerts page', { count: 30, weeks: 2 }, { GENLEDGER_CONFIG: file }),
    launchBrowser(),
  ]);
  await addWaitingEvent(120_000);
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY, '/admin/alerts');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

/** An event that some process holds and does not apply. */
async function addWaitingEvent(agoMs: number): Promise<void> {
  await dashboard.database.db.collection('webhookEvents').insertOne({
    provider: 'comfyui-deploy',
    source: 'webhook',
    rawBody: '{}',
    attempts: 0,
    contentKey: 'waits',
    state: 'received',
    receivedAt: new Date(Date.now() - agoMs),
    leaseUntil: new Date(Date.now() + HOUR_MS),
  });
}

const alerts = async (query = '') =>
  (await dashboard.api.client.get<{ data: Alert[] }>(`/v1/alerts${query}`)).body.data;

const raised = (): Promise<Alert> =>
  waitUntil('an alert to be raised', async () => (await alerts('?status=raised'))[0] ?? false);

test('a rule over its threshold raises an alert, which is on every page that matters', async () => {
  expect(await raised()).toMatchObject({
    rule: 'inbox-lag',
    title: 'Inbox waits',
    level: 'warning',
    threshold: 30_000,
    status: 'raised',
    environment: 'e2e',
  });
  const { page } = window;
  await page.goto(`${dashboard.url}/admin`);
  expect(await visibleText(page.getByRole('status'))).toMatch(/^An alert is raised: Inbox waits\./);
  await page.goto(`${dashboard.url}/admin/events`);
  expect(await visibleText(page.getByRole('status'))).toMatch(/^An alert is raised: Inbox waits\./);
  await page.goto(`${dashboard.url}/admin/deliveries`);
  expect(await page.getByRole('status').count()).toBe(0);
  await page.goto(`${dashboard.url}/admin`);
  await page.getByRole('link', { name: 'Look at it' }).click();
  await page.waitForURL(/alerts/);
  expect(await visibleText(page.locator('.alert'))).toMatch(/Inbox waits\s+warning[\s\S]*from 30 s on/);
  const rules = page.getByRole('region', { name: 'Rules' });
  const cells = async (name: string) =>
    visibleTexts(rules.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell'));
  expect((await cells('Inbox waits'))[0]).toBe('warning');
  expect(await cells('No webhook')).toEqual(['off', '–', '–', '–']);
  expect((await cells('Old open generation'))[0]).toBe('well');
  await page.setViewportSize({ width: 360, height: 780 });
  // Rules that begin alike are told apart on a phone.
  const cut = await page.evaluate(
    `[...document.querySelectorAll('[aria-label="Rules"] tbody th')].filter((each) => each.scrollWidth > each.clientWidth).length`,
  );
  expect(cut).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('it is dismissed by the keyboard, with a reason that stays text', async () => {
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/alerts`);
  await page.locator('.alert summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(HOSTILE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(await visibleText(page.locator('.alert'))).toContain(`first key, until`);
  expect(await visibleText(page.locator('.alert'))).toContain(HOSTILE);
  expect(await page.evaluate('window.broken')).toBeUndefined();
  expect(await raised()).toMatchObject({ isDismissed: true, dismissal: { by: 'first key', why: HOSTILE } });
  await page.goto(`${dashboard.url}/admin`);
  expect(await page.getByRole('status').count()).toBe(0);
});

test('it is over once the rule is well', async () => {
  await dashboard.database.webhookEvents.deleteMany({});
  await waitUntil('the alert to be over', async () => (await alerts('?status=raised')).length === 0);
  const [over] = await alerts();
  expect(over).toMatchObject({ status: 'resolved', rule: 'inbox-lag' });
  const late = { why: 'late', until: new Date(Date.now() + HOUR_MS).toISOString() };
  const { client } = dashboard.api;
  expect((await client.post(`/v1/alerts/${over?.id}/dismiss`, late)).status).toBe(409);
  await window.page.goto(`${dashboard.url}/admin/alerts`);
  expect(await visibleText(window.page.getByRole('region', { name: 'Over' }))).toContain('Inbox waits');
});

test('the API dismisses until a time, for keys of scope admin', async () => {
  await addWaitingEvent(120_000);
  const { id } = await raised();
  const { client } = dashboard.api;
  const until = new Date(Date.now() + HOUR_MS).toISOString();
  const dismissed = await client.post<Alert>(`/v1/alerts/${id}/dismiss`, { why: 'known', until });
  expect([dismissed.status, dismissed.body.isDismissed]).toEqual([200, true]);
  const refused = async (body: object, alert = id) =>
    (await client.post(`/v1/alerts/${alert}/dismiss`, body)).status;
  expect(await refused({ why: '', until })).toBe(422);
  expect(await refused({ why: 'known', until: '2020-01-01T00:00:00Z' })).toBe(422);
  expect(await refused({ why: 'known', until }, '0123456789abcdef01234567')).toBe(404);
  await dashboard.database.webhookEvents.deleteMany({});
});

test('the page has no fault that axe finds, with alerts of every kind', async () => {
  await addAlerts(dashboard.database, new Date(), HOSTILE);
  await window.page.goto(`${dashboard.url}/admin/alerts`);
  expect(await window.page.locator('.alert').count()).toBeGreaterThanOrEqual(2);
  expect(await accessibilityViolations(window.page)).toEqual([]);
  expect(window.problems).toEqual([]);
});
