import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyRing } from '../support/api-keys.ts';
import { ADMIN_KEY } from '../support/api-process.ts';
import { waitUntil } from '../support/wait-until.ts';
import { addAudits } from './support/audits.ts';
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

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
let page: Page;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('audits', { count: 20 }), launchBrowser()]);
  window = await openWindow(browser);
  page = window.page;
  await signInAs(page, dashboard.url, ADMIN_KEY, '/admin/audits');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

test('an audit is started from the page, and its page tells what it found', async () => {
  expect(await page.getByText('No audit was kept yet').count()).toBe(1);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Start an audit' }).click(),
  ]);
  const { pathname } = new URL(page.url());
  await waitUntil('the audit to end', async () => {
    await page.goto(`${dashboard.url}${pathname}`);
    return (await page.getByRole('region', { name: 'Criteria, e2e' }).count()) > 0;
  });
  const run = await dashboard.database.db.collection('auditRuns').findOne({});
  const { criteria } = run?.['report']?.environments[0] ?? {};
  const shown = await visibleTexts(page.getByRole('region', { name: 'Criteria, e2e' }).locator('tbody tr'));
  expect(shown).toHaveLength(criteria.length);
  for (const [index, { title, numerator, denominator }] of criteria.entries()) {
    expect(shown[index]).toMatch(new RegExp(`^${title}.*\\b${numerator}\\s+${denominator}\\b`, 's'));
  }
});

test('the trend has a line and a row for each criterion, and the figures of each audit', async () => {
  await addAudits(dashboard.database, { environment: 'staging' });
  await page.goto(`${dashboard.url}/admin/audits?environment=staging`);
  expect(await page.locator('svg.chart-wide polyline').count()).toBe(7);
  const region = page.getByRole('region', { name: 'Criteria, figures' });
  const [first = ''] = await visibleTexts(region.locator('tbody tr'));
  const figures = ['97.6%', '98%', '98.4%', '98.8%', '99.2%', '99.6%'];
  expect(first.match(/[\d.]+%/g)).toEqual(['95%', ...figures]);
  // Within the target at the end, missed before: documents with schema conflicts may never be there.
  const conflicts = await visibleText(region.getByRole('row', { name: /schema conflicts/ }));
  expect(conflicts.match(/missed/g)).toHaveLength(6);
  await Promise.all([page.waitForEvent('load'), region.locator('thead a').last().click()]);
  expect(await visibleText(page.locator('main'))).toContain('Cost is missing');
});

test('texts of a report stay texts, and another build’s report breaks nothing', async () => {
  const id = await addAudits(dashboard.database, { environment: HOSTILE, text: HOSTILE });
  await dashboard.database.db.collection('auditRuns').insertOne({
    startedAt: new Date(),
    finishedAt: new Date(),
    environments: [HOSTILE],
    report: { odd: true },
  });
  for (const path of ['/audits', `/audits?environment=${encodeURIComponent(HOSTILE)}`, `/audits/${id}`]) {
    await page.goto(`${dashboard.url}/admin${path}`);
    expect(await visibleText(page.locator('main'))).toContain(HOSTILE);
    expect(await page.evaluate('window.broken')).toBeUndefined();
  }
});

test('only an admin starts one', async () => {
  await using keys = openKeyRing(dashboard.api.database.url);
  await using other = await openWindow(browser);
  await signInAs(other.page, dashboard.url, await keys.create('writer', 'write'), '/admin/audits');
  expect(await other.page.getByRole('button', { name: 'Start an audit' }).count()).toBe(0);
  const formToken = (await other.page.locator('input[name=formToken]').first().getAttribute('value')) ?? '';
  const answer = await other.context.request.post(`${dashboard.url}/admin/audits`, {
    form: { formToken },
    headers: { origin: dashboard.url },
  });
  expect(answer.status()).toBe(403);
});

test('a sample that is none is refused', async () => {
  await page.goto(`${dashboard.url}/admin/audits`);
  const formToken = (await page.locator('input[name=formToken]').first().getAttribute('value')) ?? '';
  for (const sampleSize of ['-1', 'x', '1.5']) {
    const answer = await window.context.request.post(`${dashboard.url}/admin/audits`, {
      form: { formToken, sampleSize },
      headers: { origin: dashboard.url },
    });
    expect(answer.status()).toBe(422);
  }
});

test('nothing went wrong in the browser', () => {
  expect(window.problems).toEqual([]);
});
