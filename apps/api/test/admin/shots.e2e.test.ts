import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import { launchBrowser, openWindow, signInAs } from './support/browser.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';

let dashboard: TestDashboard;
let browser: Browser;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('shots'), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

test('shots', async () => {
  mkdirSync('/tmp/shots', { recursive: true });
  for (const [name, options] of Object.entries({
    light: {},
    dark: { colorScheme: 'dark' as const },
    phone: { width: 360, height: 780 },
  })) {
    await using window = await openWindow(browser, options);
    await window.page.goto(`${dashboard.url}/admin`);
    await window.page.screenshot({ path: `/tmp/shots/sign-in-${name}.png` });
    await signInAs(window.page, dashboard.url, ADMIN_KEY);
    await window.page.screenshot({ path: `/tmp/shots/weekly-${name}.png`, fullPage: true });
    await window.page.goto(`${dashboard.url}/admin/weekly`);
    await window.page.locator('.figures td a').first().click();
    await window.page.screenshot({ path: `/tmp/shots/records-${name}.png`, fullPage: true });
    expect(window.problems).toEqual([]);
  }
});
