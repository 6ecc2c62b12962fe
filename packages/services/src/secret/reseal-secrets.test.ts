import { randomBytes } from 'node:crypto';
import type { Database } from '@genledger/db/client';
import { completedExecution, documentBytes, endedGeneration } from '@genledger/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import {
  createSecretBox,
  ORIGINAL_SECRET_USE,
  openTarget,
  resealSecrets,
  type SealedSecret,
  sealTarget,
} from './index.ts';

const [OLD, NEW, LOST] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const old = createSecretBox([OLD]);
const both = createSecretBox([NEW, OLD]);
const alone = createSecretBox([NEW]);
/** More than are read at once. */
const MANY = 450;
const TARGET = {
  url: 'https://receiver.example/hook',
  secrets: ['whsec_1', 'whsec_2'],
  also: [{ token: 'hunter2', weight: 7 }],
};
const ORIGINAL = 'the document as it was';

let ledger: TestLedger;
let database: Database;
beforeAll(async () => {
  ledger = await testLedger('reseal');
  database = ledger.context.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const COLLECTIONS = ['generationOutputs', 'cookExecutions', 'spellCasts'] as const;

beforeEach(async () => {
  const [generations, cooks, casts] = COLLECTIONS.map((name) => database.db.collection(name));
  for (const name of COLLECTIONS) await database.db.collection(name).deleteMany({});
  const notificationTarget = sealTarget(old, TARGET);
  await generations?.insertMany(
    Array.from({ length: MANY }, () => ({ ...endedGeneration(), notificationTarget })),
  );
  await generations?.insertOne({ ...endedGeneration(), notificationTarget: 'https://plain.example' });
  await cooks?.insertOne({ ...completedExecution([]), notificationTarget });
  const legacy = { migration: 'v1-to-v2', sealed: old.seal(ORIGINAL, ORIGINAL_SECRET_USE) };
  await casts?.insertOne({ ...completedExecution([]), legacy });
});

/** Two secrets in each target, and one original. */
const SECRETS = 2 * (MANY + 1) + 1;
const targetsIn = async (collection = 'generationOutputs'): Promise<readonly unknown[]> => {
  const documents = await database.db
    .collection(collection)
    .find({ 'notificationTarget.url': TARGET.url })
    .toArray();
  return documents.map(({ notificationTarget }) => notificationTarget);
};
const bytes = () => documentBytes(database.db, COLLECTIONS);

test('seals everything under the first key, which then opens it alone', async () => {
  expect(await resealSecrets(database, both, { dryRun: false })).toEqual({
    current: 0,
    resealed: SECRETS,
    unreadable: 0,
    isComplete: true,
  });
  const targets = [...(await targetsIn()), ...(await targetsIn('cookExecutions'))];
  expect(targets).toHaveLength(MANY + 1);
  for (const target of targets) expect(openTarget(alone, target)).toEqual(TARGET);
  const legacy: unknown = (await database.spellCasts.findOne({}))?.legacy;
  const { sealed } = legacy as { readonly sealed: SealedSecret };
  expect(alone.open(sealed, ORIGINAL_SECRET_USE)).toBe(ORIGINAL);
});

test('run again, it finds nothing left to do and changes nothing', async () => {
  await resealSecrets(database, both, { dryRun: false });
  const before = await bytes();
  expect(await resealSecrets(database, both, { dryRun: false })).toMatchObject({
    current: SECRETS,
    resealed: 0,
  });
  expect(await bytes()).toEqual(before);
});

test('only counts where it is a dry run', async () => {
  const before = await bytes();
  expect(await resealSecrets(database, both, { dryRun: true })).toMatchObject({ resealed: SECRETS });
  expect(await bytes()).toEqual(before);
});

test('leaves what no key opens as it is, and counts it', async () => {
  const before = await bytes();
  const other = createSecretBox([NEW, LOST]);
  expect(await resealSecrets(database, other, { dryRun: false })).toMatchObject({
    resealed: 0,
    unreadable: SECRETS,
  });
  expect(await bytes()).toEqual(before);
});

test('stopped in the middle, it says so, and the next run does the rest', async () => {
  const stop = new AbortController();
  const first = await resealSecrets(database, both, {
    dryRun: false,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect(first).toMatchObject({ isComplete: false, resealed: 400 });
  expect(await resealSecrets(database, both, { dryRun: false })).toEqual({
    current: 400,
    resealed: SECRETS - 400,
    unreadable: 0,
    isComplete: true,
  });
});
