import { type Database, openDatabase } from '@genledger/db/client';
import {
  type Checkpoint,
  migrateGenerations,
  prepareGenerations,
  readCheckpoint,
} from '@genledger/db/migration';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import { type MigrationContext, runMigration, verifyMigration } from '../../src/migration/index.ts';
import { readUpgradeRules } from '../../src/migration/upgrade-rules.ts';
import { migrationContext } from './context.ts';

const RUN = { batch: 100, signal: new AbortController().signal } as const;
const NOW = new Date('2026-09-01T00:00:00Z');

let bare: TestDatabase;
let database: Database;
let context: MigrationContext;
let checkpoint: Checkpoint;

beforeEach(async () => {
  bare = await testDatabase({ label: 'read-ahead' });
  database = openDatabase({ url: bare.url });
  context = migrationContext(database, bare.url);
  const options = { documents: 120, seed: 11, rates: DEFAULT_RATES, intoExisting: false };
  await generateLegacy({ databaseUrl: bare.url, ...options });
  await runMigration(context, { ...RUN, until: 'executions' });
  const found = await readCheckpoint(database.db);
  if (found === undefined) throw new Error('the migration has not begun');
  checkpoint = found;
}, 60_000);
afterEach(async () => {
  await database.close();
  await bare.drop();
});

test('what changes after a batch was read is read again by the transaction that writes it', async () => {
  const generations = bare.db.collection('generationOutputs');
  const rules = await readUpgradeRules(context);
  const prepared = await prepareGenerations(database.db, { limit: 100 }, rules);
  const ready = (prepared.results ?? []).flatMap(({ kind, documentId }) =>
    kind === 'upgraded' ? [documentId] : [],
  );
  const [failed, undecidable, deleted, ...others] = ready;
  const one = (id: unknown) => ({ _id: id }) as object;
  await generations.updateOne(one(failed), { $set: { status: 'timeout' } });
  await generations.updateOne(one(undecidable), { $set: { status: 'abducted' } });
  await generations.deleteOne(one(deleted));

  const outcome = await migrateGenerations(database, prepared, rules, () => checkpoint, NOW);

  expect(outcome).toMatchObject({ read: 100, upgraded: ready.length - 2, last: prepared.last });
  expect(await generations.findOne(one(failed))).toMatchObject({ schemaVersion: 2, status: 'failed' });
  expect(await generations.findOne(one(undecidable))).toMatchObject({ status: 'abducted' });
  expect(await bare.db.collection('quarantine').findOne({ documentId: undecidable })).toMatchObject({
    reasons: ['status-unknown'],
  });
  expect(await generations.findOne(one(deleted))).toBeNull();
  expect(await generations.countDocuments({ schemaVersion: 2 })).toBe(others.length + 1);
}, 60_000);

test('a batch that cannot be worked out ahead is worked out by its transaction, the one that it cannot is set aside', async () => {
  const rules = await readUpgradeRules(context);
  const whole = await prepareGenerations(database.db, { limit: 50 }, rules);
  const [, poisoned] = (whole.results ?? []).flatMap((result) =>
    result.kind === 'upgraded' ? [result] : [],
  );
  if (poisoned === undefined) throw new Error('nothing can be decided');
  const failing: typeof rules = {
    ...rules,
    contextOf: (lookUps) => ({
      ...rules.contextOf(lookUps),
      hasGeneration: lookUps.hasGeneration,
      sharersOfRun(run) {
        if (run === poisoned.document.providerRunId) throw new RangeError('too far');
        return lookUps.sharersOfRun(run);
      },
    }),
  };
  expect(poisoned.document.providerRunId).toBeTypeOf('string');
  const prepared = await prepareGenerations(database.db, { limit: 50 }, failing);
  expect(prepared).not.toHaveProperty('results');
  let after: { readonly after?: unknown } = {};
  for (;;) {
    const next = await prepareGenerations(database.db, { ...after, limit: 50 }, failing);
    if (next.last === undefined) break;
    const { last } = await migrateGenerations(database, next, failing, () => checkpoint, NOW);
    after = { after: last };
  }
  const refused = await bare.db.collection('quarantine').find({ reasons: 'write-refused' }).toArray();
  expect(refused.map(({ documentId }) => String(documentId))).toEqual([String(poisoned.documentId)]);

  await runMigration(context, { ...RUN, until: 'contract' });
  const checks = await verifyMigration(context);
  expect(checks.filter(({ holds, id }) => !holds && id !== 'cost-populated')).toEqual([]);
}, 120_000);
