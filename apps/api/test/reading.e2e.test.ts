import { toObjectId } from '@genledger/db/mappers';
import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertExecution } from './support/executions.ts';
import { createClient } from './support/http-client.ts';
import { createGeneration, createRun, generationIn, MACHINE_TOOL, newRunId } from './support/ledger.ts';
import type { EventRecord, GenerationRecord, Page } from './support/records.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;
const DAY_MS = 86_400_000;

let ledger: TestApi;

beforeAll(async () => {
  ledger = await startTestApi('reading', { GENLEDGER_RECONCILE_AFTER_MS: String(DAY_MS) });
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

async function setRequestTimestamp(ids: readonly string[], at: Date): Promise<void> {
  const _id = { $in: ids.map((id) => toObjectId(id as GenerationId)) };
  await ledger.database.db
    .collection('generationOutputs')
    .updateMany({ _id }, { $set: { requestTimestamp: at } });
}

async function pages<Item>(
  path: string,
  between: () => Promise<unknown> = async () => {},
): Promise<Item[][]> {
  const read: Item[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body, text } = await ledger.client.get<Page<Item>>(`${path}${from}`);
    expect(status, text).toBe(200);
    read.push([...body.data]);
    cursor = body.nextCursor;
    await between();
  }
  return read;
}

describe('lists of generations', () => {
  /** A generation of each sort, by name, oldest first. */
  const made = new Map<string, GenerationRecord>();
  let cook = '';
  let cast = '';

  beforeAll(async () => {
    const { client, database } = ledger;
    cook = await insertExecution(database, 'cookExecutionId');
    cast = await insertExecution(database, 'spellCastId');
    const run = () => ({ provider: 'comfyui-deploy', providerRunId: newRunId() });
    const sorts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      old: {},
      open: { notification: { platform: 'web' } },
      begun: run(),
      piece: { ...run(), cookExecutionId: cook },
      step: { ...run(), spellCastId: cast, notification: { platform: 'web', announce: true } },
      other: { toolId: MACHINE_TOOL, accountId: 'account-2' },
    };
    for (const [name, fields] of Object.entries(sorts)) {
      const record = await createGeneration(client, fields);
      made.set(name, record);
      await waitUntil('the next millisecond', () => Date.now() > Date.parse(record.requestTimestamp));
    }
    await setRequestTimestamp([made.get('old')?.id ?? ''], new Date(Date.now() - DAY_MS - 60_000));
    for (const [name, status] of [
      ['begun', 'running'],
      ['piece', 'success'],
      ['step', 'failed'],
    ] as const) {
      const { id = '', providerRunId = '' } = made.get(name) ?? {};
      await postWebhook(client, SECRET_PATH, eventOf(providerRunId, status));
      await generationIn(client, id, status === 'running' ? 'processing' : status);
    }
  }, START_MS);

  const nameOf = (id: string) => [...made].find(([, record]) => record.id === id)?.[0];
  const timeOf = (name: string) => made.get(name)?.requestTimestamp;

  test.each<[string, () => string, string[]]>([
    ['nothing', () => '', ['other', 'step', 'piece', 'begun', 'open', 'old']],
    ['status', () => 'status=pending', ['other', 'open', 'old']],
    ['another status', () => 'status=processing', ['begun']],
    ['an end', () => 'status=failed', ['step']],
    ['tool', () => `toolId=${MACHINE_TOOL}`, ['other']],
    ['account', () => 'accountId=account-1', ['step', 'piece', 'begun', 'open', 'old']],
    ['environment', () => 'environment=e2e', ['other', 'step', 'piece', 'begun', 'open', 'old']],
    ['another environment', () => 'environment=production', []],
    ['cook execution', () => `cookExecutionId=${cook}`, ['piece']],
    ['cook execution, in upper case', () => `cookExecutionId=${cook.toUpperCase()}`, ['piece']],
    ['spell cast', () => `spellCastId=${cast}`, ['step']],
    ['the id of another kind of parent', () => `spellCastId=${cook}`, []],
    ['delivery', () => 'deliveryStatus=pending', ['step', 'open']],
    ['delivery that is not meant', () => 'deliveryStatus=skipped', ['other', 'piece', 'begun', 'old']],
    ['a first time, which counts', () => `since=${timeOf('piece')}`, ['other', 'step', 'piece']],
    ['an end of time, which does not', () => `until=${timeOf('piece')}`, ['begun', 'open', 'old']],
    ['both', () => `since=${timeOf('open')}&until=${timeOf('step')}`, ['piece', 'begun', 'open']],
    ['age', () => 'olderThan=24h', ['old']],
    ['age in days', () => 'olderThan=1d', ['old']],
    ['more age than there is', () => 'olderThan=3d', []],
    ['several at once', () => `status=pending&accountId=account-1&olderThan=24h`, ['old']],
    ['a contradiction', () => `status=success&spellCastId=${cast}`, []],
  ])('narrowed by %s', async (_what, query, names) => {
    const { status, body } = await ledger.client.get<Page<GenerationRecord>>(`/v1/generations?${query()}`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }) => nameOf(id))).toEqual(names);
    expect(body.nextCursor).toBeNull();
  });

  test('a list holds records without history, evidence and outputs', async () => {
    const { body } = await ledger.client.get<Page<GenerationRecord>>('/v1/generations?status=success');
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      status: 'success',
      costUsd: '0.05',
      toolDisplayName: 'Flat Painter',
    });
    for (const hidden of ['history', 'evidence', 'responsePayload', 'reconcileAt', '_id', 'legacy']) {
      expect(body.data[0]).not.toHaveProperty(hidden);
    }
  });
});

describe('paging', () => {
  test.each([
    ['times that differ', false],
    ['times that are all the same', true],
  ])('no gap and no repeat, while records are inserted: %s', async (_what, isSame) => {
    const accountId = `pages-${isSame}`;
    const create = () => createGeneration(ledger.client, { accountId });
    const first = await Promise.all(Array.from({ length: 23 }, create));
    const ids = first.map(({ id }) => id);
    if (isSame) await setRequestTimestamp(ids, new Date(Date.now() - 1000));

    const path = `/v1/generations?accountId=${accountId}&limit=4`;
    const read = await pages<GenerationRecord>(path, () => Promise.all([create(), create()]));
    expect(read.map((page) => page.length)).toEqual([4, 4, 4, 4, 4, 3]);
    expect(
      read
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    const places = read.flat().map(({ requestTimestamp, id }) => `${requestTimestamp} ${id}`);
    expect(places).toEqual([...places].sort().reverse());
  });

  test('a page that is exactly full is the last one', async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => createGeneration(ledger.client, { accountId: 'full' })),
    );
    expect(await pages<GenerationRecord>('/v1/generations?accountId=full&limit=4')).toHaveLength(1);
  });

  test('tools by id', async () => {
    const definition = { displayName: 'P', service: 's', costingModel: { rateSource: 'static' } };
    const names = ['paged-c', 'paged-a', 'paged-b', 'Paged', 'paged-ä'];
    for (const toolId of names)
      await ledger.client.put(`/v1/tools/${encodeURIComponent(toolId)}`, definition);
    const read = (await pages<{ toolId: string }>('/v1/tools?limit=2')).flat().map(({ toolId }) => toolId);
    expect(read.filter((toolId) => names.includes(toolId))).toEqual([
      'Paged',
      'paged-a',
      'paged-b',
      'paged-c',
      'paged-ä',
    ]);
    expect(new Set(read).size).toBe(read.length);
  });

  test('events, newest first, all of them and of one state', async () => {
    const runIds = Array.from({ length: 9 }, newRunId);
    const sent = await Promise.all(
      runIds.map((runId) => postWebhook(ledger.client, SECRET_PATH, eventOf(runId, 'queued'))),
    );
    const ids = sent.map(({ body }) => body.eventId).sort();
    const seen = (read: readonly EventRecord[][]) =>
      read
        .flat()
        .map(({ id }) => id)
        .filter((id) => ids.includes(id))
        .sort();
    expect(seen(await pages<EventRecord>('/v1/events?limit=4'))).toEqual(ids);
    await expect
      .poll(async () => seen(await pages<EventRecord>('/v1/events?state=unmatched&limit=4')), {
        timeout: 20_000,
      })
      .toEqual(ids);
    expect(seen(await pages<EventRecord>('/v1/events?state=applied&limit=4'))).toEqual([]);
  });
});

describe('weekly statistics', () => {
  interface Week {
    readonly toolId: string;
    readonly week: string;
    readonly weekStart: string;
    readonly [figure: string]: unknown;
  }

  const readWeeks = async (query: string) =>
    (await ledger.client.get<{ data: Week[] }>(`/v1/stats/weekly?${query}`)).body.data;

  async function completed(toolId: string, status: string, more: object = {}): Promise<GenerationRecord> {
    const { id, runId } = await createRun(ledger.client, { toolId, ...more });
    await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, status));
    return generationIn(ledger.client, id, status);
  }

  test('equal the sums by hand', async () => {
    const definition = (rate?: string) => ({
      displayName: 'Weekly',
      service: 'comfyui',
      costingModel: { rateSource: 'static', ...(rate && { rate, unit: 'run' }) },
    });
    await ledger.client.put('/v1/tools/weekly', definition('0.05'));
    const records = [
      await completed('weekly', 'success'),
      await completed('weekly', 'success', { contributorRewardPoints: 7 }),
      await completed('weekly', 'success', { pricingTier: 'discount' }),
      await completed('weekly', 'failed'),
      await completed('weekly', 'cancelled'),
    ];
    await ledger.client.put('/v1/tools/weekly', definition());
    records.push(await completed('weekly', 'success'));
    await createRun(ledger.client, { toolId: 'weekly' });

    const totalMs = records.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
    const sorted = records.map(({ durationMs = 0 }) => durationMs).toSorted((a, b) => a - b);
    const [week, ...others] = await readWeeks('toolId=weekly');
    expect(others).toEqual([]);
    const { p50DurationMs, p95DurationMs, ...figures }: Partial<Week> = week ?? {};
    for (const [told, exact = Number.NaN] of [
      [p50DurationMs, sorted[2]],
      [p95DurationMs, sorted[5]],
    ] as const) {
      expect(Math.abs(Number(told) - exact)).toBeLessThanOrEqual(exact / 100 + 1);
    }
    const [first] = records;
    expect(await readWeeks(`toolId=weekly&accountId=${first?.accountId}`)).toEqual([week]);
    expect(await readWeeks('toolId=weekly&accountId=nobody')).toEqual([]);
    expect(figures).toEqual({
      toolId: 'weekly',
      week: expect.stringMatching(/^\d{4}-W\d\d$/),
      weekStart: expect.stringMatching(/T00:00:00\.000Z$/),
      count: 6,
      succeeded: 4,
      failed: 1,
      cancelled: 1,
      averageDurationMs: Math.round(totalMs / 6),
      // 593 + (593 + 7) + 297 (0.05 x 2 / 0.000337 = 296.7) + 0 + 0 + 0
      totalPointsSpent: 1490,
      totalProtocolNetPoints: 1483,
      totalCostUsd: '0.25',
      costCount: 5,
    });
    const monday = new Date(week?.weekStart ?? '');
    expect(monday.getUTCDay()).toBe(1);
    expect(Date.now() - monday.getTime()).toBeLessThan(8 * DAY_MS);
  });

  test('weeks are those of the request, and the bounds count', async () => {
    await ledger.client.put('/v1/tools/old-weeks', {
      displayName: 'Old',
      service: 'comfyui',
      costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
    });
    // The last moment of 2024-W52, the first and the last of 2025-W01, which begins in 2024, and the first of 2025-W02.
    for (const at of [
      '2024-12-29T23:59:59.999Z',
      '2024-12-30T00:00:00Z',
      '2025-01-05T23:59:59.999Z',
      '2025-01-06T00:00:00Z',
    ]) {
      const { id, runId } = await createRun(ledger.client, { toolId: 'old-weeks' });
      await setRequestTimestamp([id], new Date(at));
      await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, 'success'));
      await generationIn(ledger.client, id, 'success');
    }
    const counts = async (bounds: string) =>
      (await readWeeks(`toolId=old-weeks&${bounds}`)).map(({ week, weekStart, count }) => [
        week,
        weekStart,
        count,
      ]);
    const [before, first, after] = [
      ['2024-W52', '2024-12-23T00:00:00.000Z', 1],
      ['2025-W01', '2024-12-30T00:00:00.000Z', 2],
      ['2025-W02', '2025-01-06T00:00:00.000Z', 1],
    ];
    expect(await counts('from=2024-W52&to=2025-W02')).toEqual([before, first, after]);
    expect(await counts('from=2025-W01&to=2025-W01')).toEqual([first]);
    expect(await counts('from=2025-01-01&to=2025-01-01')).toEqual([first]);
    expect(await counts('from=2024-12-30T00:00:00Z&to=2025-01-06T00:00:00%2B00:00')).toEqual([first, after]);
    expect(await counts('')).toEqual([]);
  });
});

describe('open routes', () => {
  const anyone = () => createClient(ledger.api.url, null);

  test('/healthz and /readyz', async () => {
    const healthz = await anyone().get('/healthz');
    expect([healthz.status, healthz.body]).toEqual([200, { status: 'ok' }]);
    const readyz = await anyone().get('/readyz');
    expect([readyz.status, readyz.body]).toEqual([
      200,
      { ready: true, checks: { database: 'reachable', migrations: 'current' } },
    ]);
  });

  test('/readyz is 503 where migrations are missing, or are those of another build, and 200 once they are right', async () => {
    const markers = ledger.database.db.collection<{ _id: string }>('_prisma_migrations');
    const marker = await markers.findOne({ _id: 'app' });
    if (marker === null) throw new Error('a migrated database has a marker');
    const ready = async () => {
      const { status, body } = await anyone().get<{ ready: boolean; checks: object }>('/readyz');
      return [status, body];
    };
    const not = (migrations: string) => [
      503,
      { ready: false, checks: { database: 'reachable', migrations } },
    ];
    await markers.updateOne({ _id: 'app' }, { $set: { storageHash: 'of-another-build' } });
    expect(await ready()).toEqual(not('different'));
    await markers.deleteOne({ _id: 'app' });
    expect(await ready()).toEqual(not('missing'));
    expect((await anyone().get('/healthz')).status).toBe(200);
    await markers.insertOne(marker);
    expect((await anyone().get('/readyz')).status).toBe(200);
  });

  test('/metrics tells the inbox and the webhooks', async () => {
    const { status, headers, text } = await anyone().get('/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
    expect(text).toMatch(/^genledger_inbox_events \d+$/m);
    expect(text).toMatch(
      /^genledger_webhooks_total\{provider="comfyui-deploy",outcome="accepted"\} [1-9]\d*$/m,
    );
  });

  test('/docs loads what it needs from its own origin, and may load nothing else', async () => {
    const page = await anyone().get('/docs');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    const links = [...page.text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const link of links) {
      expect(link).toMatch(/^\/docs\/[a-z.-]+$/);
      const asset = await anyone().get(link);
      expect([link, asset.status]).toEqual([link, 200]);
      expect(asset.headers.get('content-type')).toMatch(link.endsWith('.js') ? /javascript/ : /css/);
      expect(asset.text.length).toBeGreaterThan(50);
    }
    expect(page.text).not.toMatch(/<script>|<script [^>]*>[^<]|\son\w+=/);
  });
});
