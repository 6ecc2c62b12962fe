import { findGenerationRecord } from '@genledger/db/repositories';
import { expect, test } from 'vitest';
import { complete } from './support/completions.ts';
import { startTelegram } from './support/fake-telegram.ts';
import { testLedger } from './support/ledger.ts';
import { startTestNotifier } from './support/notifier.ts';
import { eventually } from './support/wait.ts';

test('a channel without its settings lets deliveries wait, says so everywhere, and they go out once it has them', async () => {
  await using ledger = await testLedger('channels');
  await using telegram = await startTelegram();
  const id = await complete(ledger.database, { platform: 'telegram', target: { chatId: 5 } });
  {
    await using notifier = await startTestNotifier(ledger.url);
    const waiting = await eventually(async () => {
      const record = await findGenerationRecord(ledger.database, id);
      return record?.deliveryHold !== undefined && record;
    });
    const reason = 'not configured: deliveries wait (set GENLEDGER_TELEGRAM_TOKEN)';
    expect(waiting).toMatchObject({
      deliveryStatus: 'pending',
      deliveryHold: 'not-configured',
      deliveryError: reason,
      deliveryAttempts: 0,
    });
    const ask = (path: string) => fetch(`http://127.0.0.1:${notifier.port}${path}`);
    const ready = await ask('/readyz');
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      {
        channels: {
          webhook: 'ready',
          telegram: reason,
          discord: expect.stringContaining('GENLEDGER_DISCORD_TOKEN'),
        },
      },
    ]);
    const metrics = await (await ask('/metrics')).text();
    expect(metrics).toContain('genledger_notifier_channel_ready{platform="telegram"} 0');
    expect(metrics).toContain('genledger_notifier_channel_ready{platform="webhook"} 1');
    expect(metrics).toContain('genledger_deliveries_held{hold="not-configured",platform="telegram"} 1');
  }
  await using _notifier = await startTestNotifier(ledger.url, {
    GENLEDGER_TELEGRAM_TOKEN: telegram.token,
    GENLEDGER_TELEGRAM_URL: telegram.url,
  });
  const sent = await eventually(async () => {
    const record = await findGenerationRecord(ledger.database, id);
    return record?.deliveryStatus === 'sent' && record;
  });
  expect(sent).toMatchObject({ deliveryAttempts: 1 });
  expect(sent.deliveryHold).toBeUndefined();
  expect(telegram.calls).toHaveLength(1);
});

test.each([
  ['pigeon', {}, 'unknown platform "pigeon"'],
  ['constructor', {}, 'unknown platform "constructor"'],
  ['webhook', 'http://127.0.0.1:9/', 'bad address: must be an https address'],
  ['webhook', 'https://169.254.169.254/', 'bad address: goes to an address that is not public (linkLocal)'],
  ['webhook', undefined, /^bad address: /],
])('a delivery by %s to %j is dropped with the reason', async (platform, target, reason) => {
  await using ledger = await testLedger('unknown');
  await using notifier = await startTestNotifier(ledger.url, { GENLEDGER_ALLOW_PRIVATE_TARGETS: '0' });
  const id = await complete(ledger.database, { platform, target });
  const record = await eventually(async () => {
    const found = await findGenerationRecord(ledger.database, id);
    return found?.deliveryStatus === 'dropped' && found;
  });
  expect(record.deliveryError).toMatch(reason);
  expect(record.nextDeliveryAt).toBeUndefined();
  // Whatever callers write, metrics know the platforms that there are, and one name for all others.
  const label = platform === 'webhook' ? platform : 'unknown';
  const metrics = await eventually(async () => {
    const text = await (await fetch(`http://127.0.0.1:${notifier.port}/metrics`)).text();
    return text.includes(`genledger_delivery_attempts_total{platform="${label}",result="refused"} 1`) && text;
  });
  expect(metrics).not.toContain('platform="pigeon"');
});

test('nobody is told by platform none', async () => {
  await using ledger = await testLedger('none');
  const id = await complete(ledger.database, { platform: 'none' });
  expect(await findGenerationRecord(ledger.database, id)).toMatchObject({ deliveryStatus: 'skipped' });
});
