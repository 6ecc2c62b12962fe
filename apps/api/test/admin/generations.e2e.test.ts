import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeyRing } from '../support/api-keys.ts';
import { ADMIN_KEY } from '../support/api-process.ts';
import { createGeneration, generationIn, readGeneration } from '../support/ledger.ts';
import {
  launchBrowser,
  openWindow,
  START_MS,
  signInAs,
  visibleText,
  type Window,
} from './support/browser.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addRichRecord } from './support/rich-record.ts';

/** One red pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('generations', { count: 120 }), launchBrowser()]);
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY, '/admin/generations');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

const rows = () => window.page.getByRole('region', { name: 'Records', exact: true }).locator('tbody tr');

describe('the list', () => {
  test('shows every record once, newest first, page after page', async () => {
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations`);
    const seen: string[] = [];
    for (;;) {
      for (const row of await rows().all()) seen.push((await visibleText(row.getByRole('link'))).trim());
      const older = page.getByRole('link', { name: 'Older records' });
      if ((await older.count()) === 0) break;
      await Promise.all([page.waitForEvent('load'), older.click()]);
    }
    const records = await dashboard.database.generationOutputs
      .find()
      .sort({ requestTimestamp: -1, _id: -1 })
      .toArray();
    expect(seen).toEqual(records.map(({ _id }) => _id.toHexString()));
  });

  test('is narrowed by what the form says', async () => {
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations`);
    await page.getByLabel('Status').selectOption('failed');
    await page.getByLabel('Environment').fill('production');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Show' }).click()]);
    const count = await dashboard.database.generationOutputs.countDocuments({
      status: 'failed',
      environment: 'production',
    });
    expect(await rows().count()).toBe(count);
    await page.goto(`${dashboard.url}/admin/generations?account=nobody`);
    expect(await page.getByText('No generation is like this').count()).toBe(1);
  });
});

test('an artifact of another origin is shown in a sandbox that may load that one address', async () => {
  const asked: string[] = [];
  await using server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.referer ?? 'no referrer'}`);
    response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const id = await addRichRecord(dashboard.database, {
    artifacts: [{ kind: 'image', outputId: 'o', index: 0, url: `http://127.0.0.1:${port}/fox.png?size=1` }],
  });
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/generations/${id}`);
  const picture = page.frameLocator('iframe').locator('img');
  await expect
    .poll(() => picture.evaluate(({ naturalWidth }: { readonly naturalWidth: number }) => naturalWidth))
    .toBe(1);
  expect(asked).toEqual(['/fox.png?size=1 no referrer']);
  const frame = await window.context.request.get(`${dashboard.url}/admin/generations/${id}/artifacts/0`);
  const policy = frame.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("sandbox; default-src 'none'");
  expect(policy).toContain(`img-src http://127.0.0.1:${port}/fox.png;`);
});

describe('actions', () => {
  test('a generation is cancelled after a question, with who and why in its history', async () => {
    const { id } = await createGeneration(dashboard.api.client);
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations/${id}`);
    expect(await page.getByText('Deliver again').count()).toBe(0);
    await page.getByText('Cancel', { exact: true }).click();
    await page.getByLabel('Why, for the history').fill('asked for twice');
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Cancel the generation' }).click(),
    ]);
    expect(await visibleText(page.getByRole('status'))).toContain('The cancellation was asked for.');
    const { history } = await generationIn(dashboard.api.client, id, 'cancelled');
    expect(history.map(({ note }) => note)).toContain('cancellation asked for by first key: asked for twice');
  });

  test('a delivery that was given up is made due again', async () => {
    const id = await addRichRecord(dashboard.database, { artifacts: [] });
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations/${id}`);
    await page.getByText('Deliver again', { exact: true }).first().click();
    await page.getByLabel('Why, for the history').fill('receiver was down');
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Deliver again' }).click(),
    ]);
    expect((await readGeneration(dashboard.api.client, id)).deliveryStatus).toBe('pending');
  });

  test('who may only look is offered nothing, and allowed nothing', async () => {
    await using keys = openKeyRing(dashboard.api.database.url);
    const { id } = await createGeneration(dashboard.api.client);
    await using other = await openWindow(browser);
    const key = await keys.create('looker', 'read');
    await signInAs(other.page, dashboard.url, key, `/admin/generations/${id}`);
    expect(await other.page.locator('details.action').count()).toBe(0);
    const formToken = (await other.page.locator('input[name=formToken]').first().getAttribute('value')) ?? '';
    const answer = await other.context.request.post(`${dashboard.url}/admin/generations/${id}/cancel`, {
      form: { formToken, why: 'because' },
      headers: { origin: dashboard.url },
    });
    expect(answer.status()).toBe(403);
    expect((await readGeneration(dashboard.api.client, id)).status).toBe('pending');
  });

  test('one that has ended meanwhile says so', async () => {
    const { id } = await createGeneration(dashboard.api.client);
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations/${id}`);
    await dashboard.api.client.post(`/v1/generations/${id}/cancel`);
    await generationIn(dashboard.api.client, id, 'cancelled');
    await page.getByText('Cancel', { exact: true }).click();
    await page.getByLabel('Why, for the history').fill('too late');
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Cancel the generation' }).click(),
    ]);
    expect(await visibleText(page.getByRole('alert'))).toContain('The generation has ended as cancelled.');
  });
});

test('what is no generation is not found', async () => {
  for (const path of ['nonsense', '0123456789abcdef01234567']) {
    const answer = await window.context.request.get(`${dashboard.url}/admin/generations/${path}`);
    expect(answer.status()).toBe(404);
  }
});

test('nothing went wrong in the browser, but that one form was late', () => {
  expect(window.problems.filter((problem) => !problem.includes('409'))).toEqual([]);
});
