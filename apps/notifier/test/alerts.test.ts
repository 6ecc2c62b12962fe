import { evaluateAlerts } from '@genledger/services/alert';
import { configurationSchema, createLedgerContext } from '@genledger/services/configuration';
import type { LedgerContext } from '@genledger/services/context';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { startTestNotifier } from './support/notifier.ts';
import { startReceiver } from './support/receiver.ts';

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`;
const silent = () => undefined;

/** The verbs on a ledger whose inbox may wait for a minute, told by webhook. */
function contextOf({ database }: TestLedger, url: string): LedgerContext {
  return createLedgerContext(
    database,
    {
      GENLEDGER_ENVIRONMENT: 'production',
      GENLEDGER_WEBHOOK_SECRET: ['notifier-alerts-webhook-secret'],
      GENLEDGER_RECONCILE_AFTER_MS: 60_000,
      GENLEDGER_EXPIRE_AFTER_MS: 3_600_000,
      GENLEDGER_PROVIDER_TIMEOUT_MS: 2000,
      HOST: '127.0.0.1',
      PORT: 4100,
    },
    configurationSchema.parse({
      alerts: {
        quietSeconds: 0,
        notify: { platform: 'webhook', target: { url } },
        rules: { 'objective-burn': false },
      },
    }),
    { info: silent, warn: silent, error: silent },
  );
}

test('an alert is told by a signed webhook as it is raised, and as it is over', async () => {
  await using ledger = await testLedger('alerts');
  await using receiver = await startReceiver();
  await using _notifier = await startTestNotifier(ledger.url, { GENLEDGER_DELIVERY_SECRET: SECRET });
  const context = contextOf(ledger, `${receiver.url}/alerts`);
  const events = ledger.database.db.collection('webhookEvents');
  await events.insertOne({
    contentKey: 'waits',
    provider: 'comfyui-deploy',
    source: 'webhook',
    rawBody: '{}',
    state: 'received',
    receivedAt: new Date(Date.now() - 400_000),
    attempts: 0,
  });
  expect(await evaluateAlerts(context)).toEqual({ raised: 1, resolved: 0 });
  await receiver.until(1);
  await events.deleteMany({});
  expect(await evaluateAlerts(context)).toEqual({ raised: 0, resolved: 1 });
  await receiver.until(2);
  const told = receiver.received.map(({ body, headers }) =>
    new Webhook(SECRET).verify(body, headers as Record<string, string>),
  );
  const common = { kind: 'alert', title: 'Inbox waits', environment: 'production' };
  const alert = { rule: 'inbox-lag', level: 'alert', threshold: '5 min' };
  expect(told).toMatchObject([
    { type: 'alert.raised', data: { ...common, status: 'raised', alert: { ...alert, value: '6.7 min' } } },
    { type: 'alert.resolved', data: { ...common, status: 'resolved', alert: { ...alert, value: '0 s' } } },
  ]);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(2);
});
