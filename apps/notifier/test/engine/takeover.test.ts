import { listAttempts } from '@genledger/db/repositories';
import { expect, test } from 'vitest';
import { complete } from '../support/completions.ts';
import { deliveryThat, settledDelivery } from '../support/delivery.ts';
import { testLedger } from '../support/ledger.ts';
import { completeMany, openMany } from '../support/many-completions.ts';
import { startNotifierProcess } from '../support/notifier-process.ts';
import { type Reply, startReceiver } from '../support/receiver.ts';
import { eventually } from '../support/wait.ts';

/** Processes start slowly on a busy machine. */
const SLOW_MS = 90_000;
const SHORT_LEASE = { GENLEDGER_NOTIFIER_LEASE_MS: '1000' };
/** The first request is answered late, or never; the others at once. */
const firstly =
  (first: Reply) =>
  (_received: unknown, index: number): Reply =>
    index === 0 ? first : { status: 204, body: '' };

test(
  'what a killed notifier was sending is taken up by another after the lease, under the same id',
  async () => {
    await using ledger = await testLedger('takeover');
    await using receiver = await startReceiver(firstly('hang'));
    const killed = await startNotifierProcess(ledger.url, SHORT_LEASE);
    const id = await complete(ledger.database, { platform: 'webhook', target: receiver.url });
    await receiver.until(1);
    await killed.kill();
    await using _other = await startNotifierProcess(ledger.url, SHORT_LEASE);
    const record = await settledDelivery(ledger.database, id);
    expect(record).toMatchObject({ deliveryStatus: 'sent', deliveryAttempts: 1 });
    const [first, second] = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(second).toBe(first);
    const attempts = await listAttempts(ledger.database, { kind: 'generation', id }, 10);
    const results = attempts.map(({ result, token }) => [result, token]).toSorted();
    expect(results).toEqual([
      ['delivered', 2],
      ['interrupted', 1],
    ]);
  },
  SLOW_MS,
);

test(
  'a notifier that lost touch may not write its late outcome over that of whoever took over',
  async () => {
    await using ledger = await testLedger('fencing');
    await using receiver = await startReceiver(firstly({ status: 410, body: '', afterMs: 300 }));
    await using frozen = await startNotifierProcess(ledger.url, SHORT_LEASE);
    const id = await complete(ledger.database, { platform: 'webhook', target: receiver.url });
    await receiver.until(1);
    frozen.freeze();
    await using other = await startNotifierProcess(ledger.url, SHORT_LEASE);
    const record = await settledDelivery(ledger.database, id);
    expect(record).toMatchObject({ deliveryStatus: 'sent', deliveryAttempts: 1 });
    // Nothing renews any more once this one has ended, so that what follows is the late outcome alone.
    expect(await other.stop()).toBe(0);
    frozen.thaw();
    const late = await eventually(async () => {
      const attempts = await listAttempts(ledger.database, { kind: 'generation', id }, 10);
      return attempts.find(({ fenced }) => fenced === true);
    });
    expect(late).toMatchObject({ token: 1, result: 'refused' });
    const after = await deliveryThat(ledger.database, id, () => true);
    expect(after).toMatchObject({ deliveryStatus: 'sent', deliveryTimestamp: record.deliveryTimestamp });
  },
  SLOW_MS,
);

test(
  'several notifiers share what is due, and none of it is sent twice',
  async () => {
    await using ledger = await testLedger('share');
    await using receiver = await startReceiver();
    const start = () => startNotifierProcess(ledger.url, { GENLEDGER_NOTIFIER_CONCURRENCY: '8' });
    await using _one = await start();
    await using _two = await start();
    // Each knows the other once it has reported itself anew.
    await eventually(async () => (await ledger.database.notifiers.countDocuments()) === 2);
    const count = 400;
    const generations = await openMany(ledger.database, receiver.url, count, 40);
    await completeMany(ledger.database, generations);
    await eventually(async () => {
      return (await ledger.database.generationOutputs.countDocuments({ deliveryStatus: 'sent' })) === count;
    });
    expect(receiver.received).toHaveLength(count);
    const byNotifier = await ledger.database.deliveryAttempts
      .aggregate<{ _id: string; count: number }>([{ $group: { _id: '$notifier', count: { $sum: 1 } } }])
      .toArray();
    expect(byNotifier).toHaveLength(2);
    for (const share of byNotifier) expect(share.count).toBeGreaterThan(count / 10);
  },
  SLOW_MS,
);
