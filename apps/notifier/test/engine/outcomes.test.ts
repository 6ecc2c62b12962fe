import { toObjectId } from '@genledger/db/mappers';
import { listAttempts, redeliverOne } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apply, complete, endOf, open } from '../support/completions.ts';
import { deliveryThat, settledDelivery } from '../support/delivery.ts';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { startTestNotifier, type TestNotifier } from '../support/notifier.ts';
import { type Reply, startReceiver } from '../support/receiver.ts';

let ledger: TestLedger;
let notifier: TestNotifier;
beforeAll(async () => {
  ledger = await testLedger('outcomes');
  const webhook = { waits: ['5ms', '10ms'], jitter: 'none' };
  notifier = await startTestNotifier(ledger.url, {}, { channels: { webhook } });
});
afterAll(async () => {
  await notifier[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
});

const attemptsOf = (id: GenerationId) => listAttempts(ledger.database, { kind: 'generation', id }, 20);

async function completeTo(url: unknown, platform = 'webhook'): Promise<GenerationId> {
  return complete(ledger.database, { platform, target: url });
}

test('what fails is tried again by the schedule under one id, and given up with the last reason', async () => {
  const body = `{"why":"${'x'.repeat(5000)}"}`;
  await using receiver = await startReceiver(() => ({ status: 500, body }));
  const id = await completeTo(receiver.url);
  expect(await settledDelivery(ledger.database, id)).toMatchObject({
    deliveryStatus: 'dropped',
    deliveryAttempts: 3,
    deliveryError: 'gave up after 3 tries: the receiver answered 500',
  });
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const attempts = await attemptsOf(id);
  expect(attempts).toHaveLength(3);
  for (const [index, attempt] of attempts.entries()) {
    expect(attempt).toMatchObject({ result: 'failed', statusCode: 500, startedAt: expect.any(Date) });
    expect(attempt.durationMs).toBeGreaterThanOrEqual(0);
    expect(attempt.excerpt?.length).toBeLessThanOrEqual(1024);
    const before = attempts[index - 1];
    const waitedMs = before ? attempt.startedAt.getTime() - before.startedAt.getTime() : 1000;
    expect(waitedMs).toBeGreaterThanOrEqual(index === 1 ? 5 : 10);
  }
});

test('what fails once and is then received is sent, its earlier reason forgotten', async () => {
  await using receiver = await startReceiver((_received, index) => (index === 0 ? 'cut' : { status: 200 }));
  const id = await completeTo(receiver.url);
  const record = await settledDelivery(ledger.database, id);
  expect(record).toMatchObject({
    deliveryStatus: 'sent',
    deliveryAttempts: 2,
    deliveryTimestamp: expect.any(Date),
  });
  expect(record.deliveryError).toBeUndefined();
  expect((await attemptsOf(id)).map(({ result }) => result)).toEqual(['failed', 'delivered']);
});

test('a receiver that asks to wait is not asked before', async () => {
  await using receiver = await startReceiver(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  const id = await completeTo(receiver.url);
  const { nextDeliveryAt } = await deliveryThat(
    ledger.database,
    id,
    ({ deliveryAttempts }) => deliveryAttempts === 1,
  );
  const [attempt] = await attemptsOf(id);
  expect(nextDeliveryAt?.getTime()).toBeGreaterThanOrEqual((attempt?.startedAt.getTime() ?? 0) + 3_600_000);
});

const GONE: Reply = { status: 410, body: '' };
test.each([
  [
    'a receiver that is gone for good',
    'webhook',
    undefined,
    'the receiver answered 410: it is gone for good',
  ],
  ['an address that is none', 'webhook', 'no address', 'bad address'],
  ['a platform that nobody knows', 'carrier-pigeon', undefined, 'unknown platform "carrier-pigeon"'],
])('%s drops a delivery at once, with the reason', async (_what, platform, target, reason) => {
  await using receiver = await startReceiver(() => GONE);
  const id = await completeTo(target ?? receiver.url, platform);
  expect(await settledDelivery(ledger.database, id)).toMatchObject({
    deliveryStatus: 'dropped',
    deliveryAttempts: 1,
    deliveryError: expect.stringContaining(reason),
  });
  expect(await attemptsOf(id)).toMatchObject([
    { result: 'refused', reason: expect.stringContaining(reason) },
  ]);
});

test('a record of the old database is never sent, whoever made it due', async () => {
  await using receiver = await startReceiver();
  const generation = await open(ledger.database, { platform: 'webhook', target: receiver.url });
  await ledger.database.generationOutputs.updateOne(
    { _id: toObjectId(generation.basis.id) },
    { $set: { legacy: { deliveryStatus: 'pending' } } },
  );
  await apply(ledger.database, generation, endOf({ platform: 'webhook' }, new Date()));
  const record = await settledDelivery(ledger.database, generation.basis.id);
  expect(record).toMatchObject({
    deliveryStatus: 'dropped',
    deliveryError: expect.stringContaining('old database'),
  });
  expect(receiver.received).toHaveLength(0);
});

test('what was given up is delivered once more when asked for, under the same id', async () => {
  await using receiver = await startReceiver((_received, index) => ({
    status: index === 0 ? 410 : 204,
    body: '',
  }));
  const id = await completeTo(receiver.url);
  await deliveryThat(ledger.database, id, ({ deliveryStatus }) => deliveryStatus === 'dropped');
  expect(await redeliverOne(ledger.database, { kind: 'generation', id }, new Date())).toBe(true);
  const record = await deliveryThat(ledger.database, id, ({ deliveryStatus }) => deliveryStatus === 'sent');
  expect(record).toMatchObject({ deliveryAttempts: 1 });
  const [first, second] = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(second).toBe(first);
});
