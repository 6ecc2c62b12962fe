import { findLastOperation } from '@genledger/db/repositories';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import { FLAT_TOOL } from '../support/ledger.ts';
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

const SPELL = {
  name: 'A fox, twice',
  ownerAccountId: 'author-1',
  exposedInputs: [{ name: 'prompt', type: 'string', required: true, description: 'What to paint' }],
  steps: [
    { id: 'first', toolId: FLAT_TOOL, inputs: { prompt: { input: 'prompt' } } },
    { id: 'second', toolId: FLAT_TOOL, inputs: { style: { value: 'ink' } }, onFailure: { attempts: 2 } },
  ],
};
const COOK = {
  name: 'Foxes at night',
  work: { kind: 'tool', toolId: FLAT_TOOL },
  targetSize: 8,
  randomness: {
    traits: [
      {
        name: 'fur',
        input: 'fur',
        values: [
          { value: 'red', weight: 3 },
          { value: 'silver', weight: 1 },
        ],
      },
    ],
  },
  templates: { prompt: 'a {fur} fox' },
};

interface Saved {
  readonly id: string;
}

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
let page: Page;
let cook: string;
let spell: string;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([
    startDashboard('definitions', { count: 20, weeks: 2 }),
    launchBrowser(),
  ]);
  const { client } = dashboard.api;
  cook = (await client.post<Saved>('/v1/cooks', COOK)).body.id;
  spell = (await client.post<Saved>('/v1/spells', SPELL)).body.id;
  window = await openWindow(browser);
  page = window.page;
  await signInAs(page, dashboard.url, ADMIN_KEY);
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

const region = (name: string) => page.getByRole('region', { name, exact: true });

/** Fills the form of an action, and sends it. */
async function answer(action: string, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByLabel('Why').fill('the winter collection');
  if (await page.getByLabel('Write yes to do it').count())
    await page.getByLabel('Write yes to do it').fill('yes');
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('main').getByRole('button', { name: action, exact: true }).click(),
  ]);
}

test('the navigation leads to the lists, and these to each definition', async () => {
  await page.getByRole('link', { name: 'Cooks' }).click();
  await page.getByRole('link', { name: COOK.name }).click();
  await page.waitForURL(`${dashboard.url}/admin/cooks/${cook}`);
  expect(await visibleText(page.getByRole('heading', { level: 1 }))).toBe(COOK.name);
  await page.goto(`${dashboard.url}/admin/spells`);
  expect(await visibleTexts(region('Records').locator('tbody tr').getByRole('cell'))).toContain('author-1');
  await page.getByRole('link', { name: SPELL.name }).click();
  await page.waitForURL(`${dashboard.url}/admin/spells/${spell}`);
  const steps = await visibleTexts(region('Steps').locator('tbody tr'));
  expect(steps[0]).toMatch(/first.*e2e-flat.*prompt: what the cast is given as prompt.*1/s);
  expect(steps[1]).toMatch(/second.*e2e-flat.*style: "ink".*2/s);
  expect(await visibleText(region('Inputs'))).toContain('What to paint');
});

test('the forecast of a cook is the one that the API tells', async () => {
  const { body } = await dashboard.api.client.get<{
    readonly traits: readonly {
      readonly values: readonly { readonly value: string; readonly expected: string }[];
    }[];
  }>(`/v1/cooks/${cook}/forecast`);
  await page.goto(`${dashboard.url}/admin/cooks/${cook}`);
  const rows = await visibleTexts(region('Forecast').locator('tbody tr'));
  expect(body.traits[0]?.values).toHaveLength(2);
  for (const { value, expected } of body.traits[0]?.values ?? [])
    expect(rows.some((row) => row.includes(value) && row.includes(expected))).toBe(true);
  // A run costs 0.05, and there are eight.
  expect(await visibleText(page.locator('.tile', { hasText: 'Expected cost' }))).toContain('$0.40');
});

test('a cook is executed once its form is right; the execution is shown, and who asked for it is kept', async () => {
  await page.goto(`${dashboard.url}/admin/cooks/${cook}`);
  await page.getByRole('link', { name: 'Execute' }).click();
  await answer('Execute', { Account: 'account-7', 'Pieces side by side': 'many' });
  expect(await visibleText(page.getByRole('alert'))).toContain('concurrency');
  expect(await page.getByLabel('Account').inputValue()).toBe('account-7');
  await answer('Execute', { 'Pieces side by side': '2', Budget: '0.30' });
  expect(await visibleText(page.getByRole('status'))).toContain('It is executed');
  expect(await visibleText(region('Executions'))).toContain('account-7');
  const [execution] = await dashboard.database.cookExecutions.find().sort({ startedAt: -1 }).toArray();
  const id = execution?._id.toHexString() ?? '';
  expect(execution?.plan).toMatchObject({ targetSize: 8, concurrency: 2 });
  expect(await findLastOperation(dashboard.database, ['execution-control'])).toMatchObject({
    about: `execution of cook ${cook}`,
    why: 'the winter collection',
    outcome: `cook execution ${id}`,
  });
  await page.getByRole('link', { name: 'As a list' }).click();
  expect(await page.getByRole('link', { name: id }).count()).toBe(1);
  await page.getByRole('link', { name: id }).click();
  // Who had it made stands on its page, and on that of the cook.
  expect(await visibleText(region('By hand'))).toContain('the winter collection');
  await page.getByRole('link', { name: cook }).click();
  await page.waitForURL(`${dashboard.url}/admin/cooks/${cook}`);
  expect(await visibleText(region('By hand'))).toContain(`cook execution ${id}`);
});

test('a spell is cast with inputs that fit it', async () => {
  await page.goto(`${dashboard.url}/admin/spells/${spell}/cast`);
  expect(await page.getByLabel('Account').inputValue()).toBe('author-1');
  await answer('Cast', { 'Inputs, as JSON': '{"prompt":' });
  expect(await visibleText(page.getByRole('alert'))).toContain('inputs is not JSON');
  await answer('Cast', { 'Inputs, as JSON': '{"prompt": 7}' });
  expect(await visibleText(page.getByRole('alert'))).toContain('prompt');
  await answer('Cast', { 'Inputs, as JSON': '{"prompt": "a fox"}' });
  expect(await visibleText(region('Casts'))).toContain('author-1');
  const [cast] = await dashboard.database.spellCasts.find().sort({ startedAt: -1 }).toArray();
  expect(cast?.plan?.inputs).toEqual({ prompt: 'a fox' });
});

test('a definition is replaced by one that is possible, and by no other', async () => {
  await page.goto(`${dashboard.url}/admin/cooks/${cook}/replace`);
  const text = await page.getByLabel('Definition, as JSON').inputValue();
  expect(JSON.parse(text)).toMatchObject(COOK);
  await answer('Replace', { 'Definition, as JSON': text.replace(FLAT_TOOL, 'no-such-tool') });
  expect(await visibleText(page.getByRole('alert'))).toContain(
    'work.toolId The Tool Registry has no such tool',
  );
  await answer('Replace', { 'Definition, as JSON': text.replace(COOK.name, 'Foxes at noon') });
  expect(await visibleText(page.getByRole('heading', { level: 1 }))).toBe('Foxes at noon');
  expect((await dashboard.api.client.get<{ readonly name: string }>(`/v1/cooks/${cook}`)).body.name).toBe(
    'Foxes at noon',
  );
  expect(await findLastOperation(dashboard.database, ['definition-change'])).toMatchObject({
    about: `replacement of cook ${cook}`,
    outcome: 'replaced',
  });
});

test('a definition that cannot be executed says why, and offers only to be replaced', async () => {
  await dashboard.database.db
    .collection('cooks')
    .updateOne(
      { name: 'Foxes at noon' },
      { $set: { work: { kind: 'tool', toolId: 'gone' }, toolId: 'gone' } },
    );
  await page.goto(`${dashboard.url}/admin/cooks/${cook}`);
  expect(await visibleText(page.getByRole('alert'))).toContain('The Tool Registry has no such tool');
  const offered = await visibleTexts(page.locator('.heading .button'));
  expect(offered).toEqual(['Replace']);
});
