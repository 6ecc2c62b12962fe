import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  configurationSchema,
  createLedgerContext,
  environmentSchema,
} from '../../src/configuration/index.ts';
import { type LedgerContext, systemClock } from '../../src/context.ts';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import {
  type MigrationContext,
  readMigrationState,
  readQuarantine,
  resolveQuarantine,
  runMigration,
  undoMigration,
  verifyMigration,
} from '../../src/migration/index.ts';
import { aWebhook, hear } from '../support/events.ts';
import { migrationContext } from './context.ts';
import { differences } from './differences.ts';
import { fingerprint } from './fingerprint.ts';
import { lateWrites, writeLate } from './version-1-writer.ts';

/** The verbs of the ledger on a database that is being migrated. */
function ledgerContext({ database }: MigrationContext): LedgerContext {
  const environment = environmentSchema.parse({
    DATABASE_URL: late.url,
    GENLEDGER_ENVIRONMENT: 'production',
    GENLEDGER_WEBHOOK_SECRET: 'a-secret-of-the-tests',
  });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return createLedgerContext(database, environment, configurationSchema.parse({}), log, systemClock);
}

const RUN = { batch: 100, until: 'contract', signal: new AbortController().signal } as const;
const DOCUMENTS = 300;

/** Two equal databases: version 1 writes to one before it is migrated, to the other afterwards. */
let early: TestDatabase;
let late: TestDatabase;
let databases: readonly Database[];
let contexts: readonly [MigrationContext, MigrationContext];

beforeAll(async () => {
  [early, late] = await Promise.all([testDatabase({ label: 'early' }), testDatabase({ label: 'late' })]);
  const [one, other] = [openDatabase({ url: early.url }), openDatabase({ url: late.url })];
  databases = [one, other];
  contexts = [migrationContext(one, early.url), migrationContext(other, late.url)];
  for (const { url: databaseUrl } of [early, late]) {
    await generateLegacy({
      databaseUrl,
      documents: DOCUMENTS,
      seed: 31,
      rates: DEFAULT_RATES,
      intoExisting: false,
    });
  }
}, 60_000);
afterAll(async () => {
  for (const database of databases ?? []) await database.close();
  await Promise.all([early?.drop(), late?.drop()]);
});

const failing = async (context: MigrationContext) =>
  (await verifyMigration(context))
    .filter(({ holds, id }) => !holds && id !== 'cost-populated')
    .map(({ id, samples }) => [id, ...samples]);

describe('what version 1 writes to a record after its migration', () => {
  test('is taken in: the database is as if it had been written before', async () => {
    const [before, after] = contexts;
    const writes = await lateWrites(early, 4);
    for (const write of writes) await writeLate(early, write);
    const undisturbed = await fingerprint(early.db, 'generationOutputs');
    await runMigration(before, RUN);

    await runMigration(after, { ...RUN, until: 'aggregates' });
    for (const write of writes) await writeLate(late, write);
    await runMigration(after, RUN);

    for (const name of ['generationOutputs', 'cookExecutions', 'spellCasts', 'cooks', 'spells'])
      expect(await differences(early, late, name)).toEqual([]);
    const [one, other] = await Promise.all(contexts.map(readMigrationState));
    expect(other?.reasons).toEqual(one?.reasons);
    expect(await failing(after)).toEqual([]);

    await undoMigration(before, { batch: 100, signal: RUN.signal });
    expect(await fingerprint(early.db, 'generationOutputs')).toEqual(undisturbed);
  }, 120_000);

  test('is not lost by undoing, be it never so late', async () => {
    const [, context] = contexts;
    const record = await late.db
      .collection('generationOutputs')
      .findOne({ 'legacy.migration': 'v1-to-v2', 'metadata.lastWord': { $exists: false } });
    if (record === null) throw new Error('there is no such record');
    await writeLate(late, [record._id, { 'metadata.lastWord': 'yes' }]);
    await undoMigration(context, { batch: 100, signal: RUN.signal });
    const restored = await late.db.collection('generationOutputs').findOne({ _id: record._id });
    expect(restored).toMatchObject({ metadata: { lastWord: 'yes' } });
    expect(restored).not.toHaveProperty('schemaVersion');
  }, 60_000);

  test('over what the ledger has derived from events is put back, and listed until a person drops it', async () => {
    const [, context] = contexts;
    await runMigration(context, { ...RUN, until: 'aggregates' });
    const ledger = ledgerContext(context);
    const generations = late.db.collection('generationOutputs');
    const open = await generations.findOne({
      schemaVersion: 2,
      status: { $in: ['pending', 'processing'] },
      provider: 'comfyui-deploy',
      providerRunId: { $exists: true },
    });
    if (open === null) throw new Error('no record is open');
    const { _id } = open;
    await hear(ledger, aWebhook(ledger, open['providerRunId'], 'success'));
    const heard = await generations.findOne({ _id });
    expect(heard).toMatchObject({ status: 'success', revision: 1 });

    await writeLate(late, [
      _id,
      { status: 'completed', costUsd: '7', artifactUrls: ['https://a.example/1'] },
    ]);
    await runMigration(context, { ...RUN, until: 'aggregates' });
    expect(await generations.findOne({ _id })).toEqual(heard);
    const filter = { reasons: ['later-write'] };
    const { items } = await readQuarantine(context, filter, undefined, 10);
    expect(items.flatMap(({ findings }) => findings.flatMap(({ candidates }) => candidates))).toEqual([
      { source: 'status, by version 1 after the migration', value: 'completed' },
      { source: 'costUsd, by version 1 after the migration', value: '7' },
      { source: 'artifactUrls, by version 1 after the migration', value: '["https://a.example/1"]' },
    ]);
    const dropped = await resolveQuarantine(context, filter, { laterWrite: 'dropped' }, RUN.signal);
    expect(dropped).toMatchObject({ ok: true, value: { decided: 1, upgraded: 1, remaining: 0 } });
    expect(await failing(context)).toEqual([]);
  }, 120_000);

  test('once the contract stands is taken in where it can be, else put back and listed', async () => {
    const [, context] = contexts;
    await runMigration(context, RUN);
    const generations = late.db.collection('generationOutputs');
    const migrated = { schemaVersion: 2, status: 'success', kind: 'single', deliveryStatus: 'dropped' };
    const [first, second] = await generations.find(migrated).sort({ _id: 1 }).limit(2).toArray();
    if (first === undefined || second === undefined) throw new Error('there are no such records');
    await expect(writeLate(late, [first._id, { status: 'completed' }])).rejects.toThrow('validation');
    await writeLate(late, [first._id, { deliveryStatus: 'sent' }]);
    await writeLate(late, [second._id, { status: 'pending' }]);
    await runMigration(context, RUN);
    expect(await generations.findOne({ _id: first._id })).toMatchObject({ deliveryStatus: 'sent' });
    expect(await generations.findOne({ _id: second._id })).toMatchObject({ status: 'success' });
    const { items } = await readQuarantine(context, { reasons: ['later-write'] }, undefined, 10);
    expect(items.map(({ documentId }) => String(documentId))).toEqual([String(second._id)]);
    expect(await failing(context)).toEqual([]);
  }, 120_000);
});
