import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import {
  launchBrowser,
  openWindow,
  START_MS,
  signInAs,
  visibleText,
  type Window,
} from './support/browser.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addListRecords } from './support/list-records.ts';
import { addRichRecord } from './support/rich-record.ts';

/** Texts that a provider or a user may put into any field, and that must stay texts. */
const HOSTILE = [
  '<script>window.broken = 1</script>',
  '"><img src=x onerror="window.broken = 1">',
  "' onmouseover='window.broken = 1' x='",
  '</title><svg onload="window.broken = 1">',
  '</textarea></select><b>bold</b>',
  'javascript:window.broken=1',
  '{{window.broken=1}}',
  '&lt;script&gt;',
];

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([
    startDashboard('hostile texts', { count: 60, weeks: 2 }),
    launchBrowser(),
  ]);
  const { database, api } = dashboard;
  for (const [index, text] of HOSTILE.entries()) {
    const toolId = `tool ${index} ${text}`;
    const answer = await api.client.put(`/v1/tools/${encodeURIComponent(toolId)}`, {
      displayName: text,
      service: text,
      costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
      metadata: { note: text },
    });
    expect(answer.status, answer.text).toBe(201);
    const [record] = await database.generationOutputs.find().skip(index).limit(1).toArray();
    await database.generationOutputs.updateOne(
      { _id: record?._id ?? new Error('there are too few records') },
      { $set: { toolId, toolDisplayName: text, accountId: text, environment: text } },
    );
  }
  await dashboard.rebuild();
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY);
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

async function expectHarmless(): Promise<void> {
  const { page, problems } = window;
  expect(await page.evaluate('window.broken')).toBeUndefined();
  expect(
    await page.locator('main script, main img, main b, [onerror], [onload], [onmouseover]').count(),
  ).toBe(0);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expect(problems).toEqual([]);
}

test('names, ids and environments are shown as they are', async () => {
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/weekly?compare=none&show=points&show=duration&show=cost`);
  const shown = await visibleText(page.locator('main'));
  for (const text of HOSTILE) expect(shown).toContain(text);
  await expectHarmless();
});

test('so are accounts, behind a figure', async () => {
  const { page } = window;
  for (const [index, text] of HOSTILE.entries()) {
    const parameters = new URLSearchParams({
      tool: `tool ${index} ${text}`,
      from: '2020-W01',
      to: '2029-W01',
    });
    await page.goto(`${dashboard.url}/admin/weekly/records?${parameters}`);
    expect(await visibleText(page.getByRole('heading', { level: 1 }))).toBe(text);
    expect(await page.getByRole('cell', { name: text, exact: true }).count()).toBe(1);
    await expectHarmless();
  }
});

test.each(HOSTILE)('in every field of a record: %s', async (text) => {
  const { page } = window;
  const id = await addRichRecord(dashboard.database, {
    text,
    artifacts: [
      { kind: text, outputId: text, index: 0, url: text, filename: text, text },
      { kind: 'image', outputId: text, index: 1, url: `javascript:${text}` },
      { kind: 'image', outputId: text, index: 2, url: `data:text/html,${text}` },
    ],
  });
  await page.goto(`${dashboard.url}/admin/generations/${id}`);
  for (const summary of await page.locator('details.json summary').all()) await summary.click();
  const shown = await visibleText(page.locator('main'));
  // Name, account, reason, run, error, flag, delivery, history, event, artifact, and the three JSON texts.
  expect(shown.split(text).length).toBeGreaterThan(12);
  expect(await page.locator('iframe').count()).toBe(0);
  await expectHarmless();
  const filter = `account:${JSON.stringify(text)} env:production`;
  await page.goto(`${dashboard.url}/admin/generations?q=${encodeURIComponent(filter)}`);
  expect(await page.getByRole('link', { name: id }).count()).toBe(1);
  await expectHarmless();
});

test.each(HOSTILE)('in executions, deliveries and events, their lists and their pages: %s', async (text) => {
  const { page } = window;
  const { cook, cast, generation, event } = await addListRecords(dashboard.database, { count: 2, text });
  const filter = encodeURIComponent(JSON.stringify(text));
  for (const path of [
    `/executions?q=account:${filter}`,
    `/deliveries?q=account:${filter}`,
    `/events?q=run:${filter}`,
    `/cook-executions/${cook}`,
    `/spell-casts/${cast}`,
    `/deliveries/generation/${generation}`,
    `/deliveries/generation/${generation}/redeliver`,
    `/events/${event}`,
    `/events/${event}/replay`,
    `/generations/${generation}/ask`,
  ]) {
    await page.goto(`${dashboard.url}/admin${path}`);
    for (const summary of await page.locator('details.json summary').all()) await summary.click();
    expect(await visibleText(page.locator('main')), path).toContain(text);
    await expectHarmless();
  }
});

test.each(HOSTILE)('in a filter that cannot be understood, and in its completions: %s', async (text) => {
  await using mistaken = await openWindow(browser);
  const { page, problems } = mistaken;
  await signInAs(page, dashboard.url, ADMIN_KEY);
  await page.goto(`${dashboard.url}/admin/events?q=${encodeURIComponent(`nofield:${text} -`)}`);
  expect(await page.getByRole('alert').count()).toBe(1);
  await page.getByRole('combobox').pressSequentially(` ${text}`);
  expect(await page.evaluate('window.broken')).toBeUndefined();
  expect(await page.locator('main :is(script, img, b, svg [onload])').count()).toBe(0);
  // The page itself is the answer to a mistake.
  expect(problems.filter((problem) => !problem.includes('400'))).toEqual([]);
});

test.each(HOSTILE)('in an address: %s', async (text) => {
  const parameters = new URLSearchParams({
    from: text,
    to: text,
    environment: text,
    tool: text,
    show: text,
    week: text,
    q: text,
    cursor: text,
    done: text,
  });
  for (const path of [
    '/admin/weekly',
    '/admin/weekly/records',
    '/admin/weekly/chart.svg',
    '/admin/generations',
    '/admin/executions',
    '/admin/deliveries',
    '/admin/events',
  ]) {
    await window.page.goto(`${dashboard.url}${path}?${parameters}`);
    expect(await window.page.evaluate('window.broken')).toBeUndefined();
  }
  await using stranger = await openWindow(browser);
  await stranger.page.goto(`${dashboard.url}/admin/sign-in?next=${encodeURIComponent(text)}`);
  expect(await stranger.page.evaluate('window.broken')).toBeUndefined();
  expect(stranger.problems).toEqual([]);
});

test('a chart that is saved holds them as texts, too', async () => {
  const parameters = new URLSearchParams({ compare: 'none' });
  for (const [index, text] of HOSTILE.entries()) parameters.append('tool', `tool ${index} ${text}`);
  const answer = await window.context.request.get(`${dashboard.url}/admin/weekly/chart.svg?${parameters}`);
  const svg = await answer.text();
  expect(svg).not.toMatch(/<script|<img|onload="/);
  expect(svg).toContain('&lt;script&gt;window.broken = 1&lt;/script&gt;');
});
