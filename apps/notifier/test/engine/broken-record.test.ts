import { toObjectId } from '@genledger/db/mappers';
import { expect, test } from 'vitest';
import { complete } from '../support/completions.ts';
import { settledDelivery } from '../support/delivery.ts';
import { testLedger } from '../support/ledger.ts';
import { startTestNotifier } from '../support/notifier.ts';
import { startReceiver } from '../support/receiver.ts';

test('a record that breaks the rules of its collection, and that nobody can claim, holds up no other', async () => {
  await using ledger = await testLedger('broken');
  await using receiver = await startReceiver();
  const due = { platform: 'webhook', target: receiver.url };
  const ids = [await complete(ledger.database, due), await complete(ledger.database, due)];
  const broken = await complete(ledger.database, due);
  ids.push(await complete(ledger.database, due));
  await ledger.database.generationOutputs.updateOne(
    { _id: toObjectId(broken) },
    { $set: { flags: 'none' as never } },
    { bypassDocumentValidation: true },
  );
  await using _notifier = await startTestNotifier(ledger.url);
  for (const id of ids) {
    expect(await settledDelivery(ledger.database, id)).toMatchObject({ deliveryStatus: 'sent' });
  }
  expect(receiver.received).toHaveLength(ids.length);
});
