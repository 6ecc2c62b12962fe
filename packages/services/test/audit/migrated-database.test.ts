import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import type { EnvironmentReport } from '@genledger/domain/audit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAudit } from '../../src/audit/index.ts';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import { runMigration } from '../../src/migration/index.ts';
import { migrationContext } from '../migration/context.ts';

let bare: TestDatabase;
let database: Database;
let report: EnvironmentReport | undefined;

beforeAll(async () => {
  bare = await testDatabase({ label: 'migrated' });
  database = openDatabase({ url: bare.url });
  const options = { documents: 400, seed: 4, rates: DEFAULT_RATES, intoExisting: false };
  await generateLegacy({ databaseUrl: bare.url, ...options });
  const context = migrationContext(database, bare.url);
  const signal = new AbortController().signal;
  await runMigration(context, { batch: 500, until: 'contract', signal });
  // What is undecided stays of schema version 1, and is told as such.
  const isOld = { schemaVersion: { $ne: 2 } };
  await bare.db.collection('generationOutputs').deleteMany(isOld);
  await bare.db.collection('cooks').deleteMany(isOld);
  await bare.db.collection('casts').deleteMany({ status: { $exists: false } });
  const target = { name: 'migrated', url: bare.url };
  const audit = await runAudit({ targets: [target], read: 'primary', clock: context.clock });
  report = audit.environments[0];
}, 120_000);
afterAll(async () => {
  await database.close();
  await bare.drop();
});

test('what a migration has decided meets the criteria that are about the shape of documents', () => {
  const holding = report?.criteria.filter(({ holds }) => holds).map(({ id }) => id);
  expect(holding).toEqual(
    expect.arrayContaining(['duration-populated', 'parent-linked', 'schema-conflicts', 'schema-version']),
  );
});

test('neither what it keeps for undoing nor what it decided is found', async () => {
  expect(await bare.db.collection('casts').countDocuments()).toBeGreaterThan(0);
  const found = report?.findings.map(({ rule }) => rule) ?? [];
  expect(found.length).toBeGreaterThan(0);
  const repaired = [
    'schema-version-old',
    'aggregate-disagrees',
    'delivery-contradiction',
    'cost-double-counted',
  ];
  expect(found.filter((rule) => repaired.includes(rule))).toEqual([]);
});
