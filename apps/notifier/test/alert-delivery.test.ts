import { type AlertDelivery, Circuits, deliverAlerts, Limits } from '@genledger/channels/attempt';
import { channelDirectory } from '@genledger/channels/channel';
import { createGuardedAgent } from '@genledger/channels/outgoing';
import { createWebhookChannel } from '@genledger/channels/webhook';
import {
  claimDeliveries,
  endNotifier,
  insertAlert,
  listAttempts,
  reportNotifier,
} from '@genledger/db/repositories';
import { deliverySubject } from '@genledger/domain/delivery';
import { channelPolicy } from '@genledger/services/delivery';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';

const NOW = new Date('2026-01-02T03:05:00.000Z');
const MINUTE_MS = 60_000;

let ledger: TestLedger;
let receiver: Receiver;
let status = 204;
beforeAll(async () => {
  ledger = await testLedger('alert-delivery');
  receiver = await startReceiver(() => ({ status, body: '', afterMs: 20 }));
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const { alerts, notifiers } = ledger.database;
  for (const collection of [alerts, notifiers]) await collection.deleteMany({});
  receiver.received.length = 0;
  status = 204;
});

/** A process that would tell alerts by webhook. */
function processNamed(name: string, now = NOW): AlertDelivery {
  const policy = channelPolicy({}, 'webhook');
  const agent = createGuardedAgent({ allowPrivate: true });
  const channel = createWebhookChannel({ policy, agent, allowPrivate: true, secrets: [] });
  return {
    database: ledger.database,
    channels: channelDirectory({ webhook: { kind: 'ready', channel } }),
    clock: { now: () => now },
    log: { error: () => undefined },
    name,
    random: () => 0.5,
  };
}

const tell = (context: AlertDelivery) =>
  deliverAlerts(context, { circuits: new Circuits(), limits: new Limits() });

/** A raised alert, due since the beginning. @returns what its delivery is of */
async function raise(platform = 'webhook') {
  const { database } = ledger;
  const names = {
    rule: 'inbox-lag',
    group: '',
    environment: 'test',
    accountId: 'operators',
    title: 'Inbox waits',
  } as const;
  const state = {
    status: 'raised',
    level: 'alert',
    value: 400_000,
    threshold: 300_000,
    firstSeenAt: NOW,
    lastSeenAt: NOW,
    changedAt: NOW,
    seen: 1,
  } as const;
  await insertAlert(database, names, state, { platform, target: { url: receiver.url } });
  const alert = await database.alerts.findOne({});
  return deliverySubject('alert', alert?._id.toHexString() ?? '');
}

const alert = () => ledger.database.alerts.findOne({});
const results = async (subject: Awaited<ReturnType<typeof raise>>) =>
  (await listAttempts(ledger.database, subject, 10)).map(({ result, notifier }) => [result, notifier]);

test('several processes send an alert once between them', async () => {
  const subject = await raise();
  const told = await Promise.all(['a', 'b', 'c', 'd'].map((name) => tell(processNamed(name))));
  expect(told.flat()).toEqual([{ platform: 'webhook', outcome: 'sent' }]);
  expect(receiver.received).toHaveLength(1);
  expect(await alert()).toMatchObject({ deliveryStatus: 'sent', deliveryAttempts: 1 });
  expect(await results(subject)).toHaveLength(1);
});

test('while a notifier runs, it is left to it; after its end it is not', async () => {
  await raise();
  const notifier = { name: 'notifier', startedAt: NOW, channels: { webhook: 'ready' } };
  await reportNotifier(ledger.database, { ...notifier, seenAt: new Date(NOW.getTime() - 20_000) });
  expect(await tell(processNamed('api'))).toEqual([]);
  await endNotifier(ledger.database, 'notifier', NOW);
  expect(await tell(processNamed('api'))).toHaveLength(1);
});

test('one that a running notifier leaves alone is taken up after two minutes', async () => {
  await raise();
  const at = (ms: number) => new Date(NOW.getTime() + ms);
  const notifier = { name: 'stuck', startedAt: NOW, channels: { webhook: 'ready' } };
  await reportNotifier(ledger.database, { ...notifier, seenAt: at(2 * MINUTE_MS) });
  expect(await tell(processNamed('api', at(2 * MINUTE_MS - 1)))).toEqual([]);
  expect(await tell(processNamed('api', at(2 * MINUTE_MS)))).toHaveLength(1);
});

test('what a notifier claimed before it died is sent once its lease is over, and the records say so', async () => {
  const subject = await raise();
  const until = new Date(NOW.getTime() + MINUTE_MS);
  await claimDeliveries(ledger.database, [subject], { owner: 'dead', until }, NOW);
  expect(await tell(processNamed('api'))).toEqual([]);
  expect(await tell(processNamed('api', until))).toHaveLength(1);
  expect(await results(subject)).toEqual([
    ['interrupted', 'dead'],
    ['delivered', 'api'],
  ]);
});

test('a receiver that fails is tried again by its schedule, by whoever is there then', async () => {
  status = 500;
  await raise();
  expect(await tell(processNamed('api'))).toEqual([{ platform: 'webhook', outcome: 'waiting' }]);
  const { nextDeliveryAt, deliveryError } = (await alert()) ?? {};
  expect(deliveryError).toContain('500');
  expect(nextDeliveryAt?.getTime()).toBeGreaterThan(NOW.getTime());
  expect(await tell(processNamed('other'))).toEqual([]);
  status = 204;
  expect(await tell(processNamed('other', nextDeliveryAt))).toEqual([
    { platform: 'webhook', outcome: 'sent' },
  ]);
});

test('a platform whose channel is not here waits for a notifier that has it', async () => {
  await raise('telegram');
  expect(await tell(processNamed('api'))).toEqual([]);
  expect(await alert()).toMatchObject({ deliveryStatus: 'pending', nextDeliveryAt: NOW });
});
