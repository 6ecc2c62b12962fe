import { weekStart } from '@genledger/domain/statistics';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY, WEBHOOK_SECRETS } from '../support/api-process.ts';
import { createRun } from '../support/ledger.ts';
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
import { startDashboard, type TestDashboard } from './support/dashboard.ts';
import { nanoUsd, plainShare, plainSums } from './support/independent-sums.ts';
import { SEED_TOOLS } from './support/records.ts';

const WEEK_MS = 7 * 86_400_000;

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('weekly page'), launchBrowser()]);
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY, '/admin/weekly');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

const monday = (weeksAgo: number): Date => new Date(weekStart(new Date()).getTime() - weeksAgo * WEEK_MS);
const numberOf = (text: string): number => Number(text.replaceAll(',', ''));

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration as pages tell it, `1m 23s`, in ms. */
function millisecondsIn(text: string): number {
  const parts = [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)];
  return parts.reduce((sum, [, value, unit = '']) => sum + Number(value) * (UNIT_MS[unit] ?? Number.NaN), 0);
}

async function rowOf(table: string, name: string): Promise<readonly string[]> {
  const row = window.page
    .getByRole('region', { name: table, exact: true })
    .getByRole('row', { name: new RegExp(`^${name}`) });
  return (await visibleTexts(row.getByRole('cell'))).map((text) => text.split('\n')[0] ?? '');
}

async function exported(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const answer = await window.context.request.get(`${dashboard.url}${path}`);
  expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const [headings = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(headings.split(',').map((heading, index) => [heading, cells[index] ?? '']));
  });
}

describe('the figures equal the records, added up independently', () => {
  test('of every tool over all weeks', async () => {
    await window.page.goto(`${dashboard.url}/admin/weekly`);
    for (const { toolId, displayName } of SEED_TOOLS) {
      const sums = await plainSums(dashboard.database, { toolId, from: monday(11), until: monday(-1) });
      const [count = '', failures = '', , , , points = ''] = await rowOf('Tools, figures', displayName);
      expect([displayName, numberOf(count), numberOf(points)]).toEqual([
        displayName,
        sums.count,
        sums.pointsSpent,
      ]);
      expect(Number.parseFloat(failures)).toBeCloseTo((100 * sums.failed) / sums.count, 1);
    }
  });

  test('of every tool in every week', async () => {
    for (const { toolId, displayName } of SEED_TOOLS) {
      const cells = await rowOf('Points spent, figures', displayName);
      for (const [index, cell] of cells.slice(0, 12).entries()) {
        const from = monday(11 - index);
        const until = new Date(from.getTime() + WEEK_MS);
        const sums = await plainSums(dashboard.database, { toolId, from, until });
        expect([displayName, index, cell]).toEqual([
          displayName,
          index,
          sums.count === 0 ? '–' : sums.pointsSpent.toLocaleString('en-US'),
        ]);
      }
    }
  });

  test('of how long half of them took in every week, where that is charted', async () => {
    await window.page.goto(`${dashboard.url}/admin/weekly?show=median`);
    const [{ toolId, displayName }] = SEED_TOOLS;
    const cells = (await rowOf('Median duration, figures', displayName)).slice(0, 12);
    for (const [index, cell] of cells.entries()) {
      const from = monday(11 - index);
      const until = new Date(from.getTime() + WEEK_MS);
      const sums = await plainSums(dashboard.database, { toolId, from, until });
      if (sums.count === 0) expect(cell).toBe('–');
      else expect(Math.abs(millisecondsIn(cell) / plainShare(sums, 0.5) - 1)).toBeLessThan(0.02);
    }
  });

  test('in the export, to the last place of the money', async () => {
    const rows = await exported('/admin/weekly.csv?environment=production');
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const from = new Date(`${row['week_start']}T00:00:00Z`);
      const until = new Date(from.getTime() + WEEK_MS);
      const wanted = { toolId: row['tool_id'] ?? '', environment: 'production', from, until };
      const sums = await plainSums(dashboard.database, wanted);
      const { durationsMs: _durationsMs, ...plain } = sums;
      expect({
        count: Number(row['count']),
        failed: Number(row['failed']),
        durationMs: Number(row['duration_ms']),
        pointsSpent: Number(row['points_spent']),
        costCount: Number(row['cost_count']),
        costNanoUsd: nanoUsd(row['cost_usd'] || '0'),
      }).toEqual(plain);
      for (const [field, share] of [
        ['p50_duration_ms', 0.5],
        ['p95_duration_ms', 0.95],
      ] as const) {
        const exact = plainShare(sums, share);
        expect(Math.abs(Number(row[field]) - exact)).toBeLessThanOrEqual(exact / 100 + 1);
      }
      expect(Number(row['average_duration_ms'])).toBe(Math.round(sums.durationMs / sums.count));
    }
  });
});

test('a number leads to its records, whose sums are the number', async () => {
  await window.page.goto(`${dashboard.url}/admin/weekly?environment=production`);
  const cell = window.page
    .getByRole('link', { name: /^Portrait XL, \d{4}-W\d\d: [\d,]+, show records$/ })
    .last();
  const figure = await visibleText(cell);
  await cell.click();
  await expect.poll(() => window.page.title()).toBe('Portrait XL · Genledger');
  const [shown, added, verdict] = await rowOf('Sums', 'Points spent');
  expect([shown, added, verdict]).toEqual([figure, figure, 'equal']);
  expect(await window.page.getByText('differs').count()).toBe(0);
  let total = 0;
  for (;;) {
    const rows = window.page.getByRole('region', { name: 'Records', exact: true }).locator('tbody tr');
    for (const row of await rows.all()) total += numberOf(await visibleText(row.getByRole('cell').nth(4)));
    const older = window.page.getByRole('link', { name: 'Older records' });
    if ((await older.count()) === 0) break;
    await Promise.all([window.page.waitForEvent('load'), older.click()]);
  }
  expect(total).toBe(numberOf(figure));
});

test('an account is chosen, and its figures lead to its records', async () => {
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/weekly`);
  await page.getByLabel('Account').fill('acme-studio');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Show' }).click()]);
  const of = { accountId: 'acme-studio', toolId: 'portrait-xl' };
  const sums = await plainSums(dashboard.database, { ...of, from: monday(11), until: monday(-1) });
  const [count = '', , , median = '', , points = ''] = await rowOf('Tools, figures', 'Portrait XL');
  expect([numberOf(count), numberOf(points)]).toEqual([sums.count, sums.pointsSpent]);
  const medianSeconds = Number.parseFloat(median);
  expect(Math.abs(medianSeconds - plainShare(sums, 0.5) / 1000)).toBeLessThan(medianSeconds / 50);
  await page
    .getByRole('region', { name: 'Tools, figures' })
    .getByRole('link', { name: 'Portrait XL' })
    .click();
  await expect.poll(() => page.title()).toBe('Portrait XL · Genledger');
  expect(await rowOf('Sums', 'Generations')).toEqual([count, count, 'equal']);
  expect(await page.getByText('differs').count()).toBe(0);
  const accounts = page.getByRole('region', { name: 'Records', exact: true }).locator('tbody tr');
  for (const row of await visibleTexts(accounts)) expect(row).toContain('acme-studio');
});

test('what ends now is counted at once', async () => {
  const { page } = window;
  const { id, runId } = await createRun(dashboard.api.client);
  const answer = await fetch(`${dashboard.url}/v1/webhooks/comfyui-deploy?secret=${WEBHOOK_SECRETS[0]}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ run_id: runId, status: 'success', outputs: [] }),
  });
  expect(answer.status).toBe(202);
  await waitUntil(`generation ${id} to be counted`, async () => {
    await page.goto(`${dashboard.url}/admin/weekly?tool=e2e-flat`);
    return (await page.getByRole('region', { name: 'Tools, figures' }).count()) > 0;
  });
  const [count, , , , , points, cost] = await rowOf('Tools, figures', 'Flat Painter');
  expect([count, points, cost]).toEqual(['1', '593', '$0.0500']);
});

test('the address holds the view: another browser sees the same', async () => {
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/weekly`);
  await page.getByLabel('Environment').selectOption('staging');
  await page.locator('#filter-tool-summary').click();
  await page.getByRole('checkbox', { name: 'Upscale 4x' }).check();
  await page.getByRole('checkbox', { name: 'Video Loop' }).check();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Show' }).click()]);
  const tools = await visibleText(page.getByRole('region', { name: 'Tools, figures' }));
  expect(tools).toContain('Upscale 4x');
  expect(tools).not.toContain('Portrait XL');
  await using other = await openWindow(browser);
  const { pathname, search } = new URL(page.url());
  await signInAs(other.page, dashboard.url, ADMIN_KEY, `${pathname}${search}`);
  expect(await visibleText(other.page.getByRole('region', { name: 'Tools, figures' }))).toBe(tools);
});

describe('weeks are compared', () => {
  test('with as many weeks before them', async () => {
    const sums = await plainSums(dashboard.database, { from: monday(3), until: monday(-1) });
    const before = await plainSums(dashboard.database, { from: monday(7), until: monday(3) });
    const address = `/admin/weekly?from=${monday(3).toISOString().slice(0, 10)}&compare=before`;
    await window.page.goto(`${dashboard.url}${address}`);
    const change = (100 * (sums.count - before.count)) / before.count;
    const note = await visibleText(window.page.locator('.tile', { hasText: 'Generations' }));
    expect(Number.parseFloat(note.split('\n').at(-1) ?? '')).toBeCloseTo(change, 0);
  });

  test('or with none', async () => {
    await window.page.goto(`${dashboard.url}/admin/weekly?compare=none`);
    expect(await window.page.getByText('on before').count()).toBe(0);
  });
});

test('a chart is saved as SVG that stands by itself, and as PNG', async () => {
  const { page } = window;
  await page.goto(`${dashboard.url}/admin/weekly`);
  const downloads: { readonly name: string; readonly content: Buffer }[] = [];
  for (const name of ['SVG', 'PNG']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).first().click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    downloads.push({ name: download.suggestedFilename(), content: Buffer.concat(chunks) });
  }
  const [svg, png] = downloads;
  expect(svg?.name).toBe('duration-by-tool-and-week.svg');
  expect(svg?.content.toString('utf8')).toMatch(/^<svg [\s\S]*<polyline [\s\S]*<\/svg>$/);
  // Beside the page, nothing else says what is what.
  const words = svg?.content.toString('utf8') ?? '';
  expect(words).toContain('>Average duration by tool and week</text>');
  expect(words).toMatch(/>\d{4}-W\d\d to \d{4}-W\d\d, UTC · all environments<\/text>/);
  for (const { displayName } of SEED_TOOLS) expect(words).toContain(`>${displayName}</text>`);
  expect(png?.name).toBe('duration-by-tool-and-week.png');
  expect(png?.content.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png?.content.readUInt32BE(16), png?.content.readUInt32BE(20)]).toEqual([2160, 792]);
});

test('what the address gets wrong is told, and the default is shown', async () => {
  await window.page.goto(`${dashboard.url}/admin/weekly?from=2031-W99&compare=week&week=x`);
  const alert = await visibleText(window.page.getByRole('alert'));
  expect(alert).toContain('from must be a week');
  expect(alert).toContain('week must be a week');
  const tools = Array.from({ length: 201 }, (_, index) => `tool=t${index}`).join('&');
  await window.page.goto(`${dashboard.url}/admin/weekly?show=nope&${tools}`);
  const more = await visibleText(window.page.getByRole('alert'));
  expect(more).toContain('show must be among duration');
  expect(more).toContain('tool may be given 200 times at most');
  await window.page.goto(`${dashboard.url}/admin/weekly?from=2001-W01&to=2001-W02`);
  expect(await window.page.getByText('Nothing ended in these weeks').count()).toBe(1);
});

test.each([
  'weekly.csv?from=2031-W99',
  'weekly/chart.svg?show=nope',
  'weekly/chart.svg?show=cost&chart=points',
  'costs.csv?from=x',
  'costs.csv?format=xls',
])('a file whose address has a mistake is none: %s', async (path) => {
  const answer = await window.context.request.get(`${dashboard.url}/admin/${path}`);
  expect(answer.status()).toBe(422);
  expect(answer.headers()['content-type']).toContain('text/html');
  expect(await answer.text()).toContain('The address has a mistake');
});

test('a tool that ran can be chosen, though the registry does not name it', async () => {
  const { client } = dashboard.api;
  const { db } = dashboard.database;
  await db.collection('tools').deleteOne({ displayName: 'Mesh Maker' });
  await window.page.goto(`${dashboard.url}/admin/weekly`);
  await window.page.locator('summary', { hasText: 'All' }).click();
  await window.page.getByRole('checkbox', { name: /mesh/i }).check();
  await window.page.getByRole('button', { name: 'Show' }).click();
  await window.page.waitForURL(/tool=mesh-maker/);
  expect(await window.page.getByText('Nothing ended in these weeks').count()).toBe(0);
  expect((await client.get('/v1/tools/mesh-maker')).status).toBe(404);
});

test('nothing went wrong in the browser', () => {
  expect(window.problems).toEqual([]);
});
