import { findGenerationRecord, listAttempts } from '@genledger/db/repositories';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { complete } from './support/completions.ts';
import { testLedger } from './support/ledger.ts';
import { startTestNotifier } from './support/notifier.ts';
import { startReceiver } from './support/receiver.ts';
import { eventually } from './support/wait.ts';

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.from('another secret of many bytes!!').toString('base64')}`;

test('a completion is sent, signed, and recorded with its attempt', async () => {
  await using ledger = await testLedger('webhook');
  await using receiver = await startReceiver();
  await using _notifier = await startTestNotifier(ledger.url);
  const id = await complete(ledger.database, {
    platform: 'webhook',
    target: { url: `${receiver.url}/hook`, secrets: [SECRET, OTHER_SECRET], headers: { 'X-Mine': 'yes' } },
  });
  await receiver.until(1);
  const [received] = receiver.received;
  const headers = received?.headers as Record<string, string>;
  for (const secret of [SECRET, OTHER_SECRET]) {
    expect(new Webhook(secret).verify(received?.body ?? '', headers)).toMatchObject({
      type: 'generation.success',
      data: { id, status: 'success', accountId: 'account-1', title: 'Portrait', durationMs: 35_000 },
    });
  }
  expect(headers).toMatchObject({ 'x-mine': 'yes', 'content-type': 'application/json' });
  const record = await eventually(async () => {
    const found = await findGenerationRecord(ledger.database, id);
    return found?.deliveryStatus === 'sent' && found;
  });
  expect(record).toMatchObject({ deliveryAttempts: 1, deliveryTimestamp: expect.any(Date) });
  expect(record.nextDeliveryAt).toBeUndefined();
  const attempts = await listAttempts(ledger.database, { kind: 'generation', id }, 10);
  expect(attempts).toMatchObject([
    { deliveryId: headers['webhook-id'], result: 'delivered', statusCode: 204, platform: 'webhook' },
  ]);
});
