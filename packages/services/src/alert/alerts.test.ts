import { toMoney } from '@genledger/db/mappers';
import { endNotifier, listDeliveryRecords, reportNotifier } from '@genledger/db/repositories';
import { endedGeneration } from '@genledger/db/testing';
import { alertsSchema } from '@genledger/domain/alert';
import type { AlertId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { createSecretBox } from '../secret/index.ts';
import { alertStandings, dismiss, evaluateAlerts, openAlerts, pageOfAlerts } from './index.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const QUIET_MS = 2 * MINUTE_MS;

let ledger: TestLedger;
let nowMs = NOW.getTime();
beforeAll(async () => {
  ledger = await testLedger('alerts');
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  const { alerts, webhookEvents, leases, notifiers, generationOutputs } = ledger.context.database;
  for (const collection of [alerts, webhookEvents, leases, notifiers, generationOutputs])
    await collection.deleteMany({});
  nowMs = NOW.getTime();
});

/** The ledger with some alerts configured; the rules that the test does not name are off. */
function watching(configuration: object): LedgerContext {
  const off = {
    'inbox-lag': false,
    'oldest-open': false,
    'dropped-share': false,
    'objective-burn': false,
    'objective-fast-burn': false,
    'objective-slow-burn': false,
    'reconciler-absence': false,
    'notifier-absence': false,
    'delivery-lag': false,
  };
  const { rules, ...rest } = configuration as { readonly rules?: object };
  const alerts = alertsSchema.parse({ ...rest, rules: { ...off, ...rules } });
  return {
    ...ledger.context,
    clock: { now: () => new Date(nowMs) },
    settings: { ...ledger.context.settings, alerts },
  };
}

const LAG = { rules: { 'inbox-lag': { warning: 60, alert: 300 } } };

/** An event that has waited in the inbox since a time. */
async function waiting(receivedAt: Date): Promise<void> {
  await ledger.held.db.collection('webhookEvents').insertOne({
    contentKey: String(receivedAt.getTime()),
    provider: 'comfyui-deploy',
    source: 'webhook',
    rawBody: '{}',
    state: 'received',
    receivedAt,
    attempts: 0,
  });
}

const applied = () => ledger.context.database.webhookEvents.updateMany({}, { $set: { state: 'applied' } });
const forward = (ms: number) => {
  nowMs += ms;
};

async function only(context: LedgerContext) {
  const open = await openAlerts(context);
  expect(open).toHaveLength(1);
  const [alert] = open;
  if (alert === undefined) throw new Error('none is open');
  return alert;
}

test('one alert stands from its first sighting to its end, however often it is seen and how grave it becomes', async () => {
  const context = watching(LAG);
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
  await waiting(new Date(NOW.getTime() - 90_000));
  expect(await evaluateAlerts(context)).toEqual({ raised: 1, resolved: 0 });
  expect(await only(context)).toMatchObject({ level: 'warning', value: 90_000, threshold: 60_000, seen: 1 });
  forward(4 * MINUTE_MS);
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
  const last = new Date(nowMs);
  expect(await only(context)).toMatchObject({
    title: 'Inbox waits',
    level: 'alert',
    seen: 2,
    firstSeenAt: NOW,
    lastSeenAt: last,
    changedAt: last,
  });
  await applied();
  forward(QUIET_MS - 1);
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
  forward(1);
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 1 });
  expect(await openAlerts(context)).toEqual([]);
  await waiting(new Date(nowMs - 400_000));
  expect(await evaluateAlerts(context)).toEqual({ raised: 1, resolved: 0 });
  const { items } = await pageOfAlerts(context, undefined, undefined, 10);
  expect(items.map(({ status, level, seen }) => [status, level, seen])).toEqual([
    ['raised', 'alert', 1],
    ['resolved', 'alert', 2],
  ]);
});

test('no data is told apart: nothing was ever heard, nothing is raised, and nothing ends', async () => {
  const context = watching({ rules: { 'webhook-absence': { alert: 600 } } });
  const verdict = async () =>
    (await alertStandings(context)).find(({ rule }) => rule === 'webhook-absence')?.readings[0]?.verdict.kind;
  expect([await verdict(), await evaluateAlerts(context)]).toEqual(['no-data', { raised: 0, resolved: 0 }]);
  await waiting(new Date(NOW.getTime() - HOUR_MS));
  await applied();
  expect([await verdict(), await evaluateAlerts(context)]).toEqual(['over', { raised: 1, resolved: 0 }]);
  await ledger.context.database.webhookEvents.deleteMany({});
  forward(HOUR_MS);
  expect([await verdict(), await evaluateAlerts(context)]).toEqual(['no-data', { raised: 0, resolved: 0 }]);
  expect(await openAlerts(context)).toHaveLength(1);
});

test('an objective that burns fast is raised while it does, by objective; a quiet ledger raises and ends nothing', async () => {
  const context = watching({ rules: { 'objective-fast-burn': { alert: 14.4 } } });
  const ended = (agoMs: number, fields: object) => {
    const at = new Date(NOW.getTime() - agoMs);
    const history = [{ from: 'pending', to: 'success', at, recordedAt: at, cause: 'webhook' }];
    const { costUsd: _cost, ...made }: Readonly<Record<string, unknown>> = endedGeneration({
      requestTimestamp: at,
    });
    return { ...made, history, ...fields };
  };
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
  const generations = ledger.held.db.collection('generationOutputs');
  await generations.insertMany(Array.from({ length: 19 }, () => ended(MINUTE_MS, {})));
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
  await generations.insertOne(ended(10 * MINUTE_MS, {}));
  expect(await evaluateAlerts(context)).toEqual({ raised: 1, resolved: 0 });
  const alert = await only(context);
  expect(alert).toMatchObject({
    title: 'Objective burns fast: cost-populated',
    level: 'alert',
    threshold: 14.4,
  });
  expect(alert.value).toBeCloseTo(100, 6);
  // Nothing ends any more: that it still burns is not known, and neither that it does not.
  forward(HOUR_MS);
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
  const costed = { costUsd: toMoney('0.1') };
  await generations.insertMany(
    Array.from({ length: 20 }, () => ended(-(nowMs - NOW.getTime()) + MINUTE_MS, costed)),
  );
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 1 });
});

describe('where deliveries are due and no notifier runs', () => {
  const ABSENCE = { rules: { 'notifier-absence': { warning: 60, alert: 300 } } };
  const due = (agoMs: number) =>
    ledger.held.db.collection('generationOutputs').insertOne({
      ...endedGeneration({ requestTimestamp: new Date(NOW.getTime() - HOUR_MS) }),
      notificationPlatform: 'webhook',
      deliveryStatus: 'pending',
      nextDeliveryAt: new Date(NOW.getTime() - agoMs),
    });
  const seen = (agoMs: number) =>
    reportNotifier(ledger.context.database, {
      name: 'notifier-1',
      startedAt: new Date(NOW.getTime() - HOUR_MS),
      seenAt: new Date(NOW.getTime() - agoMs),
      channels: { webhook: 'ready' },
    });
  const verdict = async (context: LedgerContext) =>
    (await alertStandings(context)).find(({ rule }) => rule === 'notifier-absence')?.readings[0];

  test('that is raised, by how long they have waited for one', async () => {
    const context = watching(ABSENCE);
    await due(90_000);
    expect(await evaluateAlerts(context)).toEqual({ raised: 1, resolved: 0 });
    expect(await only(context)).toMatchObject({ title: 'No notifier', level: 'warning', value: 90_000 });
    forward(4 * MINUTE_MS);
    await evaluateAlerts(context);
    expect((await only(context)).level).toBe('alert');
    await reportNotifier(ledger.context.database, {
      name: 'back',
      startedAt: new Date(nowMs),
      seenAt: new Date(nowMs + QUIET_MS),
      channels: {},
    });
    forward(QUIET_MS);
    expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 1 });
  });

  test('a backlog of one that ended just now counts from its end', async () => {
    const context = watching(ABSENCE);
    await due(HOUR_MS);
    await seen(5000);
    expect(await verdict(context)).toMatchObject({ value: 0, verdict: { kind: 'well' } });
    await endNotifier(ledger.context.database, 'notifier-1', new Date(NOW.getTime() - 2000));
    expect(await verdict(context)).toMatchObject({ value: 2000, verdict: { kind: 'well' } });
    forward(MINUTE_MS);
    expect(await verdict(context)).toMatchObject({ value: 62_000, verdict: { level: 'warning' } });
  });

  test('what waits though a notifier runs is a rule of its own', async () => {
    const context = watching({ rules: { 'delivery-lag': { warning: 300 } } });
    await due(HOUR_MS);
    expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 0 });
    await seen(5000);
    expect(await evaluateAlerts(context)).toEqual({ raised: 1, resolved: 0 });
    expect(await only(context)).toMatchObject({ title: 'Deliveries wait', level: 'warning', value: HOUR_MS });
  });

  test('nothing that is due is well, also where none ever ran', async () => {
    await due(-60_000);
    expect(await verdict(watching(ABSENCE))).toMatchObject({ value: 0, verdict: { kind: 'well' } });
  });
});

test('several processes raise one, and an alert of a rule that is off ends', async () => {
  await waiting(new Date(NOW.getTime() - HOUR_MS));
  const contexts = Array.from({ length: 6 }, () => watching(LAG));
  const outcomes = await Promise.all(contexts.map(evaluateAlerts));
  expect(outcomes.reduce((sum, { raised }) => sum + raised, 0)).toBe(1);
  const context = watching({});
  forward(QUIET_MS);
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 1 });
});

describe('people are told', () => {
  const target = { url: 'https://alerts.example/hook', secret: `whsec_${KEY}` };
  const notified = { ...LAG, notify: { platform: 'webhook', target } };
  const deliveries = async () =>
    (await listDeliveryRecords(ledger.context.database, {}, undefined, 10)).items;

  test('by a delivery like any other, its secret sealed, due anew as it becomes graver and as it ends', async () => {
    const context = { ...watching(notified), secrets: createSecretBox([Buffer.alloc(32, 7)]) };
    await waiting(new Date(NOW.getTime() - 90_000));
    await evaluateAlerts(context);
    const [raised] = await deliveries();
    expect(raised).toMatchObject({
      subject: { kind: 'alert' },
      title: 'Inbox waits',
      status: 'raised',
      notificationPlatform: 'webhook',
      deliveryStatus: 'pending',
      nextDeliveryAt: NOW,
    });
    expect(JSON.stringify(raised?.notificationTarget)).not.toContain(KEY);
    const sent = () =>
      context.database.alerts.updateMany(
        {},
        { $set: { deliveryStatus: 'sent' }, $unset: { nextDeliveryAt: '' } },
      );
    await sent();
    forward(MINUTE_MS);
    await evaluateAlerts(context);
    expect((await deliveries())[0]?.deliveryStatus).toBe('sent');
    forward(4 * MINUTE_MS);
    await evaluateAlerts(context);
    expect((await deliveries())[0]?.deliveryStatus).toBe('pending');
    await sent();
    await applied();
    forward(QUIET_MS);
    await evaluateAlerts(context);
    expect((await deliveries())[0]).toMatchObject({ status: 'resolved', deliveryStatus: 'pending' });
  });

  test('by nobody where none is configured, or a secret cannot be sealed; that is told', async () => {
    await waiting(new Date(NOW.getTime() - 90_000));
    await evaluateAlerts(watching(notified));
    expect(await deliveries()).toEqual([]);
    expect(ledger.log.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('alerts are told to nobody'),
    );
  });

  test('no more once somebody dismissed it, until that time, or until it becomes graver', async () => {
    const context = { ...watching(notified), secrets: createSecretBox([Buffer.alloc(32, 7)]) };
    await waiting(new Date(NOW.getTime() - 90_000));
    await evaluateAlerts(context);
    const { id } = await only(context);
    const until = new Date(NOW.getTime() + 3 * MINUTE_MS);
    const dismissed = await dismiss(context, id, 'anna', { why: 'known', until });
    expect(dismissed).toMatchObject({
      ok: true,
      value: { isDismissed: true, dismissal: { by: 'anna', why: 'known', at: NOW, until } },
    });
    await context.database.alerts.updateMany(
      {},
      { $set: { deliveryStatus: 'sent' }, $unset: { nextDeliveryAt: '' } },
    );
    forward(MINUTE_MS);
    await evaluateAlerts(context);
    expect([(await only(context)).isDismissed, (await deliveries())[0]?.deliveryStatus]).toEqual([
      true,
      'sent',
    ]);
    forward(2 * MINUTE_MS);
    await evaluateAlerts(context);
    expect([(await only(context)).isDismissed, (await deliveries())[0]?.deliveryStatus]).toEqual([
      false,
      'pending',
    ]);
  });
});

test('what cannot be dismissed is said', async () => {
  const context = watching(LAG);
  await waiting(new Date(NOW.getTime() - 90_000));
  await evaluateAlerts(context);
  const { id } = await only(context);
  const at = (ms: number) => ({ why: 'known', until: new Date(NOW.getTime() + ms) });
  const code = async (alert: AlertId, ms: number) => {
    const outcome = await dismiss(context, alert, 'anna', at(ms));
    return outcome.ok ? 'dismissed' : outcome.error.code;
  };
  expect(await code(id, 0)).toBe('invalid-input');
  expect(await code(id, 91 * 24 * HOUR_MS)).toBe('invalid-input');
  expect(await code('0123456789abcdef01234567' as AlertId, HOUR_MS)).toBe('not-found');
  await applied();
  forward(QUIET_MS);
  await evaluateAlerts(context);
  expect(await code(id, HOUR_MS)).toBe('already-ended');
});
