import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import { runMigration, undoMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';
import { fingerprint } from './fingerprint.ts';

const SIGNAL = new AbortController().signal;
/** More than a command holds together, and than a small server takes in one transaction. */
const LARGE_COUNT = 8;
const LARGE_CHARACTERS = 5_000_000;

let bare: TestDatabase;
let database: Database;

beforeAll(async () => {
  bare = await testDatabase({ label: 'large' });
  database = openDatabase({ url: bare.url });
  const options = { documents: 40, seed: 5, rates: DEFAULT_RATES, intoExisting: false };
  await generateLegacy({ databaseUrl: bare.url, ...options });
  const generations = bare.db.collection('generationOutputs');
  const found = await generations
    .find({}, { projection: { _id: 1 } })
    .limit(LARGE_COUNT)
    .toArray();
  for (const [place, { _id }] of found.entries()) {
    const text = String(place).repeat(LARGE_CHARACTERS);
    await generations.updateOne({ _id }, { $set: { responsePayload: { text } } });
  }
}, 60_000);
afterAll(async () => {
  await database.close();
  await bare.drop();
});

test('documents too large for one transaction are migrated and put back byte for byte', async () => {
  const context = migrationContext(database, bare.url);
  const before = await fingerprint(bare.db, 'generationOutputs');
  const run = await runMigration(context, { batch: 500, until: 'contract', signal: SIGNAL });
  expect(run).toMatchObject({ step: 'done', isComplete: true });
  const large = { schemaVersion: 2, 'responsePayload.text': { $exists: true }, 'legacy.encoding': 'deflate' };
  expect(await bare.db.collection('generationOutputs').countDocuments(large)).toBeGreaterThan(3);

  const undone = await undoMigration(context, { batch: 500, signal: SIGNAL });
  expect(undone).toMatchObject({ unrestored: [], isComplete: true });
  expect(await fingerprint(bare.db, 'generationOutputs')).toEqual(before);
}, 120_000);
