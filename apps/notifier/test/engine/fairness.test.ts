import { expect, test } from 'vitest';
import { complete } from '../support/completions.ts';
import { settledDelivery } from '../support/delivery.ts';
import { completeExecution, subjectThat } from '../support/executions.ts';
import { testLedger } from '../support/ledger.ts';
import { completeMany, openMany } from '../support/many-completions.ts';
import { startTestNotifier } from '../support/notifier.ts';
import { startReceiver } from '../support/receiver.ts';

/** Processes start slowly on a busy machine. */
const SLOW_MS = 90_000;
/** Eight at once, so one account may have four under way. */
const SETTINGS = { GENLEDGER_NOTIFIER_CONCURRENCY: '8' };
const SHARE = 4;
const BACKLOG = 400;
/** So many generations and as many executions. */
const MIXED = 60;

test(
  'one delivery of an account comes among the first, behind a backlog of another that was due before it',
  async () => {
    await using ledger = await testLedger('fairness');
    await using receiver = await startReceiver();
    const backlog = await openMany(ledger.database, `${receiver.url}/big`, BACKLOG, 1);
    for (let from = 0; from < BACKLOG; from += 200) {
      await completeMany(ledger.database, backlog.slice(from, from + 200));
    }
    const small = await complete(ledger.database, {
      platform: 'webhook',
      target: `${receiver.url}/small`,
      account: 'small',
    });
    await using _notifier = await startTestNotifier(ledger.url, SETTINGS);
    await settledDelivery(ledger.database, small);
    const place = receiver.received.findIndex(({ path }) => path === '/small');
    expect(place).toBeLessThan(20);
    await receiver.until(BACKLOG + 1, 20_000);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(BACKLOG + 1);
  },
  SLOW_MS,
);

test(
  'an account has its share over generations, cook executions and casts together',
  async () => {
    await using ledger = await testLedger('mixed');
    await using receiver = await startReceiver();
    const big = { platform: 'webhook', target: `${receiver.url}/big`, account: 'big' };
    for (let index = 0; index < MIXED; index += 1) {
      const kind = index % 2 === 0 ? 'cookExecution' : 'spellCast';
      await completeExecution(ledger.database, { kind, ...big });
      await complete(ledger.database, big);
    }
    const small = { platform: 'webhook', target: `${receiver.url}/small`, account: 'small' };
    const cast = await completeExecution(ledger.database, { kind: 'spellCast', ...small });
    const single = await complete(ledger.database, small);
    await using _notifier = await startTestNotifier(ledger.url, SETTINGS);
    await settledDelivery(ledger.database, single);
    await subjectThat(ledger.database, cast, ({ deliveryStatus }) => deliveryStatus === 'sent');
    const places = receiver.received.flatMap(({ path }, place) => (path === '/small' ? [place] : []));
    expect(Math.max(...places)).toBeLessThan(20);
    await receiver.until(MIXED * 2 + 2, 20_000);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(MIXED * 2 + 2);
  },
  SLOW_MS,
);

test(
  'an account whose receiver hangs holds no more than its share, and others go past it',
  async () => {
    await using ledger = await testLedger('hanging');
    await using hanging = await startReceiver(() => 'hang');
    await using receiver = await startReceiver();
    const webhook = { timeout: '8s' };
    await using _notifier = await startTestNotifier(
      ledger.url,
      { ...SETTINGS, GENLEDGER_NOTIFIER_DRAIN_MS: '0' },
      { channels: { webhook } },
    );
    await completeMany(ledger.database, await openMany(ledger.database, hanging.url, 100, 1));
    await hanging.until(SHARE);
    for (const account of ['one', 'two', 'three']) {
      const id = await complete(ledger.database, { platform: 'webhook', target: receiver.url, account });
      expect(await settledDelivery(ledger.database, id)).toMatchObject({ deliveryStatus: 'sent' });
    }
    expect(hanging.received).toHaveLength(SHARE);
  },
  SLOW_MS,
);
