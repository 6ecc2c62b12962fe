import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';
import { migrationContextOf, runMigration } from '@genledger/services/migration';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY, type ApiProcess, startApi } from '../support/api-process.ts';
import { accessibilityViolations } from './support/accessibility.ts';
import {
  launchBrowser,
  openWindow,
  START_MS,
  signInAs,
  visibleText,
  type Window,
} from './support/browser.ts';
import { contextOf } from './support/context.ts';

const SEED = { documents: 150, seed: 11, rates: DEFAULT_RATES, intoExisting: false };

let stored: TestDatabase;
let database: Database;
let api: ApiProcess;
let browser: Browser;
let window: Window;
let page: Page;
beforeAll(async () => {
  stored = await testDatabase({ label: 'quarantine' });
  await generateLegacy({ databaseUrl: stored.url, ...SEED });
  database = openDatabase({ url: stored.url });
  const migration = migrationContextOf(contextOf(database), stored.url, 'e2e');
  await runMigration(migration, { batch: 500, until: 'contract', signal: AbortSignal.timeout(START_MS) });
  [api, browser] = await Promise.all([startApi({ databaseUrl: stored.url }), launchBrowser()]);
  window = await openWindow(browser);
  page = window.page;
  await signInAs(page, api.url, ADMIN_KEY, '/admin/quarantine');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await api.kill();
  await database.close();
  await stored.drop();
});

const notes = () => database.db.collection('quarantine').find().sort({ _id: 1 }).toArray();

/** A document of which the cost alone is undecided. */
async function undecidedCost() {
  const found = (await notes()).find(
    ({ collection, findings }) =>
      collection === 'generationOutputs' &&
      findings.every(({ field }: { readonly field: string }) => field === 'costUsd'),
  );
  if (found === undefined) throw new Error('the generator made none');
  return found;
}

async function settle(costUsd: string): Promise<void> {
  await page.getByLabel(/^costUsd/).fill(costUsd);
  await page.getByLabel('Why').fill('the bill says so');
  await page.getByLabel('Write yes to do it').fill('yes');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Settle' }).click()]);
}

test('what the migration left undecided is listed, each with a page that shows it as it is stored', async () => {
  const all = await notes();
  expect(all.length).toBeGreaterThan(3);
  const rows = page.getByRole('region', { name: 'Records' }).locator('tbody tr');
  expect(await rows.count()).toBe(Math.min(all.length, 50));
  expect(await accessibilityViolations(page)).toEqual([]);
  const { _id, documentId } = await undecidedCost();
  await page.goto(`${api.url}/admin/quarantine/${_id.toHexString()}`);
  expect(await visibleText(page.getByRole('region', { name: 'Undecided' }))).toContain('costUsd');
  await page.getByText('As it is stored').click();
  expect(await visibleText(page.locator('main pre'))).toContain(`"_id": "${documentId}"`);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('settling asks for a decision that can be read, then migrates, and keeps who decided and why', async () => {
  const { _id, documentId } = await undecidedCost();
  await page.goto(`${api.url}/admin/quarantine/${_id.toHexString()}/settle`);
  expect(await accessibilityViolations(page)).toEqual([]);
  await settle('');
  expect(await visibleText(page.getByRole('alert'))).toContain('Decide of one field at least.');
  await settle('0.0123');
  expect(await visibleText(page.locator('main'))).toContain('What it settles is migrated.');
  const migrated = await database.db.collection('generationOutputs').findOne({ _id: documentId });
  expect([migrated?.['schemaVersion'], String(migrated?.['costUsd'])]).toEqual([2, '0.0123']);
  const operation = await database.db.collection('operations').findOne({ kind: 'quarantine-settlement' });
  expect(operation).toMatchObject({
    about: `${documentId}: costUsd=0.0123`,
    operator: 'first key',
    why: 'the bill says so',
    outcome: '1 decided, 1 migrated',
  });
  const gone = await window.context.request.get(`${api.url}/admin/quarantine/${_id.toHexString()}`);
  expect(gone.status()).toBe(404);
});

test('what is undecided is passed over by the lists, which show all the others', async () => {
  const wanted = await database.db.collection('generationOutputs').countDocuments({ schemaVersion: 2 });
  const left = await database.db
    .collection('generationOutputs')
    .countDocuments({ schemaVersion: { $ne: 2 } });
  expect(left).toBeGreaterThan(3);
  const headers = { authorization: `Bearer ${ADMIN_KEY}` };
  const answer = await fetch(`${api.url}/v1/generations?limit=200`, { headers });
  expect(answer.status).toBe(200);
  const { data } = (await answer.json()) as { readonly data: readonly unknown[] };
  expect(data).toHaveLength(wanted);
  await page.goto(`${api.url}/admin/generations`);
  expect(await page.getByRole('region', { name: 'Records' }).locator('tbody tr').count()).toBeGreaterThan(10);
  const undecided = await database.db
    .collection('generationOutputs')
    .findOne({ schemaVersion: { $ne: 2 }, _id: { $type: 'objectId' } });
  const path = `${api.url}/v1/generations/${undecided?._id}`;
  const answers = [
    await fetch(path, { headers }),
    await fetch(`${path}/cancel`, { method: 'POST', headers }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

test('nothing went wrong in the browser, but what was refused', () => {
  expect(window.problems.filter((problem) => !problem.includes('409'))).toEqual([]);
});
