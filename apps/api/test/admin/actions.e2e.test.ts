import { type Database, openDatabase } from '@genledger/db/client';
import { toObjectId } from '@genledger/db/mappers';
import type { CookExecutionId, EventId } from '@genledger/domain/kernel';
import { lastOperation } from '@genledger/services/operation';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import { createGeneration } from '../support/ledger.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  launchBrowser,
  openWindow,
  START_MS,
  signInAs,
  visibleText,
  visibleTexts,
  type Window,
} from './support/browser.ts';
import { addListRecords, type ListedIds } from './support/list-records.ts';

let api: TestApi;
let database: Database;
let browser: Browser;
let window: Window;
let page: Page;
let ids: ListedIds;
beforeAll(async () => {
  [api, browser] = await Promise.all([
    startTestApi('production actions', { GENLEDGER_ENVIRONMENT: 'production' }),
    launchBrowser(),
  ]);
  database = openDatabase({ url: api.database.url });
  ids = await addListRecords(database, { count: 4 });
  window = await openWindow(browser);
  page = window.page;
  await signInAs(page, api.api.url, ADMIN_KEY, '/admin/executions');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await database.close();
  await api[Symbol.asyncDispose]();
});

/** Does what a page offers, with a reason and the environment's name. */
async function act(path: string, title: string, why: string, word = 'production'): Promise<void> {
  await page.goto(`${api.api.url}/admin${path}`);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('link', { name: title, exact: true }).click(),
  ]);
  await page.getByLabel('Why').fill(why);
  await page.getByLabel('Write production to do it').fill(word);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: title, exact: true }).click(),
  ]);
}

/** What a page offers to do. */
async function offered(path: string): Promise<readonly string[]> {
  await page.goto(`${api.api.url}/admin${path}`);
  return (await page.locator('main .heading .actions a').allInnerTexts()).map((text) => text.trim());
}

async function startReported(path: '/v1/cook-executions' | '/v1/spell-casts'): Promise<string> {
  const answer = await api.client.post<{ readonly id: string }>(path, {
    accountId: 'anna',
    executedBy: 'caller',
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

/** What a page says was done by hand, the latest first. */
async function byHand(): Promise<readonly string[]> {
  return visibleTexts(page.getByRole('region', { name: 'By hand' }).locator('tbody tr'));
}

const cookOf = (id: string) => database.cookExecutions.findOne({ _id: toObjectId(id as CookExecutionId) });

test('in production nothing is done without the name of the environment', async () => {
  const id = await startReported('/v1/cook-executions');
  await act(`/cook-executions/${id}`, 'Pause', 'too costly', 'yes');
  expect(await visibleText(page.getByRole('alert'))).toContain('“production” has to be written');
  expect((await cookOf(id))?.status).toBe('running');
});

test('a cook execution is paused, resumed and cancelled', async () => {
  const id = await startReported('/v1/cook-executions');
  const path = `/cook-executions/${id}`;
  expect(await offered(path)).toEqual(['Pause', 'Stop', 'Cancel', 'Finish', 'Move to the trash']);
  await act(path, 'Pause', 'too costly');
  expect(await visibleText(page.getByRole('status'))).toContain('It is paused.');
  expect(await offered(path)).toEqual(['Resume', 'Stop', 'Cancel', 'Finish', 'Move to the trash']);
  await act(path, 'Resume', 'paid for');
  expect((await cookOf(id))?.status).toBe('running');
  const kept = await lastOperation({ database }, ['execution-control']);
  expect(kept).toMatchObject({ about: expect.stringContaining(id), why: 'paid for' });
  const piece = await createGeneration(api.client, { cookExecutionId: id });
  await act(path, 'Cancel', 'not wanted');
  await waitUntil('the execution to stop', async () => (await cookOf(id))?.status === 'stopped');
  await page.goto(`${api.api.url}/admin${path}`);
  expect(await visibleText(page.getByRole('region', { name: 'Pieces' }))).toMatch(
    new RegExp(`${piece.id}[^]*cancelled`),
  );
  const done = await byHand();
  const expected = ['cancellation.*not wanted', 'resuming.*paid for', 'a pause.*too costly'];
  expect(done).toEqual(
    expected.map((words) =>
      expect.stringMatching(new RegExp(words.replace('.*', `.*of ${id}.*first key.*`), 's')),
    ),
  );
});

test('an execution that its caller carries out is finished', async () => {
  for (const path of ['/cook-executions', '/spell-casts'] as const) {
    const id = await startReported(`/v1${path}`);
    await act(`${path}/${id}`, 'Finish', 'that was all');
    expect(await visibleText(page.getByRole('status'))).toContain('It ends with the last');
    const ended = async () =>
      (await api.client.get<{ readonly status: string }>(`/v1${path}/${id}`)).body.status === 'completed';
    await waitUntil('the execution to end', ended);
  }
});

test('a cast is cancelled', async () => {
  const id = await startReported('/v1/spell-casts');
  await act(`/spell-casts/${id}`, 'Cancel', 'not wanted');
  const { body } = await api.client.get<{ readonly status: string }>(`/v1/spell-casts/${id}`);
  expect(body.status).toMatch(/stopping|cancelled/);
});

test('an event is replayed from its page, which shows what came', async () => {
  await page.goto(`${api.api.url}/admin/events/${ids.event}`);
  await page.getByText('Payload').click();
  expect(await visibleText(page.locator('main pre').first())).toContain('"nested"');
  await act(`/events/${ids.event}`, 'Replay', 'rules were mended');
  expect(await lastOperation({ database }, ['event-replay'])).toMatchObject({ why: 'rules were mended' });
  expect(await visibleText(page.getByRole('status'))).toContain('waits to be applied');
  await waitUntil('the event to be applied anew', async () => {
    const event = await database.webhookEvents.findOne({ _id: toObjectId(ids.event as EventId) });
    return event?.state !== 'received' && event?.settledAt !== undefined;
  });
  expect(await byHand()).toEqual([
    expect.stringMatching(/replay of event.*first key.*rules were mended.*waits/s),
  ]);
});

test('a delivery shows its tries, and is made due again', async () => {
  const path = `/deliveries/generation/${ids.generation}`;
  await page.goto(`${api.api.url}/admin${path}`);
  const tries = page.getByRole('region', { name: 'Tries' });
  expect(await tries.locator('tbody tr').count()).toBe(1);
  expect(await visibleText(tries)).toContain('{"received":true}');
  await act(path, 'Deliver again', 'receiver was down');
  expect(await visibleText(page.locator('main .subtitle'))).toContain('pending');
  // The replay of its event was noted in its history, too.
  const asked = [
    expect.stringContaining('redelivery asked for by first key: receiver was down'),
    expect.stringContaining('replay of event'),
  ];
  expect(await byHand()).toEqual(asked);
  await page.goto(`${api.api.url}/admin/generations/${ids.generation}`);
  expect(await byHand()).toEqual(asked);
  await page.goto(`${api.api.url}/admin/spell-casts/${ids.cast}`);
  expect(await page.getByRole('region', { name: 'By hand' }).count()).toBe(0);
});

test('the sums of an execution are those of its children', async () => {
  await page.goto(`${api.api.url}/admin/cook-executions/${ids.cook}`);
  const children = await database.generationOutputs
    .find({ cookExecutionId: toObjectId(ids.cook as CookExecutionId) })
    .toArray();
  const points = children.reduce((sum, { pointsSpent }) => sum + Number(pointsSpent), 0);
  const tiles = await visibleText(page.locator('.tiles'));
  expect(tiles).toMatch(new RegExp(`Made\\s+${children.length}\\b`));
  expect(tiles).toMatch(new RegExp(`Points\\s+${points}\\b`));
  expect(await page.getByRole('region', { name: 'Pieces' }).locator('tbody tr').count()).toBe(
    children.length,
  );
});

test('a form without the token of the session does nothing', async () => {
  const id = await startReported('/v1/cook-executions');
  const answer = await window.context.request.post(`${api.api.url}/admin/cook-executions/${id}/pause`, {
    form: { why: 'because', word: 'production' },
    headers: { origin: api.api.url },
  });
  expect(answer.status()).toBe(403);
  expect((await cookOf(id))?.status).toBe('running');
});

test('nothing went wrong in the browser, but what was refused', () => {
  expect(window.problems.filter((problem) => !/409|422/.test(problem))).toEqual([]);
});
