import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../client/index.ts';
import {
  findDueByAccount,
  findDueByAge,
  findGenerationsDue,
  nextDeliveryDue,
} from '../repositories/index.ts';
import { endedGeneration, type TestDatabase, testDatabase } from '../testing/index.ts';
import { expand } from './expand.ts';

const NOW = new Date('2026-09-01T12:00:00Z');
const EARLIER = new Date('2026-09-01T11:00:00Z');
const COOK = new ObjectId();

let bare: TestDatabase;
let database: Database;

/** A database of version 1 to which the first step alone was applied, and to which a process of version 2 has added one record since. */
beforeAll(async () => {
  bare = await testDatabase({ label: 'expanded' });
  database = openDatabase({ url: bare.url });
  const old = Array.from({ length: 50 }, () => ({ _id: new ObjectId(), status: 'completed' }));
  await bare.db.collection('generationOutputs').insertMany(old);
  await expand(database.db, {
    collections: [{ name: 'generationOutputs', validator: {}, indexes: [] }],
    markers: [],
  });
  const due = { deliveryStatus: 'pending', nextDeliveryAt: EARLIER, reconcileAt: EARLIER } as const;
  const record = endedGeneration({ accountId: 'one', cookExecutionId: COOK });
  await bare.db.collection('generationOutputs').insertOne({ ...record, ...due });
}, 60_000);
afterAll(async () => {
  await database.close();
  await bare.drop();
});

/** The plans by which the server answers what is asked of the records. */
async function plansOf(ask: () => Promise<unknown>): Promise<readonly string[]> {
  await database.db.command({ profile: 2 });
  await ask();
  await database.db.command({ profile: 0 });
  const profile = database.db.collection('system.profile');
  const found = await profile.find({ ns: /generationOutputs$/, planSummary: { $exists: true } }).toArray();
  await profile.drop();
  return found.map(({ planSummary }) => String(planSummary));
}

test.each([
  ['the longest due', () => findDueByAge(database, NOW, 10), 'nextDeliveryAt'],
  ['what is due by account', () => findDueByAccount(database, undefined, NOW, 10), 'nextDeliveryAt'],
  ['when the next is due', () => nextDeliveryDue(database), 'nextDeliveryAt'],
  ['what to reconcile', () => findGenerationsDue(database, NOW, 10), 'reconcileAt'],
  [
    'the children of an execution',
    () => database.generationOutputs.find({ kind: 'cookPiece', cookExecutionId: COOK }).toArray(),
    'cookExecutionId',
  ],
])('a process of version 2 finds %s by an index while records are migrated', async (_what, ask, field) => {
  const found = await ask();
  expect(Array.isArray(found) ? found.length : found).toEqual(Array.isArray(found) ? 1 : EARLIER);
  expect(await plansOf(ask)).toEqual([`IXSCAN { $_path: 1, ${field}: 1 }`]);
});

test('a write of a transaction passes one index beside that of ids', async () => {
  const indexes = await bare.db.collection('generationOutputs').indexes();
  expect(indexes.map(({ name }) => name)).toEqual(['_id_', 'migration_searches']);
});
