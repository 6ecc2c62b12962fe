import { endedGeneration } from '@genledger/db/testing';
import { weekStart } from '@genledger/domain/statistics';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
import {
  launchBrowser,
  openWindow,
  START_MS,
  signInAs,
  visibleTexts,
  type Window,
} from './support/browser.ts';
import { readCsv } from './support/csv.ts';
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import { nanoUsd, type PlainSums, plainSums } from './support/independent-sums.ts';
import { SEED_ACCOUNTS, SEED_TOOLS } from './support/records.ts';

const WEEK_MS = 7 * 86_400_000;
/** A point’s price as it is where nothing is configured, in billionths of a dollar. */
const POINT_NANO_USD = 337_000n;

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('money page'), launchBrowser()]);
  // An account that costs far more than it pays, and one of which no cost is known.
  const { costUsd: _costUsd, ...unknown } = endedGeneration({ toolId: 'caption', accountId: 'mute' });
  await dashboard.database.db
    .collection('generationOutputs')
    .insertMany([
      endedGeneration({ toolId: 'caption', accountId: 'glass', costUsd: '5.5', environment: '=staging' }),
      unknown,
    ]);
  await dashboard.rebuild();
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY, '/admin/money');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

const span = () => {
  const monday = weekStart(new Date());
  return { from: new Date(monday.getTime() - 11 * WEEK_MS), until: new Date(monday.getTime() + WEEK_MS) };
};
const sumsOf = (wanted: { toolId?: string; accountId?: string } = {}) =>
  plainSums(dashboard.database, { ...span(), ...wanted });

/** What the cells of a row are to be, worked out from the documents. */
function expectedCells({ count, pointsSpent, costCount, costNanoUsd }: PlainSums) {
  const leftNano = BigInt(pointsSpent) * POINT_NANO_USD - costNanoUsd;
  const isLoss = costCount > 0 && leftNano < 0n;
  const known = costCount === 0 ? 'not known' : 'as far as known';
  const unlost = costCount === count ? 'yes' : known;
  const verdict = isLoss ? 'no' : unlost;
  return {
    verdict,
    count,
    pointsSpent,
    revenueUsd: (pointsSpent * Number(POINT_NANO_USD)) / 1e9,
    costUsd: costCount === 0 ? undefined : Number(costNanoUsd) / 1e9,
    leftUsd: costCount === 0 ? undefined : Number(leftNano) / 1e9,
    unknownPercent: (100 * (count - costCount)) / count,
  };
}

async function checkRow(table: string, name: string, sums: PlainSums): Promise<void> {
  const row = window.page
    .getByRole('region', { name: `${table}, figures`, exact: true })
    .getByRole('row', { name: new RegExp(`^${name}`) });
  const [verdict, ...figures] = await visibleTexts(row.getByRole('cell'));
  const [count, points, revenue, cost, left, unknown] = figures.map((text) =>
    text === '–' ? undefined : Number(text.replaceAll(/[$,%]/g, '')),
  );
  const expected = expectedCells(sums);
  expect([name, verdict, count, points]).toEqual([
    name,
    expected.verdict,
    expected.count,
    expected.pointsSpent,
  ]);
  for (const [shown, exact] of [
    [revenue, expected.revenueUsd],
    [cost, expected.costUsd],
    [left, expected.leftUsd],
  ] as const) {
    if (exact === undefined) expect(shown).toBeUndefined();
    else expect(Math.abs((shown ?? Number.NaN) - exact)).toBeLessThan(0.005);
  }
  expect(unknown).toBeCloseTo(expected.unknownPercent, 0);
}

describe('the figures equal the records, added up independently', () => {
  test('of every tool', async () => {
    await window.page.goto(`${dashboard.url}/admin/money`);
    for (const { toolId, displayName } of SEED_TOOLS) {
      await checkRow('Tools', displayName, await sumsOf({ toolId }));
    }
    await checkRow('Tools', 'All tools', await sumsOf());
  });

  test('of every account, of which the one that spent most is first', async () => {
    for (const accountId of [...SEED_ACCOUNTS, 'glass', 'mute']) {
      await checkRow('Accounts', accountId, await sumsOf({ accountId }));
    }
    await checkRow('Accounts', 'All 8', await sumsOf());
    const rows = window.page.getByRole('region', { name: 'Accounts, figures' }).locator('tbody th');
    const spent = await Promise.all(
      [...SEED_ACCOUNTS, 'glass', 'mute'].map(async (accountId) => ({
        accountId,
        points: (await sumsOf({ accountId })).pointsSpent,
      })),
    );
    const order = spent.toSorted((a, b) => b.points - a.points).map(({ accountId }) => accountId);
    expect((await visibleTexts(rows)).slice(0, 6)).toEqual(order.slice(0, 6));
  });

  test('where money is lost', async () => {
    const { page } = window;
    await page.getByLabel('Accounts by').selectOption('Least left');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Show' }).click()]);
    const first = page.getByRole('region', { name: 'Accounts, figures' }).locator('tbody th').first();
    expect(await visibleTexts(first)).toEqual(['glass']);
    const losses = page.getByRole('region', { name: 'Losses, figures' }).locator('tbody tr');
    expect((await visibleTexts(losses))[0]).toMatch(/^glass\s+Caption\s+no/);
    await losses.first().getByRole('link').click();
    await expect.poll(() => page.title()).toBe('Caption · Genledger');
    expect(await page.getByText('differs').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Records', exact: true }).locator('tbody tr').count()).toBe(
      1,
    );
  });
});

test('sums by account that are not there yet are told', async () => {
  const { weeklyAccountRollups } = dashboard.database;
  await weeklyAccountRollups.deleteMany({ accountId: 'glass' });
  await window.page.goto(`${dashboard.url}/admin/money`);
  expect(await window.page.getByText('1 generations are not counted by account').count()).toBe(1);
  await dashboard.rebuild();
  await window.page.reload();
  expect(await window.page.getByText('not counted by account').count()).toBe(0);
});

describe('costs as a file', () => {
  const exported = async (path: string) => {
    const answer = await window.context.request.get(`${dashboard.url}${path}`);
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
    return readCsv(await answer.text());
  };
  const total = (rows: readonly Readonly<Record<string, string>>[], column: string) =>
    rows.reduce((sum, row) => sum + nanoUsd(row[column] || '0'), 0n);

  test('come to the sums of the records, unknown ones empty', async () => {
    const rows = await exported('/admin/costs.csv');
    const sums = await sumsOf();
    expect(total(rows, 'cost_usd')).toBe(sums.costNanoUsd);
    const whole = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
    expect([whole('count'), whole('cost_count'), whole('points_spent')]).toEqual([
      sums.count,
      sums.costCount,
      sums.pointsSpent,
    ]);
    expect(rows.find((row) => row['account_id'] === 'mute')).toMatchObject({ cost_usd: '', cost_count: '0' });
    expect(rows.find((row) => row['account_id'] === 'glass')?.['environment']).toBe("'=staging");
  });

  test('in the columns of FOCUS: no empty cost, no invented one', async () => {
    const rows = await exported('/admin/costs.csv?format=focus');
    expect(total(rows, 'BilledCost')).toBe((await sumsOf()).costNanoUsd);
    expect(rows.some((row) => row['SubAccountId'] === 'mute')).toBe(false);
    for (const row of rows) {
      const { ChargePeriodStart = '', ChargePeriodEnd = '', BillingPeriodStart = '' } = row;
      expect(Date.parse(ChargePeriodEnd) - Date.parse(ChargePeriodStart)).toBe(WEEK_MS);
      expect(BillingPeriodStart).toBe(`${ChargePeriodStart.slice(0, 7)}-01T00:00:00Z`);
      expect(row).toMatchObject({
        BillingCurrency: 'USD',
        ChargeCategory: 'Usage',
        ProviderName: 'comfyui-deploy',
        ServiceCategory: 'AI and Machine Learning',
        EffectiveCost: row['BilledCost'],
      });
    }
  });

  test('by the API, the same', async () => {
    const answer = await fetch(`${dashboard.url}/v1/stats/cost-export?format=focus&environment=production`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    const rows = readCsv(await answer.text());
    const sums = await plainSums(dashboard.database, { ...span(), environment: 'production' });
    expect(total(rows, 'ListCost')).toBe(sums.costNanoUsd);
    const refused = await dashboard.api.client.get('/v1/stats/cost-export?from=yesterday');
    expect(refused.status).toBe(422);
  });
});

test('the API ranks accounts as the page does, with exact money', async () => {
  const { client } = dashboard.api;
  const { body } = await client.get<{ data: Record<string, unknown>[]; accounts: number }>(
    '/v1/stats/accounts?order=loss&byTool=true&limit=1',
  );
  expect(body).toMatchObject({
    accounts: 8,
    pointPriceUsd: '0.000337',
    data: [
      {
        accountId: 'glass',
        toolId: 'caption',
        count: 1,
        costUsd: '5.5',
        revenueUsd: '0.040103',
        leftUsd: '-5.459897',
        verdict: 'loses',
      },
    ],
  });
});
