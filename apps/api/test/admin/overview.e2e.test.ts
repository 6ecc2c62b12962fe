import { isDeepStrictEqual } from 'node:util';
import { toWhole } from '@genledger/db/mappers';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/api-process.ts';
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

const WEEK_MS = 7 * 86_400_000;

let dashboard: TestDashboard;
let browser: Browser;
let window: Window;
beforeAll(async () => {
  [dashboard, browser] = await Promise.all([startDashboard('overview', { weeks: 3 }), launchBrowser()]);
  window = await openWindow(browser);
  await signInAs(window.page, dashboard.url, ADMIN_KEY);
}, START_MS);
afterAll(async () => {
  await browser.close();
  await dashboard[Symbol.asyncDispose]();
});

/** Opens the overview with everything counted as it is now, and not when it was counted last. */
const openCountedNow = () => window.page.goto(`${dashboard.url}/admin?counted=now`);

async function rowOf(region: string, name: string): Promise<readonly string[]> {
  const table = window.page.getByRole('region', { name: region, exact: true });
  return visibleTexts(table.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell'));
}

const signal = (title: string): Promise<string> =>
  visibleText(window.page.locator('.signal', { hasText: title }));

test('shares are those of the records of the last seven days, added up independently', async () => {
  await openCountedNow();
  const records = await dashboard.database.generationOutputs.find().toArray();
  const recent = records.filter(({ requestTimestamp }) => Date.now() - requestTimestamp.getTime() < WEEK_MS);
  const costed = recent.filter(({ costUsd }) => costUsd !== undefined);
  const [verdict, share] = await rowOf('Objectives, figures', 'Cost on runs that ended');
  expect(recent.length).toBeGreaterThan(100);
  expect(share?.split('\n')[1]).toBe(`${costed.length} of ${recent.length}`);
  expect(verdict).toBe(costed.length / recent.length >= 0.99 ? 'holds' : 'missed');
  expect((await rowOf('Objectives, figures', 'Duration on runs that ended'))[0]).toBe('holds');
  await window.page.setViewportSize({ width: 1280, height: 800 });
  // All of it is seen on a small laptop: how each day was, too.
  const hidden = await window.page.evaluate(
    `[...document.querySelectorAll('[aria-label="Objectives, figures"]')].map((each) => each.scrollWidth - each.clientWidth)`,
  );
  expect(hidden).toEqual([0]);
  await window.page.setViewportSize({ width: 1440, height: 900 });
});

test('counts of some moments ago say so, and are counted anew where that is asked for', async () => {
  const { database } = dashboard;
  const costs = async () =>
    (await rowOf('Objectives, figures', 'Cost on runs that ended'))[1]?.split('\n')[1];
  await openCountedNow();
  const before = await costs();
  const objectives = window.page.locator('section.card', { hasText: 'Objectives' });
  expect(await visibleText(objectives)).toContain('Counted now.');
  const found = await database.generationOutputs.findOne(
    { costUsd: { $exists: true } },
    { sort: { requestTimestamp: -1 } },
  );
  if (found?.costUsd === undefined) throw new Error('no record has a cost');
  const { _id, costUsd } = found;
  await database.generationOutputs.updateOne({ _id }, { $unset: { costUsd: '' } });
  try {
    // The job that looks at alerts may count between two looks.
    const address = await waitUntil('counts to be told again', async () => {
      await window.page.goto(`${dashboard.url}/admin`);
      const link = objectives.getByRole('link', { name: 'count now' });
      return (await link.count()) === 1 && link.getAttribute('href');
    });
    expect(address).toBe('/admin?counted=now');
    await objectives.getByRole('link', { name: 'count now' }).click();
    await window.page.waitForURL(/counted=now/);
    expect(await costs()).not.toBe(before);
  } finally {
    await database.generationOutputs.updateOne({ _id }, { $set: { costUsd } });
  }
});

interface Told {
  readonly at: string;
  readonly data: readonly {
    readonly id: string;
    readonly windows: readonly {
      readonly window: string;
      readonly denominator: number;
      readonly burn?: number;
    }[];
  }[];
}

const told = async () => (await dashboard.api.client.get<Told>('/v1/objectives')).body;
const costWindows = ({ data }: Told) => data.find(({ id }) => id === 'cost-populated')?.windows ?? [];

test('burn by window is that of the records, on the page as in the API', async () => {
  const DAYS: Readonly<Record<string, number>> = { '1d': 1, '3d': 3, '7d': 7 };
  const records = await dashboard.database.generationOutputs.find().toArray();
  // A record may leave a window between two looks: what two of them agree on is what the page shows between.
  const [now, cells] = await waitUntil('two looks to agree', async () => {
    const before = await told();
    await openCountedNow();
    const shown = await rowOf('Objectives, figures', 'Cost on runs that ended');
    const after = await told();
    return isDeepStrictEqual(costWindows(before), costWindows(after)) && ([after, shown] as const);
  });
  for (const [id, days] of Object.entries(DAYS)) {
    const sinceMs = Date.parse(now.at) - days * 86_400_000;
    const within = records.filter(({ responseTimestamp }) => (responseTimestamp?.getTime() ?? 0) > sinceMs);
    const burn = within.filter(({ costUsd }) => costUsd === undefined).length / within.length / 0.01;
    const found = costWindows(now).find(({ window: each }) => each === id);
    expect([id, found?.denominator]).toEqual([id, within.length]);
    expect(found?.burn).toBeCloseTo(burn, 6);
    const pace = burn.toLocaleString('en-US', { maximumFractionDigits: 1 });
    if (id !== '7d') expect(cells).toContain(`${pace}×\nof ${within.length.toLocaleString('en-US')}`);
  }
  expect(await rowOf('Objectives, figures', 'Open for more than 24 hours')).toContain('no pace');
});

test('states are counted, and what has ended is what the weekly sums say', async () => {
  const records = await dashboard.database.generationOutputs.find().toArray();
  const tiles = await visibleText(window.page.locator('.tiles'));
  for (const status of ['pending', 'processing', 'success', 'failed', 'cancelled']) {
    const count = records.filter((record) => record.status === status).length;
    expect(tiles).toContain(`${status}\n${count.toLocaleString('en-US')}`);
  }
});

test('that nothing was heard is told apart from that all is well', async () => {
  expect(await signal('Webhooks')).toContain('no data');
  expect(await signal('Notifiers')).toContain('none');
  expect(await signal('Reconciler')).toContain('running');
  expect(await rowOf('Objectives, figures', 'Linked to the cook')).toEqual(
    expect.arrayContaining(['no data', '–\n0 of 0']),
  );
});

test('what waits in the inbox, and what is stuck, is seen', async () => {
  const { database } = dashboard;
  const event = { provider: 'comfyui-deploy', source: 'webhook', rawBody: '{}', attempts: 0 };
  const receivedAt = new Date(Date.now() - 120_000);
  await database.db.collection('webhookEvents').insertMany([
    {
      ...event,
      contentKey: 'a',
      state: 'received',
      receivedAt,
      leaseUntil: new Date(Date.now() + 3_600_000),
    },
    { ...event, contentKey: 'b', state: 'unknown', receivedAt },
  ]);
  await openCountedNow();
  expect(await signal('Inbox')).toMatch(/late\s+1 to be applied, the oldest for 2m/);
  expect(await signal('Unsettled events')).toContain('1 unknown');
  expect(await signal('Webhooks')).toMatch(/The last one came 2m.* ago/);
});

test('deliveries by platform, and audits', async () => {
  const { database } = dashboard;
  const records = await database.generationOutputs.find({ environment: 'production' }).limit(3).toArray();
  const now = Date.now();
  for (const [index, { _id }] of records.entries()) {
    const responseTimestamp = new Date(now - 60_000);
    const sent = {
      deliveryStatus: 'sent' as const,
      deliveryTimestamp: new Date(now - 60_000 + (index + 1) * 2000),
    };
    await database.generationOutputs.updateOne(
      { _id },
      {
        $set: {
          notificationPlatform: 'webhook',
          requestTimestamp: new Date(now - 90_000),
          responseTimestamp,
          durationMs: toWhole(30_000),
          ...(index === 2 ? { deliveryStatus: 'dropped' as const } : sent),
        },
      },
    );
  }
  await database.db.collection('auditRuns').insertOne({
    startedAt: new Date(now - 5000),
    finishedAt: new Date(now),
    environments: ['production'],
    holds: false,
    report: {
      environments: [
        {
          criteria: [
            { id: 'cost-populated', holds: false },
            { id: 'schema-version', holds: true },
          ],
          findings: [{ count: 40 }, { count: 2 }],
        },
      ],
    },
  });
  await openCountedNow();
  expect(await rowOf('Deliveries, figures', 'webhook')).toEqual(['2', '1', '0', '0', '66.7%', '2s', '4s']);
  expect(await rowOf('Audits', new Date(now - 5000).toISOString().slice(0, 10))).toEqual([
    'does not hold',
    'production',
    '42',
    'cost-populated',
  ]);
});

test('how estimates came true, and which are too narrow', async () => {
  const sketch = (toolId: string, hoursAgo: number, calibration: Readonly<Record<string, number>>) => ({
    environment: 'production',
    toolId,
    machine: '',
    unit: '',
    size: '',
    outcome: 'success',
    hour: new Date(Math.floor(Date.now() / 3_600_000 - hoursAgo) * 3_600_000),
    shard: 0,
    calibration: Object.fromEntries(
      Object.entries(calibration).map(([name, count]) => [name, toWhole(count)]),
    ),
  });
  await dashboard.database.db.collection('estimateSketches').insertMany([
    sketch('portrait-xl', 2, { durations: 120, durationsWithinP50: 61, durationsWithinP95: 115 }),
    sketch('portrait-xl', 30, { durations: 80, durationsWithinP50: 39, durationsWithinP95: 75 }),
    sketch('caption', 5, {
      durations: 200,
      durationsWithinP50: 40,
      durationsWithinP95: 150,
      costs: 10,
      costsWithinP50: 5,
      costsWithinP95: 10,
    }),
  ]);
  await openCountedNow();
  const of = (name: string) => rowOf('Estimates, figures', name);
  expect(await of('Portrait XL')).toEqual(['as said', '200', '50%', '95%', '–', '–', '–']);
  expect(await of('Caption')).toEqual(['too narrow', '200', '20%', '75%', '10', '50%', '100%']);
});

test('the same is told as metrics', async () => {
  const metrics = await (await fetch(`${dashboard.url}/metrics`)).text();
  expect(metrics).toMatch(/^genledger_objective_ratio\{objective="cost-populated"\} 0\.\d+$/m);
  expect(metrics).toMatch(/^genledger_objective_ratio\{objective="parent-linked"\} NaN$/im);
  expect(metrics).toMatch(/^genledger_objective_target\{objective="terminal-within-5-minutes"\} 0\.95$/m);
  expect(metrics).toMatch(/^genledger_reconciler_running 1$/m);
  expect(metrics).toMatch(/^genledger_notifiers 0$/m);
  expect(metrics).toMatch(
    /^genledger_objective_burn_rate\{objective="cost-populated",window="7d"\} [\d.]+$/m,
  );
  expect(metrics).toMatch(/^genledger_objective_counted\{objective="cost-populated",window="5m"\} \d+$/m);
  expect(metrics).toMatch(/^genledger_generations\{status="success"\} \d{2,}$/m);
  expect(metrics).toMatch(/^genledger_events_unsettled\{state="unknown"\} 1$/m);
});

test('nothing went wrong in the browser', () => {
  expect(window.problems).toEqual([]);
});
