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
import { addPageRecords, addressOf, PAGES } from './support/pages.ts';
import { holdsText, textFields } from './support/text-fields.ts';

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

/** All of them at once, beginning as an address. */
const EVERYTHING = ['javascript:window.broken=1//', ...HOSTILE].join(' ');
/** What is seen of it everywhere: some fields are cut short, and some take no braces. */
const SEEN = EVERYTHING.slice(0, 60);

let dashboard: TestDashboard;
let old: string;
let ids: Readonly<Record<string, string>>;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([
    startDashboard('hostile texts', { count: 60, weeks: 2 }),
    launchBrowser(),
  ]);
  const { database, api } = dashboard;
  for (const [index, text] of [...HOSTILE, EVERYTHING.slice(0, 90)].entries()) {
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
  ids = await addPageRecords(database, {
    count: 2,
    text: EVERYTHING,
    toolId: `tool ${HOSTILE.length} ${EVERYTHING.slice(0, 90)}`,
    artifacts: [
      {
        kind: EVERYTHING,
        outputId: EVERYTHING,
        nodeId: EVERYTHING,
        index: 0,
        url: EVERYTHING,
        filename: EVERYTHING,
        text: EVERYTHING,
      },
      { kind: 'image', outputId: EVERYTHING, index: 1, url: `javascript:${EVERYTHING}` },
      { kind: 'image', outputId: EVERYTHING, index: 2, url: `data:text/html,${EVERYTHING}` },
      { kind: 'video', outputId: EVERYTHING, index: 3, url: `vbscript:${EVERYTHING}` },
    ],
  });
  // A definition of old may hold what is refused today.
  const { insertedId } = await database.db.collection('spells').insertOne({
    schemaVersion: 2,
    name: EVERYTHING,
    previewImages: [EVERYTHING],
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  old = insertedId.toHexString();
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY);
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

async function expectHarmless(problems: readonly string[] = window.problems): Promise<void> {
  const { page } = window;
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

/** What the ledger itself writes: words of its own, ids, and figures that were read as such. */
const OURS =
  /^(kind|status|provider|environment|source|level|rule|openKey|deliveryId|subjectKind|result|contentKey|traceparent|pricingTier|deliveryMode|migration|collection|about|leaseOwner|deliveryHold|onFailure|notificationPlatform|platform|legacy)$|(^|\.)(eventId|owner|leaseOwner|cause|multiplier|source|rateSource|rate|unit|staticCost|machine|basis)$|^(estimate|evidence)\./;
const COLLECTIONS = [
  'generationOutputs',
  'cookExecutions',
  'spellCasts',
  'cooks',
  'spells',
  'tools',
  'webhookEvents',
  'deliveryAttempts',
  'alerts',
  'quarantine',
  'operations',
  'auditRuns',
];

test.each(COLLECTIONS)('they stand in every field of %s that is filled from outside', async (collection) => {
  const documents = await dashboard.database.db.collection(collection).find().toArray();
  const fields = textFields(collection).filter((path) => !OURS.test(path));
  expect(fields.length).toBeGreaterThan(0);
  const harmless = fields.filter((path) => !documents.some((each) => holdsText(each, path.split('.'), SEEN)));
  expect(harmless).toEqual([]);
});

/** Pages that show nothing that was filled from outside. */
const QUIET = ['mistaken-filter', 'executions-none', 'records', 'missing'];

test.each([...PAGES, { name: 'old spell', path: '/admin/spells/{old}' }])(
  'and are harmless texts on the page: $name',
  async ({ name, path }) => {
    const { page, problems } = window;
    const before = problems.length;
    await page.goto(`${dashboard.url}${addressOf(path, { ...ids, old })}`);
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
    const values: readonly string[] = await page.evaluate(
      `[...document.querySelectorAll('main :is(input, textarea, option)')].map((each) => each.value)`,
    );
    const shown = [await visibleText(page.locator('main')), ...values].join('\n');
    expect(shown.includes(SEEN)).toBe(!QUIET.includes(name));
    await page.locator('main').hover();
    expect(await page.locator('iframe').count()).toBe(0);
    await expectHarmless(problems.slice(before).filter((problem) => !/400|404/.test(problem)));
  },
);

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
    ...new Set(PAGES.map((page) => page.path.replace(/\?.*/, ''))),
    '/admin/weekly/chart.svg',
  ]) {
    await window.page.goto(`${dashboard.url}${addressOf(path, ids)}?${parameters}`);
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
