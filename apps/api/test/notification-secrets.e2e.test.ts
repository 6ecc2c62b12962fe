import { openDatabase } from '@genledger/db/client';
import { expect, test } from 'vitest';
import { createGeneration } from './support/ledger.ts';
import type { GenerationRecord } from './support/records.ts';
import { startTestApi } from './support/test-api.ts';

const START_MS = 90_000;
const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const HEADER = 'Bearer of-a-receiver-1234567890';
const TARGET = { url: 'https://receiver.example/hook', secret: SECRET, headers: { authorization: HEADER } };
const NOTIFICATION = { notification: { platform: 'webhook', target: TARGET } };

test('secrets of a target are taken, sealed, and never shown again', { timeout: START_MS }, async () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  await using ledger = await startTestApi('secrets', { GENLEDGER_SECRETS_KEY: key, LOG_LEVEL: 'trace' });
  const { client } = ledger;
  const created = await createGeneration(client, NOTIFICATION);
  const shown = { url: TARGET.url, secret: '[secret]', headers: '[secret]' };
  expect(created).toMatchObject({ notificationTarget: shown });
  const paths = ['', '/delivery'].map((part) => `/v1/generations/${created.id}${part}`);
  const answers = await Promise.all(
    [...paths, '/v1/generations', '/v1/deliveries'].map((path) => client.get(path)),
  );
  const database = openDatabase({ url: ledger.database.url });
  const stored = JSON.stringify(await database.generationOutputs.find().toArray());
  await database.close();
  expect(stored).toContain('"sealed"');
  for (const text of [...answers.map((answer) => answer.text), stored, ledger.api.output]) {
    for (const secret of [SECRET, HEADER, key]) expect(text).not.toContain(secret);
  }
});

test('where there is no key to seal them with, secrets are refused and targets without any are taken', {
  timeout: START_MS,
}, async () => {
  await using ledger = await startTestApi('no-secrets-key');
  const { client } = ledger;
  const { toolId } = await createGeneration(client, {
    notification: { platform: 'webhook', target: { url: TARGET.url } },
  });
  const body = { toolId, accountId: 'account-1', ...NOTIFICATION };
  const refused = await client.post<GenerationRecord>('/v1/generations', body);
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { errors: [{ path: 'notification.target', message: expect.stringContaining('GENLEDGER_SECRETS_KEY') }] },
  ]);
  expect(refused.text).not.toContain(SECRET);
});
