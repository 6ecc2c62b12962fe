import { toMoney, toWhole } from '@genledger/db/mappers';
import { reportNotifier } from '@genledger/db/repositories';
import { endedGeneration } from '@genledger/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { type LedgerHealth, type ObjectiveId, readHealth } from './index.ts';

const DAY_MS = 24 * HOUR_MS;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('objectives');
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  const { database } = ledger.context;
  for (const collection of [database.generationOutputs, database.webhookEvents, database.leases]) {
    await collection.deleteMany({});
  }
});

const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
type Fields = Readonly<Record<string, unknown>>;

/** A record of so long ago, with some fields as the test wants them; undefined takes one away. */
function record(agoMs: number, fields: Fields = {}): Fields {
  const made: Record<string, unknown> = { ...endedGeneration({ requestTimestamp: ago(agoMs) }), ...fields };
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
}

const OPEN = { status: 'pending', durationMs: undefined, costUsd: undefined, responseTimestamp: undefined };

/** The history of an end that came into the record so long after it was reported. */
function endedAfter(agoMs: number, lateMs: number): Fields {
  const at = ago(agoMs);
  const recordedAt = new Date(at.getTime() + lateMs);
  return { history: [{ from: 'pending', to: 'success', at, recordedAt, cause: 'webhook' }] };
}

async function healthOf(records: readonly Fields[]): Promise<LedgerHealth> {
  if (records.length > 0) await ledger.held.db.collection('generationOutputs').insertMany([...records]);
  return readHealth(ledger.context);
}

function share(health: LedgerHealth, id: ObjectiveId) {
  const found = health.objectives.find((objective) => objective.id === id);
  return found && [found.numerator, found.denominator, found.holds];
}

test('of nothing, everything holds, and no share is made up', async () => {
  const health = await healthOf([]);
  expect(health.objectives).toHaveLength(5);
  for (const objective of health.objectives) {
    expect(objective).toMatchObject({ numerator: 0, denominator: 0, holds: true });
    expect(objective).not.toHaveProperty('actual');
    expect(objective).not.toHaveProperty('burn');
    expect(objective.trend).toHaveLength(7);
  }
  expect(health).not.toHaveProperty('oldestOpen');
  expect(health.inbox).not.toHaveProperty('lastWebhookAt');
  expect(health.reconciler).toEqual({ isAlive: false });
});

describe('ended within five minutes of the report', () => {
  test('to the millisecond', async () => {
    const health = await healthOf([
      record(HOUR_MS, endedAfter(HOUR_MS, 5 * MINUTE_MS)),
      record(HOUR_MS, endedAfter(HOUR_MS, 5 * MINUTE_MS + 1)),
      record(HOUR_MS),
      record(HOUR_MS, OPEN),
    ]);
    expect(share(health, 'terminal-within-5-minutes')).toEqual([2, 3, false]);
  });

  test('a record that is open for a day has not ended in time', async () => {
    const health = await healthOf([
      record(2 * DAY_MS, OPEN),
      ...Array.from({ length: 19 }, () => record(HOUR_MS)),
    ]);
    expect(share(health, 'terminal-within-5-minutes')).toEqual([19, 20, true]);
  });

  test('nor has what a report in the inbox speaks of that nobody applies', async () => {
    const event = {
      contentKey: 'a',
      provider: 'comfyui-deploy',
      source: 'webhook',
      rawBody: '{}',
      attempts: 0,
    };
    await ledger.held.db.collection('webhookEvents').insertMany([
      { ...event, contentKey: 'late', state: 'received', receivedAt: ago(6 * MINUTE_MS) },
      { ...event, contentKey: 'fresh', state: 'received', receivedAt: ago(MINUTE_MS) },
      { ...event, contentKey: 'unmatched', state: 'unmatched', receivedAt: ago(9 * MINUTE_MS) },
    ]);
    await ledger.held.db.collection('generationOutputs').insertOne(record(HOUR_MS));
    const health = await readHealth(ledger.context);
    expect(share(health, 'terminal-within-5-minutes')).toEqual([1, 2, false]);
    expect(health.inbox).toEqual({
      waiting: 2,
      late: 1,
      oldestWaiting: ago(6 * MINUTE_MS),
      unsettled: { unmatched: 1, unknown: 0, invalid: 0, conflict: 0 },
      lastWebhookAt: ago(MINUTE_MS),
    });
  });
});

test('duration and cost count on what has ended; a burn of one is all that the target leaves', async () => {
  const health = await healthOf([
    ...Array.from({ length: 98 }, () => record(HOUR_MS)),
    record(HOUR_MS, { costUsd: undefined }),
    record(HOUR_MS, { costUsd: undefined, durationMs: undefined }),
    record(HOUR_MS, OPEN),
  ]);
  expect(share(health, 'duration-populated')).toEqual([99, 100, true]);
  expect(share(health, 'cost-populated')).toEqual([98, 100, false]);
  const burns = health.objectives.map(({ id, burn }) => [
    id,
    burn === undefined ? undefined : Number(burn.toFixed(6)),
  ]);
  expect(Object.fromEntries(burns)).toMatchObject({ 'duration-populated': 1, 'cost-populated': 2 });
});

test('open for more than a day is counted over all time, against all records', async () => {
  const health = await healthOf([
    record(40 * DAY_MS, OPEN),
    record(DAY_MS + 1, { ...OPEN, status: 'processing' }),
    record(DAY_MS - 1000, OPEN),
    ...Array.from({ length: 97 }, () => record(30 * DAY_MS)),
  ]);
  expect(share(health, 'pending-older-than-24h')).toEqual([2, 100, false]);
  expect(health.states).toMatchObject({ pending: 2, processing: 1 });
  expect(health.oldestOpen).toEqual(ago(40 * DAY_MS));
});

test('a child names its parent by its id', async () => {
  const health = await healthOf([
    record(HOUR_MS, { kind: 'cookPiece', cookExecutionId: endedGeneration()._id }),
    record(HOUR_MS, { kind: 'spellStep', spellCastId: endedGeneration()._id }),
    record(HOUR_MS, { metadata: { castId: 'somewhere' } }),
    record(HOUR_MS),
  ]);
  expect(share(health, 'parent-linked')).toEqual([2, 3, false]);
});

test('a trend has one share for each of the last seven days of requests, oldest first', async () => {
  const health = await healthOf([
    record(HOUR_MS),
    record(DAY_MS - 1),
    record(DAY_MS, { costUsd: undefined }),
    record(6 * DAY_MS + HOUR_MS),
    record(8 * DAY_MS),
  ]);
  const trend = health.objectives.find(({ id }) => id === 'cost-populated')?.trend ?? [];
  expect(trend.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 1],
    [2, 2],
  ]);
  expect(trend.at(-1)?.until).toEqual(NOW);
});

describe('burn over windows', () => {
  const LENGTHS: Readonly<Record<string, number>> = {
    '5m': 5 * MINUTE_MS,
    '30m': 30 * MINUTE_MS,
    '1h': HOUR_MS,
    '6h': 6 * HOUR_MS,
    '1d': DAY_MS,
    '3d': 3 * DAY_MS,
    '7d': 7 * DAY_MS,
  };
  const windowsOf = (health: LedgerHealth, id: ObjectiveId) =>
    health.objectives.find((objective) => objective.id === id)?.windows ?? [];
  const counted = (health: LedgerHealth, id: ObjectiveId) =>
    Object.fromEntries(
      windowsOf(health, id).map(({ window, numerator, denominator }) => [window, [numerator, denominator]]),
    );

  test('a quiet ledger has none that is known; what has no pace has no windows', async () => {
    const health = await healthOf([record(8 * DAY_MS)]);
    const windows = windowsOf(health, 'cost-populated');
    expect(windows.map(({ window, denominator, isCut }) => [window, denominator, isCut])).toEqual(
      Object.keys(LENGTHS).map((window) => [window, 0, false]),
    );
    expect(windows.filter((window) => 'burn' in window)).toEqual([]);
    expect(windowsOf(health, 'pending-older-than-24h')).toEqual([]);
    expect(windowsOf(health, 'parent-linked')).toEqual([]);
  });

  test('falls to when it was decided: the record of the end, the moment that it was late, a day after a request', async () => {
    const report = { contentKey: 'late', provider: 'fal', source: 'webhook', rawBody: '{}', attempts: 0 };
    await ledger.held.db
      .collection('webhookEvents')
      .insertOne({ ...report, state: 'received', receivedAt: ago(6 * MINUTE_MS) });
    const health = await healthOf([
      record(3 * HOUR_MS, { ...endedAfter(2 * MINUTE_MS, 1000), costUsd: undefined }),
      record(2 * HOUR_MS, endedAfter(20 * MINUTE_MS, 8 * MINUTE_MS)),
      record(DAY_MS + 2 * HOUR_MS, OPEN),
    ]);
    expect(counted(health, 'terminal-within-5-minutes')).toEqual({
      '5m': [1, 2],
      '30m': [1, 3],
      '1h': [1, 3],
      '6h': [1, 4],
      '1d': [1, 4],
      '3d': [1, 4],
      '7d': [1, 4],
    });
    expect(counted(health, 'cost-populated')).toMatchObject({ '5m': [0, 1], '30m': [1, 2], '7d': [1, 2] });
  });

  test('is that of the records, added up independently', async () => {
    const hours = [0.01, 0.2, 0.7, 3, 5.9, 11, 20, 30, 65, 80, 150];
    const made = hours.flatMap((age, index) =>
      Array.from({ length: 3 + index }, (_, each) => ({
        endedMs: age * HOUR_MS,
        record: record(age * HOUR_MS + MINUTE_MS, {
          ...endedAfter(age * HOUR_MS, 0),
          ...(each % 3 === 0 && { costUsd: undefined }),
        }),
      })),
    );
    const health = await healthOf(made.map((each) => each.record));
    for (const { window, numerator, denominator, burn } of windowsOf(health, 'cost-populated')) {
      const within = made.filter(({ endedMs }) => endedMs < (LENGTHS[window] ?? 0));
      const costed = within.filter((each) => each.record['costUsd'] !== undefined).length;
      expect([window, numerator, denominator]).toEqual([window, costed, within.length]);
      expect(burn).toBeCloseTo((within.length - costed) / within.length / 0.01, 6);
    }
  });
});

test('deliveries are counted by platform, with the time that they took', async () => {
  const sent = (ms: number) => ({
    notificationPlatform: 'webhook',
    deliveryStatus: 'sent',
    responseTimestamp: ago(HOUR_MS),
    deliveryTimestamp: new Date(ago(HOUR_MS).getTime() + ms),
    durationMs: toWhole(1000),
    costUsd: toMoney('0.1'),
  });
  const health = await healthOf([
    ...Array.from({ length: 20 }, (_, index) => record(HOUR_MS, sent(100 * (index + 1)))),
    record(HOUR_MS, { notificationPlatform: 'webhook', deliveryStatus: 'dropped' }),
    record(HOUR_MS, { notificationPlatform: 'telegram', deliveryStatus: 'pending' }),
    record(HOUR_MS, { ...OPEN, notificationPlatform: 'telegram', deliveryStatus: 'pending' }),
  ]);
  expect(health.deliveries).toEqual([
    { platform: 'telegram', sent: 0, dropped: 0, pending: 1, skipped: 0 },
    {
      platform: 'webhook',
      sent: 20,
      dropped: 1,
      pending: 0,
      skipped: 0,
      latencyMs: { p50: 1000, p95: 1900 },
    },
  ]);
});

test('who is at work: the holder of the lease, and notifiers that were heard of lately', async () => {
  const { database } = ledger.context;
  const notifier = { startedAt: ago(HOUR_MS), channels: { webhook: 'ready' } };
  await reportNotifier(database, { ...notifier, name: 'alive', seenAt: ago(20_000) });
  await reportNotifier(database, { ...notifier, name: 'gone', seenAt: ago(40_000) });
  const lease = { name: 'reconciler', owner: 'process-1', token: toWhole(3) };
  await ledger.held.db.collection('leases').insertOne({ ...lease, until: ago(1) });
  const health = await readHealth(ledger.context);
  expect(health.notifiers.alive.map(({ name }) => name)).toEqual(['alive']);
  expect(health.reconciler).toEqual({ owner: 'process-1', until: ago(1), isAlive: false });
});

describe('counts that may be some time old', () => {
  const within = { countedWithinMs: 90_000 };
  const laterBy = (ms: number, options = {}) =>
    readHealth(
      { database: ledger.context.database, clock: { now: () => new Date(NOW.getTime() + ms) } },
      options,
    );

  test('are those of their time, beside what stands now; older ones are counted anew', async () => {
    const before = await healthOf([record(HOUR_MS)]);
    const records = ledger.held.db.collection('generationOutputs');
    await records.insertMany([record(2 * HOUR_MS, { costUsd: undefined }), record(HOUR_MS, OPEN)]);
    const kept = await laterBy(89_999, within);
    const { objectives, deliveries } = before;
    expect(kept).toMatchObject({ objectives, deliveries, countedAt: NOW });
    expect([before.states.pending, kept.states.pending]).toEqual([0, 1]);
    const anew = await laterBy(90_000, within);
    expect(anew.countedAt).toEqual(anew.at);
    expect(share(anew, 'cost-populated')).toEqual([1, 2, false]);
  });

  test('are never told to who does not ask for them, and what was counted for one is told to the other', async () => {
    await healthOf([record(HOUR_MS)]);
    await ledger.held.db.collection('generationOutputs').insertOne(record(HOUR_MS));
    const now = await laterBy(200_000);
    expect(share(now, 'duration-populated')).toEqual([2, 2, true]);
    expect((await laterBy(201_000, within)).objectives).toEqual(now.objectives);
  });
});

test('of records of every kind, all of it is what they come to one by one', async () => {
  const one = <Value>(all: readonly Value[], index: number): Value | undefined => all[index % all.length];
  const records = Array.from({ length: 400 }, (_, index) => {
    const agoMs = index * 23 * MINUTE_MS;
    const isOpen = index % 11 === 3;
    return record(agoMs, {
      status: one(['success', 'failed', 'cancelled'], index),
      ...(index % 5 === 0 && endedAfter(agoMs, (index % 9) * MINUTE_MS)),
      ...(index % 7 === 0 && { costUsd: undefined }),
      ...(index % 13 === 0 && { durationMs: undefined }),
      ...(index % 6 === 0 && { kind: 'cookPiece', cookExecutionId: endedGeneration()._id }),
      ...(index % 17 === 0 && { metadata: { spellCastId: 'somewhere' } }),
      notificationPlatform: one(['none', 'webhook', 'email'], index),
      deliveryStatus: one(['sent', 'dropped', 'skipped', 'pending'], index),
      ...(index % 4 === 0 && { deliveryTimestamp: new Date(ago(agoMs).getTime() + 5000 + index) }),
      ...(isOpen && OPEN),
    });
  });
  const health = await healthOf(records);

  const aged = records.map((each, index) => ({ each, ageMs: index * 23 * MINUTE_MS, index }));
  const week = aged.filter(({ ageMs }) => ageMs <= 7 * DAY_MS);
  const ended = week.filter(({ each }) => each['status'] !== 'pending');
  const late = ended.filter(({ index }) => index % 5 === 0 && index % 9 > 5).length;
  const count = (field: string) => ended.filter(({ each }) => each[field] !== undefined).length;
  const overdue = week.filter(({ each, ageMs }) => each['status'] === 'pending' && ageMs >= DAY_MS).length;
  const linked = week.filter(({ index }) => index % 6 === 0).length;
  const children = week.filter(({ index }) => index % 6 === 0 || index % 17 === 0).length;
  const told = (id: ObjectiveId) => share(health, id)?.slice(0, 2);
  expect(told('terminal-within-5-minutes')).toEqual([ended.length - late, ended.length + overdue]);
  expect(told('duration-populated')).toEqual([count('durationMs'), ended.length]);
  expect(told('cost-populated')).toEqual([count('costUsd'), ended.length]);
  expect(told('parent-linked')).toEqual([linked, children]);
  const trend = health.objectives.find(({ id }) => id === 'cost-populated')?.trend ?? [];
  for (const [index, { denominator }] of trend.entries()) {
    const daysAgo = 6 - index;
    const ofDay = ended.filter(({ ageMs }) => Math.floor(ageMs / DAY_MS) === daysAgo);
    expect([daysAgo, denominator]).toEqual([daysAgo, ofDay.length]);
  }
  for (const { platform, latencyMs, ...counts } of health.deliveries) {
    const own = ended.filter(({ each }) => each['notificationPlatform'] === platform);
    for (const [status, counted] of Object.entries(counts)) {
      const found = own.filter(({ each }) => each['deliveryStatus'] === status).length;
      expect([platform, status, counted]).toEqual([platform, status, found]);
    }
    const sent = own.filter(({ each }) => each['deliveryStatus'] === 'sent').map(({ index }) => index);
    expect(latencyMs?.p50).toBe(sent.toSorted((a, b) => a - b)[Math.ceil(sent.length / 2) - 1]);
  }
  expect(health.deliveries).toHaveLength(3);
});
