import { lastNotifierSeen, listNotifiers } from '@genledger/db/repositories';
import { startOwnMongod } from '@genledger/db/testing';
import { expect, test } from 'vitest';
import { complete } from '../support/completions.ts';
import { deliveryThat, settledDelivery } from '../support/delivery.ts';
import { testLedger } from '../support/ledger.ts';
import { completeMany, openMany } from '../support/many-completions.ts';
import { startNotifierProcess } from '../support/notifier-process.ts';
import { startReceiver } from '../support/receiver.ts';
import { eventually } from '../support/wait.ts';

/** Processes start slowly on a busy machine. */
const SLOW_MS = 90_000;
const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status;
const ONE_AT_ONCE = { GENLEDGER_NOTIFIER_CONCURRENCY: '2' };

/** CPU time that a notifier has used so far, by its own metrics, s. */
async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

test(
  'SIGTERM: what is being sent is finished and recorded, the rest is given back at once',
  async () => {
    await using ledger = await testLedger('drain');
    await using receiver = await startReceiver(() => ({ status: 204, body: '', afterMs: 1000 }));
    const notifier = await startNotifierProcess(ledger.url, ONE_AT_ONCE);
    const generations = await openMany(ledger.database, receiver.url, 20, 20);
    await completeMany(ledger.database, generations);
    await receiver.until(1);
    expect(await notifier.stop()).toBe(0);
    const records = await ledger.database.generationOutputs.find().toArray();
    const sent = records.filter(({ deliveryStatus }) => deliveryStatus === 'sent');
    expect(sent).toHaveLength(receiver.received.length);
    expect(sent.length).toBeLessThan(20);
    // Nobody has to wait for a lease: all that is left is due.
    const left = records.filter(({ deliveryStatus }) => deliveryStatus === 'pending');
    for (const { nextDeliveryAt } of left) expect(nextDeliveryAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await listNotifiers(ledger.database, new Date(0))).toEqual([]);
    expect((await lastNotifierSeen(ledger.database))?.getTime()).toBeGreaterThan(Date.now() - SLOW_MS);
  },
  SLOW_MS,
);

test(
  'SIGTERM: what cannot be finished within the deadline is left to others',
  async () => {
    await using ledger = await testLedger('deadline');
    await using receiver = await startReceiver((_received, index) =>
      index === 0 ? 'hang' : { status: 204, body: '' },
    );
    const settings = { GENLEDGER_NOTIFIER_DRAIN_MS: '100', GENLEDGER_NOTIFIER_LEASE_MS: '1000' };
    const notifier = await startNotifierProcess(ledger.url, settings);
    const id = await complete(ledger.database, { platform: 'webhook', target: receiver.url });
    await receiver.until(1);
    const toldMs = performance.now();
    expect(await notifier.stop()).toBe(0);
    // The try itself may take 15 s.
    expect(performance.now() - toldMs).toBeLessThan(5000);
    expect(await deliveryThat(ledger.database, id, () => true)).toMatchObject({ deliveryStatus: 'pending' });
    await using _other = await startNotifierProcess(ledger.url, settings);
    expect(await settledDelivery(ledger.database, id)).toMatchObject({ deliveryStatus: 'sent' });
  },
  SLOW_MS,
);

test(
  'without its database it starts, says that it is not ready, rests, and goes on once it is there',
  async () => {
    await using mongod = await startOwnMongod({
      label: 'notifier',
      isLedger: true,
      serverSelectionTimeoutMs: 30_000,
    });
    await using receiver = await startReceiver();
    const id = await complete(mongod.database, { platform: 'webhook', target: receiver.url });
    await mongod.crash();
    await using notifier = await startNotifierProcess(mongod.url);
    expect((await fetch(`${notifier.url}/healthz`)).status).toBe(200);
    expect(await readiness(notifier.url)).toBe(503);
    const [beforeS, since] = [await cpuSeconds(notifier.url), performance.now()];
    await eventually(async () => performance.now() - since > 2000);
    expect((await cpuSeconds(notifier.url)) - beforeS).toBeLessThan(0.5);
    expect(await readiness(notifier.url)).toBe(503);
    await mongod.start();
    expect(await settledDelivery(mongod.database, id)).toMatchObject({
      deliveryStatus: 'sent',
      deliveryAttempts: 1,
    });
    await eventually(async () => (await readiness(notifier.url)) === 200);
  },
  SLOW_MS,
);
