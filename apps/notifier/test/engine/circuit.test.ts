import { expect, test } from 'vitest';
import { complete } from '../support/completions.ts';
import { deliveryThat, settledDelivery } from '../support/delivery.ts';
import { testLedger } from '../support/ledger.ts';
import { completeMany, openMany } from '../support/many-completions.ts';
import { startTestNotifier } from '../support/notifier.ts';
import { startReceiver } from '../support/receiver.ts';
import { eventually } from '../support/wait.ts';

/** Processes start slowly on a busy machine. */
const SLOW_MS = 90_000;
const DELIVERIES = 200;
const CONCURRENCY = 4;
const FAILURES_TO_OPEN = 3;

test(
  'a receiver that is down costs few tries: the other deliveries wait untried, and go out once it is up',
  async () => {
    let isUp = false;
    await using ledger = await testLedger('circuit');
    await using receiver = await startReceiver(() => ({ status: isUp ? 204 : 503, body: '' }));
    const webhook = {
      waits: ['100ms', '100ms', '1s', '1s'],
      circuit: { failuresToOpen: FAILURES_TO_OPEN, firstPause: '2s', longestPause: '2s' },
    };
    await using _notifier = await startTestNotifier(
      ledger.url,
      { GENLEDGER_NOTIFIER_CONCURRENCY: String(CONCURRENCY) },
      { channels: { webhook } },
    );
    const generations = await openMany(ledger.database, receiver.url, DELIVERIES, 20);
    await completeMany(ledger.database, generations);
    const parked = { deliveryHold: 'circuit-open', deliveryAttempts: 0 };
    await eventually(async () => {
      const untried = await ledger.database.generationOutputs.countDocuments(parked);
      return untried >= DELIVERIES - FAILURES_TO_OPEN - CONCURRENCY - 2;
    });
    // Those that were under way when it opened, and a probe each two seconds.
    expect(receiver.received.length).toBeLessThanOrEqual(FAILURES_TO_OPEN + CONCURRENCY + 2);
    isUp = true;
    for (const { basis } of generations) {
      expect(await settledDelivery(ledger.database, basis.id)).toMatchObject({ deliveryStatus: 'sent' });
    }
  },
  SLOW_MS,
);

test(
  'only what goes to the address that is down is parked: other addresses of its host are not, nor what is turned away one by one',
  async () => {
    await using ledger = await testLedger('neighbours');
    await using receiver = await startReceiver(({ path }) => ({
      status: { '/down': 503, '/missing': 404 }[path.replace(/\?.*/, '')] ?? 204,
      body: '',
    }));
    const webhook = {
      waits: ['100ms', '100ms', '100ms'],
      circuit: { failuresToOpen: FAILURES_TO_OPEN, firstPause: '1h', longestPause: '1h' },
    };
    await using _notifier = await startTestNotifier(ledger.url, {}, { channels: { webhook } });
    const tell = (path: string, account: string) =>
      complete(ledger.database, { platform: 'webhook', target: `${receiver.url}${path}`, account });
    const down = await tell('/down?secret=of-one', 'one');
    const parked = await deliveryThat(
      ledger.database,
      down,
      ({ deliveryHold }) => deliveryHold === 'circuit-open',
    );
    expect(parked.deliveryError).toBe(`${new URL(receiver.url).host} is down: deliveries to it wait`);
    const missing = await tell('/missing', 'two');
    expect(await settledDelivery(ledger.database, missing)).toMatchObject({
      deliveryStatus: 'dropped',
      deliveryAttempts: 4,
    });
    const up = await tell('/up', 'three');
    expect(await settledDelivery(ledger.database, up)).toMatchObject({ deliveryStatus: 'sent' });
  },
  SLOW_MS,
);
