import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RATES, generateLegacy } from '../../src/legacy-generator/index.ts';
import { resolveQuarantine, runMigration, verifyMigration } from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';

const SIGNAL = new AbortController().signal;

let bare: TestDatabase;
let database: Database;

beforeAll(async () => {
  bare = await testDatabase({ label: 'settled' });
  database = openDatabase({ url: bare.url });
  const options = { documents: 600, seed: 31, rates: DEFAULT_RATES, intoExisting: false };
  await generateLegacy({ databaseUrl: bare.url, ...options });
}, 60_000);
afterAll(async () => {
  await database.close();
  await bare.drop();
});

/** Generations that somebody decided of, steps of casts that make pieces of a cook. */
async function decidedStepsOfPieces(): Promise<number> {
  const { db } = bare;
  const casts = await db.collection('spellCasts').distinct('_id', { cookExecutionId: { $exists: true } });
  const decided = 'decided by a person';
  const byPerson = [{ 'legacy.sources.status': decided }, { 'legacy.sources.toolDisplayName': decided }];
  return db.collection('generationOutputs').countDocuments({ spellCastId: { $in: casts }, $or: byPerson });
}

test('what is decided of a step is in the sums of its cast, and of the cook that the cast makes a piece of', async () => {
  const context = migrationContext(database, bare.url);
  await runMigration(context, { batch: 500, until: 'contract', signal: SIGNAL });
  for (const [reason, decisions] of [
    ['status-unknown', { status: 'success' }],
    ['tool-name-missing', { toolDisplayName: 'Flux Dev' }],
  ] as const) {
    const resolved = await resolveQuarantine(context, { reasons: [reason] }, decisions, SIGNAL);
    expect(resolved).toMatchObject({ ok: true });
  }
  expect(await decidedStepsOfPieces()).toBeGreaterThan(0);
  const checks = await verifyMigration(context);
  expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([]);
}, 120_000);
