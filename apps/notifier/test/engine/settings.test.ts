import { expect, test } from 'vitest';
import { complete } from '../support/completions.ts';
import { deliveryThat, settledDelivery } from '../support/delivery.ts';
import { completeExecution, subjectThat } from '../support/executions.ts';
import { testLedger } from '../support/ledger.ts';
import { startTestNotifier } from '../support/notifier.ts';
import { startReceiver } from '../support/receiver.ts';

/** Processes start slowly on a busy machine. */
const SLOW_MS = 90_000;
const textOf = async (url: string) => (await fetch(url)).text();

test(
  'a delivery whose channel is not configured waits, says for what, and goes out once a notifier has the setting',
  async () => {
    await using ledger = await testLedger('settings');
    await using telegram = await startReceiver(() => ({ status: 200, body: '{"ok":true,"result":{}}' }));
    const [id, execution] = await (async () => {
      await using notifier = await startTestNotifier(ledger.url);
      const given = { platform: 'telegram', target: { chatId: 42 } };
      const waiting = await complete(ledger.database, given);
      const run = await completeExecution(ledger.database, { kind: 'cookExecution', ...given });
      await subjectThat(ledger.database, run, ({ deliveryHold }) => deliveryHold === 'not-configured');
      const { deliveryError, deliveryAttempts } = await deliveryThat(
        ledger.database,
        waiting,
        ({ deliveryHold }) => deliveryHold === 'not-configured',
      );
      const reason = 'not configured: deliveries wait (set GENLEDGER_TELEGRAM_TOKEN)';
      expect({ deliveryError, deliveryAttempts }).toEqual({ deliveryError: reason, deliveryAttempts: 0 });
      const port = `http://${notifier.host}:${notifier.port}`;
      // A delivery may be looked at before all of the notifier stands.
      await expect
        .poll(async () => JSON.parse(await textOf(`${port}/readyz`)))
        .toMatchObject({ status: 'ready', channels: { telegram: reason, webhook: 'ready' } });
      const metrics = await textOf(`${port}/metrics`);
      expect(metrics).toContain('genledger_deliveries_held{hold="not-configured",platform="telegram"} 2');
      expect(metrics).toContain('genledger_notifier_channel_ready{platform="telegram"} 0');
      return [waiting, run] as const;
    })();
    await using _configured = await startTestNotifier(ledger.url, {
      GENLEDGER_TELEGRAM_TOKEN: '1:token',
      GENLEDGER_TELEGRAM_URL: telegram.url,
    });
    expect(await settledDelivery(ledger.database, id)).toMatchObject({
      deliveryStatus: 'sent',
      deliveryAttempts: 1,
    });
    await subjectThat(ledger.database, execution, ({ deliveryStatus }) => deliveryStatus === 'sent');
    expect(telegram.received).toHaveLength(2);
  },
  SLOW_MS,
);
