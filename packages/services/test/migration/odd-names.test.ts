import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMigration, undoMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';
import { fingerprint } from './fingerprint.ts';

const SIGNAL = new AbortController().signal;

/** Names that an insert of a server takes, and a replacement or a path may not. */
const ODD_FIELDS: readonly Readonly<Record<string, unknown>>[] = [
  { $currency: 'USD' },
  { 'price.usd': 1 },
  { 7: 'seven', 10: 'ten' },
  { legacy: { of: 'another system' }, history: [1] },
  { metadata: { $set: { cost: 1 }, 'a.b': 2 } },
];

let bare: TestDatabase;
let database: Database;

beforeAll(async () => {
  bare = await testDatabase({ label: 'odd' });
  database = openDatabase({ url: bare.url });
  const records = ODD_FIELDS.map((fields) => ({
    masterAccountId: 'x402:0xabc',
    toolId: 'flux',
    toolDisplayName: 'Flux',
    status: 'completed',
    deliveryStatus: 'sent',
    notificationPlatform: 'telegram',
    requestTimestamp: new Date('2025-08-20T12:00:00Z'),
    responseTimestamp: '2025-08-20T12:00:30Z',
    ...fields,
  }));
  await bare.db.collection('generationOutputs').insertMany(records);
});
afterAll(async () => {
  await database.close();
  await bare.drop();
});

test('records with names of all kinds are migrated and put back byte for byte', async () => {
  const context = migrationContext(database, bare.url);
  const before = await fingerprint(bare.db, 'generationOutputs');
  await runMigration(context, { batch: 500, until: 'contract', signal: SIGNAL });
  const migrated = await bare.db.collection('generationOutputs').countDocuments({ schemaVersion: 2 });
  expect(migrated).toBe(ODD_FIELDS.length);

  const undone = await undoMigration(context, { batch: 500, signal: SIGNAL });
  expect(undone).toMatchObject({ unrestored: [], isComplete: true });
  expect(await fingerprint(bare.db, 'generationOutputs')).toEqual(before);
}, 60_000);
