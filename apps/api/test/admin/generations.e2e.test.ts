import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endedGeneration } from '@genledger/db/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeyRing } from '../support/api-keys.ts';
import { ADMIN_KEY } from '../support/api-process.ts';
import { createGeneration, createRun, generationIn, readGeneration } from '../support/ledger.ts';
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
  /** Does what a page offers, with a reason. */
  async function act(path: string, title: string, why: string): Promise<void> {
    const { page } = window;
    await page.goto(`${dashboard.url}${path}`);
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('link', { name: title, exact: true }).click(),
    ]);
    await page.getByLabel('Why').fill(why);
    const word = page.getByLabel('Write yes to do it');
    if ((await word.count()) > 0) await word.fill('yes');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: title }).click()]);
  }
  const said = () => visibleText(window.page.getByRole('status'));
  const noted = async (id: string) =>
    (await readGeneration(dashboard.api.client, id)).history.flatMap(({ note }) => note ?? []);

  test('a generation is cancelled after a question, with who and why in its history', async () => {
    const { id } = await createGeneration(dashboard.api.client);
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations/${id}`);
    expect(await page.getByText('Deliver again').count()).toBe(0);
    await act(`/admin/generations/${id}`, 'Cancel', 'asked for twice');
    expect(await said()).toContain('The cancellation was asked for.');
    await generationIn(dashboard.api.client, id, 'cancelled');
    expect(await noted(id)).toContain('cancellation asked for by first key: asked for twice');
  });

  test('a delivery that was given up is made due again', async () => {
    const id = await addRichRecord(dashboard.database, { artifacts: [] });
    await act(`/admin/generations/${id}`, 'Deliver again', 'receiver was down');
    expect((await readGeneration(dashboard.api.client, id)).deliveryStatus).toBe('pending');
    expect(await noted(id)).toContain('redelivery asked for by first key: receiver was down');
  });

  test('what nobody will hear of is expired, where a word is written for it', async () => {
    const { id } = await createGeneration(dashboard.api.client);
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations/${id}/expire`);
    await page.getByLabel('Why').fill('its machine is gone');
    await page.getByLabel('Write yes to do it').fill('no');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Expire' }).click()]);
    expect(await visibleText(page.getByRole('alert'))).toContain('Nothing was done');
    expect(await page.getByLabel('Why').inputValue()).toBe('its machine is gone');
    expect((await readGeneration(dashboard.api.client, id)).status).toBe('pending');
    await page.getByLabel('Write yes to do it').fill('yes');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Expire' }).click()]);
    expect(await said()).toContain('expired');
    const expired = await readGeneration(dashboard.api.client, id);
    expect(expired.status).toBe('failed');
    expect(JSON.stringify(expired)).toContain('expiry asked for by first key: its machine is gone');
  });

  test('a provider that cannot be reached is said to be so, and the question is kept', async () => {
    const { id } = await createRun(dashboard.api.client);
    await act(`/admin/generations/${id}`, 'Ask the provider again', 'no webhook came');
    expect(await visibleText(window.page.getByRole('alert'))).toContain('is not configured here');
    expect(await noted(id)).toContain('a question to the provider asked for by first key: no webhook came');
  });

  test('a test record moves to the trash with its events, and no other record does', async () => {
    const id = await addRichRecord(dashboard.database, { artifacts: [] });
    const { page } = window;
    await page.goto(`${dashboard.url}/admin/generations/${id}/trash`);
    expect(await visibleText(page.getByRole('alert'))).toContain('It stays: no rule of the configuration');
    expect(await page.getByRole('button', { name: 'Move to the trash' }).count()).toBe(0);
    const old = new Date(Date.now() - 40 * 86_400_000);
    const record = endedGeneration({ requestTimestamp: old, metadata: { test: true } });
    await dashboard.database.db.collection('generationOutputs').insertOne(record);
    const testId = record._id.toHexString();
    await act(`/admin/generations/${testId}`, 'Move to the trash', 'left by a load test');
    expect(await visibleText(page.locator('main'))).toContain('It lies in the trash.');
    const trashed = await dashboard.database.db.collection('trash').findOne({ documentId: record._id });
    expect(JSON.stringify(trashed?.['document'].history)).toContain(
      'a move to the trash asked for by first key: left by a load test',
    );
    const gone = await window.context.request.get(`${dashboard.url}/admin/generations/${testId}`);
    expect(gone.status()).toBe(404);
  });

  test('who may only look is offered nothing, and allowed nothing', async () => {
    await using keys = openKeyRing(dashboard.api.database.url);
    const { id } = await createGeneration(dashboard.api.client);
    await using other = await openWindow(browser);
    const key = await keys.create('looker', 'read');
    await signInAs(other.page, dashboard.url, key, `/admin/generations/${id}`);
    expect(await other.page.locator('main .actions a').count()).toBe(0);
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
    await page.goto(`${dashboard.url}/admin/generations/${id}/cancel`);
    await dashboard.api.client.post(`/v1/generations/${id}/cancel`);
    await generationIn(dashboard.api.client, id, 'cancelled');
    await page.getByLabel('Why').fill('too late');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Cancel' }).click()]);
    expect(await visibleText(page.getByRole('alert'))).toContain('The generation has ended as cancelled.');
  });
});

test('what is no generation is not found', async () => {
  for (const path of ['nonsense', '0123456789abcdef01234567']) {
    const answer = await window.context.request.get(`${dashboard.url}/admin/generations/${path}`);
    expect(answer.status()).toBe(404);
  }
});

test('nothing went wrong in the browser, but what was refused', () => {
  expect(window.problems.filter((problem) => !/409|422/.test(problem))).toEqual([]);
});
