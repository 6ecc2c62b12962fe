import { openDatabase } from '@genledger/db/client';
import { acquireLease } from '@genledger/db/repositories';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWebhook, hear, layIn } from '../../test/support/events.ts';
import { addGeneration, enterTool, newRunId } from '../../test/support/records.ts';
import { HOUR_MS, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../api-key/index.ts';
import type { LedgerContext } from '../context.ts';
import { CHECK_IDS, type CheckId, type DiagnosisSubject, diagnose, failing } from './index.ts';

let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  ledger = await testLedger('diagnose');
  context = ledger.context;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const subject = (changes: Partial<DiagnosisSubject> = {}): DiagnosisSubject => ({
  settings: {
    environmentMistakes: [],
    configurationMistakes: [],
    hasWebhookSecret: true,
    missingSigningSecrets: [],
    embedded: false,
  },
  providers: context.providers,
  database: context.database,
  databaseSource: 'from DATABASE_URL',
  clock: context.clock,
  online: false,
  ...changes,
});

async function states(changes?: Partial<DiagnosisSubject>): Promise<Partial<Record<CheckId, string>>> {
  const checks = await diagnose(subject(changes));
  return Object.fromEntries(checks.map(({ id, state }) => [id, state]));
}

test('everything is looked at, once and in order, and whatever is not well says what to do next', async () => {
  const checks = await diagnose(subject());
  expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS);
  for (const { state, finding, next } of checks) {
    expect(finding).toMatch(/\S/);
    if (state === 'warning' || state === 'failure') expect(next).toMatch(/\S/);
  }
});

test('a look changes nothing', async () => {
  const hashOf = async () => (await context.database.db.command({ dbHash: 1 }))['md5'];
  const before = await hashOf();
  await diagnose(subject());
  expect(await hashOf()).toBe(before);
});

describe('the ledger is watched as it goes wrong and is mended', () => {
  test('keys', async () => {
    expect(await states()).toMatchObject({ 'api-keys': 'warning' });
    await createApiKey(context.database, { name: 'reader', scope: 'read' }, context.clock.now());
    expect(await states()).toMatchObject({ 'api-keys': 'warning' });
    await createApiKey(context.database, { name: 'admin', scope: 'admin' }, context.clock.now());
    expect(await states()).toMatchObject({ 'api-keys': 'ok' });
    for (const { id } of await listApiKeys(context.database)) {
      await revokeApiKey(context.database, id, context.clock.now());
    }
    expect(await states()).toMatchObject({ 'api-keys': 'failure' });
  });

  test('tools', async () => {
    expect(await states()).toMatchObject({ tools: 'warning' });
    await enterTool(context);
    expect(await states()).toMatchObject({ tools: 'ok' });
  });

  test('the inbox: an event may wait a minute', async () => {
    await layIn(context, aWebhook(context, newRunId(), 'success'));
    expect(await states()).toMatchObject({ inbox: 'ok', 'unmatched-events': 'ok' });
    ledger.clock.advance(60_001);
    expect(await states()).toMatchObject({ inbox: 'failure' });
    await hear(context);
    expect(await states()).toMatchObject({ inbox: 'ok', 'unmatched-events': 'warning' });
  });

  test('events that no reader understands', async () => {
    const id = await addGeneration(context);
    expect(await states()).toMatchObject({ 'unreadable-events': 'ok' });
    await hear(context, aWebhook(context, newRunId(), 'migrating', { generationId: id }));
    expect(await states()).toMatchObject({ 'unreadable-events': 'warning' });
  });

  test('generations that stay open: a day is too long', async () => {
    const id = await addGeneration(context);
    ledger.clock.advance(23 * HOUR_MS);
    expect(await states()).toMatchObject({ 'open-generations': 'ok' });
    ledger.clock.advance(HOUR_MS + 1);
    expect(await states()).toMatchObject({ 'open-generations': 'failure' });
    const open = await context.database.generationOutputs.find({ status: 'pending' }).toArray();
    for (const { _id } of open) {
      await hear(
        context,
        aWebhook(context, newRunId(), 'failed', { generationId: _id.toHexString() as typeof id }),
      );
    }
    expect(await states()).toMatchObject({ 'open-generations': 'ok' });
  });

  test('the reconciler, whose lease runs out', async () => {
    expect(await states()).toMatchObject({ reconciler: 'warning' });
    await acquireLease(context.database, 'reconciler', 'process-1', context.clock.now(), 15_000);
    expect(await states()).toMatchObject({ reconciler: 'ok' });
    ledger.clock.advance(15_000);
    expect(await states()).toMatchObject({ reconciler: 'warning' });
  });

  test('migrations', async () => {
    expect(await states()).toMatchObject({ migrations: 'ok' });
    const markers = context.database.db.collection<{ _id: string }>('_prisma_migrations');
    await markers.updateOne({ _id: 'app' }, { $set: { storageHash: 'of-another-build' } });
    expect(await states()).toMatchObject({ migrations: 'failure' });
    await markers.deleteOne({ _id: 'app' });
    expect(await states()).toMatchObject({ migrations: 'failure' });
  });
});

describe('a database that does not answer', () => {
  test('is the failure, and nothing in it is called well or broken', async () => {
    // Nobody listens on this port.
    const gone = openDatabase({ url: 'mongodb://ada:hunter2@127.0.0.1:9/gone?serverSelectionTimeoutMS=200' });
    try {
      const checks = await diagnose(subject({ database: gone }));
      const found = new Map(checks.map(({ id, state }) => [id, state]));
      expect(found.get('database')).toBe('failure');
      for (const id of ['replica-set', 'migrations', 'tools', 'inbox', 'reconciler'] as const) {
        expect([id, found.get(id)]).toEqual([id, 'unknown']);
      }
      expect(JSON.stringify(checks)).not.toContain('hunter2');
    } finally {
      await gone.close();
    }
  });

  test('because nobody said which one it is: that is told', async () => {
    const nowhere = failing('DATABASE_URL is not set.', 'Set it.');
    const checks = await diagnose(subject({ database: nowhere }));
    expect(checks.find(({ id }) => id === 'database')).toMatchObject(nowhere);
    expect(checks.find(({ id }) => id === 'inbox')).toMatchObject({ state: 'unknown' });
  });
});
