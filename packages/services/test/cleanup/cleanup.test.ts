import type { Database } from '@genledger/db/client';
import { addToRollups, readWeeklySums } from '@genledger/db/repositories';
import { appliedEvent, completedExecution, type EndedDetails, endedGeneration } from '@genledger/db/testing';
import { bucketOf, oneIn } from '@genledger/domain/estimate';
import { describe, expect, test } from 'vitest';
import {
  purgeCleaning,
  readTrash,
  reportCleanup,
  restoreCleaning,
  runCleanup,
  runScheduledCleanup,
} from '../../src/cleanup/index.ts';
import { bytesOfLedger, cleanupLedger, policyOf } from './ledger.ts';

const TESTS = policyOf({ rules: [{ id: 'test-accounts', accounts: ['tester'] }], atMostShare: 1 });
const CONFIRMED = { isConfirmed: true } as const;
type Stored = ReturnType<typeof endedGeneration>;

async function insert({ db }: Database, collection: string, ...documents: readonly Stored[]): Promise<void> {
  if (documents.length > 0) await db.collection(collection).insertMany([...documents]);
}

async function insertGenerations(
  database: Database,
  ...all: readonly EndedDetails[]
): Promise<readonly Stored[]> {
  const generations = all.map((details) => endedGeneration(details));
  await insert(database, 'generationOutputs', ...generations);
  return generations;
}

async function countOf({ db }: Database, collection: string): Promise<number> {
  return db.collection(collection).countDocuments();
}

/** A cook execution with pieces, one of which a spell makes in two steps. */
async function insertCook(database: Database, accounts: readonly string[], owner = 'an-account') {
  const cook = completedExecution([], { accountId: owner });
  const cast = completedExecution([], { accountId: owner, cookExecutionId: cook._id });
  const pieces = accounts.map((accountId) => endedGeneration({ accountId, cookExecutionId: cook._id }));
  const steps = accounts.map((accountId) => endedGeneration({ accountId, spellCastId: cast._id }));
  const idsOf = (documents: readonly Stored[]) => documents.map(({ _id }) => _id);
  await insert(database, 'generationOutputs', ...pieces, ...steps);
  await insert(database, 'cookExecutions', { ...cook, generationIds: idsOf(pieces) });
  await insert(database, 'spellCasts', { ...cast, generationIds: idsOf(steps) });
  return { cook, cast, generations: [...pieces, ...steps] };
}

describe('what is moved', () => {
  test('a test record goes into the trash with its events, and every other stays', async () => {
    await using ledger = await cleanupLedger('clean_single');
    const [stray] = await insertGenerations(ledger.database, { accountId: 'tester' }, {}, {});
    if (stray === undefined) throw new Error('nothing was inserted');
    await insert(ledger.database, 'webhookEvents', appliedEvent(stray._id), appliedEvent(stray._id));
    const outcome = await runCleanup(ledger.context, TESTS, CONFIRMED);
    expect(outcome).toMatchObject({ kind: 'cleaned', moved: { families: 1, generations: 1, documents: 3 } });
    expect(await countOf(ledger.database, 'generationOutputs')).toBe(2);
    expect(await countOf(ledger.database, 'webhookEvents')).toBe(0);
    expect(await countOf(ledger.database, 'trash')).toBe(3);
  });

  test('an execution goes with its casts and all of its generations where every one is a test’s', async () => {
    await using ledger = await cleanupLedger('clean_family');
    await insertCook(ledger.database, ['tester', 'tester', 'tester']);
    const outcome = await runCleanup(ledger.context, TESTS, CONFIRMED);
    expect(outcome).toMatchObject({ moved: { families: 1, generations: 6, documents: 8 } });
    for (const name of ['generationOutputs', 'cookExecutions', 'spellCasts'])
      expect(await countOf(ledger.database, name)).toBe(0);
  });

  test('an execution of a test account goes whatever its generations are', async () => {
    await using ledger = await cleanupLedger('clean_owner');
    await insertCook(ledger.database, ['a', 'b'], 'tester');
    expect(await runCleanup(ledger.context, TESTS, CONFIRMED)).toMatchObject({ moved: { generations: 4 } });
  });

  test('an execution stays whole where one of its generations is nobody’s test', async () => {
    await using ledger = await cleanupLedger('clean_mixed');
    await insertCook(ledger.database, ['tester', 'somebody']);
    const before = await bytesOfLedger(ledger.database);
    const outcome = await runCleanup(ledger.context, TESTS, CONFIRMED);
    expect(outcome).toMatchObject({ moved: { families: 0 }, kept: { mixed: 1 } });
    expect(await bytesOfLedger(ledger.database)).toEqual(before);
  });

  test('an execution stays where a generation that it lists is not linked to it yet', async () => {
    await using ledger = await cleanupLedger('clean_unlinked');
    const { cook } = await insertCook(ledger.database, ['tester']);
    const [loose] = await insertGenerations(ledger.database, { accountId: 'somebody' });
    await ledger.database.db
      .collection('cookExecutions')
      .updateOne({ _id: cook._id }, { $push: { generationIds: loose?._id } as never });
    expect(await runCleanup(ledger.context, TESTS, CONFIRMED)).toMatchObject({ kept: { unlinked: 1 } });
  });

  test('what is open, still to be told, or younger than a day stays', async () => {
    await using ledger = await cleanupLedger('clean_open');
    const accountId = 'tester';
    const open = { ...endedGeneration({ accountId }), status: 'processing' };
    const untold = { ...endedGeneration({ accountId }), deliveryStatus: 'pending' };
    const young = endedGeneration({ accountId, requestTimestamp: new Date(Date.now() - 3_600_000) });
    await insert(ledger.database, 'generationOutputs', open, untold, young);
    const first = await runCleanup(ledger.context, TESTS, CONFIRMED);
    expect(first).toMatchObject({ moved: { families: 0 }, kept: { open: 2, young: 1 } });
    ledger.pass(86_400_000);
    expect(await runCleanup(ledger.context, TESTS, CONFIRMED)).toMatchObject({ moved: { generations: 1 } });
  });

  test('a record of schema version 1 is counted and stays', async () => {
    await using ledger = await cleanupLedger('clean_old');
    const old = { _id: endedGeneration()._id, masterAccountId: 'tester', status: 'completed' };
    await ledger.database.db
      .collection('generationOutputs')
      .insertOne(old, { bypassDocumentValidation: true });
    const report = await reportCleanup(ledger.context, TESTS);
    expect(report).toMatchObject({ matched: 1, oldVersion: 1, wouldMove: { generations: 0 } });
    expect(await runCleanup(ledger.context, TESTS, CONFIRMED)).toMatchObject({ moved: { families: 0 } });
  });

  test('a second run finds nothing more', async () => {
    await using ledger = await cleanupLedger('clean_twice');
    await insertGenerations(ledger.database, ...Array.from({ length: 250 }, () => ({ accountId: 'tester' })));
    expect(await runCleanup(ledger.context, TESTS, CONFIRMED)).toMatchObject({ moved: { generations: 250 } });
    const second = await runCleanup(ledger.context, TESTS, CONFIRMED);
    expect(second).toMatchObject({ moved: { families: 0 } });
    expect(second).not.toHaveProperty('cleaning');
  });
});

test('the report counts by rule, gives samples, and says what a run then does', async () => {
  await using ledger = await cleanupLedger('clean_report');
  const metadata = { test: true };
  await insertGenerations(
    ledger.database,
    { metadata },
    { metadata, toolId: 'test-a' },
    { toolId: 'test-b' },
    {},
  );
  const report = await reportCleanup(ledger.context, policyOf({ atMostShare: 0.8 }));
  expect(report.rules).toMatchObject([
    { rule: 'marked-as-test', generations: 2, share: 0.5 },
    { rule: 'test-tool-name', generations: 0, share: 0, samples: [] },
    { rule: 'silent-test-tool', generations: 2, share: 0.5 },
  ]);
  expect(report).toMatchObject({ generations: 4, matched: 3, share: 0.75, needsConfirmation: false });
  const outcome = await runCleanup(ledger.context, policyOf({ atMostShare: 0.8 }), { isConfirmed: false });
  expect(outcome).toMatchObject({ moved: report.wouldMove });
});

test('more than the share is refused and nothing is moved, unless it is confirmed', async () => {
  await using ledger = await cleanupLedger('clean_share');
  await insertGenerations(ledger.database, { accountId: 'tester' }, {}, {});
  const policy = { ...TESTS, atMostShare: 0.3 };
  const before = await bytesOfLedger(ledger.database);
  const refused = await runCleanup(ledger.context, policy, { isConfirmed: false });
  expect(refused).toMatchObject({ kind: 'refused', atMostShare: 0.3 });
  expect(await bytesOfLedger(ledger.database)).toEqual(before);
  expect(await runCleanup(ledger.context, policy, CONFIRMED)).toMatchObject({ kind: 'cleaned' });
});

describe('the trash', () => {
  test('gives back the same bytes, and the weekly sums their part', async () => {
    await using ledger = await cleanupLedger('clean_restore');
    const { database, context } = ledger;
    const { generations } = await insertCook(database, ['tester', 'tester']);
    const singles = await insertGenerations(database, { accountId: 'tester', costUsd: '0.0100' }, {});
    for (const { _id } of [...generations, ...singles])
      await insert(database, 'webhookEvents', appliedEvent(_id));
    await fillRollups(database, [...generations, ...singles]);
    const before = await bytesOfLedger(database);
    const sums = await weeklySums(database);

    const outcome = await runCleanup(context, TESTS, CONFIRMED);
    expect(outcome).toMatchObject({ moved: { families: 2, generations: 5 } });
    expect(await weeklySums(database)).toMatchObject([{ count: 1, costUsd: '0.01', pointsSpent: 119 }]);

    const restored = await restoreCleaning(context, undefined);
    expect(restored).toMatchObject({ ok: true, value: { generations: 5, conflicts: [], isExpired: false } });
    expect(await bytesOfLedger(database)).toEqual(before);
    expect(await weeklySums(database)).toEqual(sums);
    expect(await countOf(database, 'trash')).toBe(0);
  });

  test('keeps a record whose place another has taken, and gives back its neighbours', async () => {
    await using ledger = await cleanupLedger('clean_conflict');
    const stray = { accountId: 'tester' };
    const [first] = await insertGenerations(ledger.database, stray, stray, stray);
    await runCleanup(ledger.context, TESTS, CONFIRMED);
    if (first === undefined) throw new Error('nothing was inserted');
    await insertGenerations(ledger.database, { id: first._id });
    const restored = await restoreCleaning(ledger.context, undefined);
    const conflicts = [first._id.toHexString()];
    expect(restored).toMatchObject({ ok: true, value: { generations: 2, conflicts } });
    expect(await countOf(ledger.database, 'trash')).toBe(1);
    expect(await countOf(ledger.database, 'generationOutputs')).toBe(3);
  });

  test('gives nothing back once its time is up: a part may be forgotten already', async () => {
    await using ledger = await cleanupLedger('clean_expired');
    await insertCook(ledger.database, ['tester']);
    await runCleanup(ledger.context, TESTS, CONFIRMED);
    ledger.pass(TESTS.keepMs);
    const restored = await restoreCleaning(ledger.context, undefined);
    expect(restored).toMatchObject({ ok: true, value: { documents: 0, isExpired: true } });
    expect(await countOf(ledger.database, 'generationOutputs')).toBe(0);
  });

  test('is told apart by cleanings, and destroyed by cleaning', async () => {
    await using ledger = await cleanupLedger('clean_purge');
    await insertGenerations(ledger.database, { accountId: 'tester' });
    await runCleanup(ledger.context, TESTS, CONFIRMED);
    ledger.pass(1000);
    await insertGenerations(ledger.database, { accountId: 'tester' }, { accountId: 'tester' });
    await runCleanup(ledger.context, TESTS, CONFIRMED);
    const [newest, oldest] = await readTrash(ledger.context);
    expect(newest?.collections).toEqual({ generationOutputs: 2 });
    expect(await restoreCleaning(ledger.context, undefined)).toMatchObject({ ok: false });
    const purged = await purgeCleaning(ledger.context, oldest?.id);
    expect(purged).toMatchObject({ ok: true, value: { documents: 1, isComplete: true } });
    expect((await readTrash(ledger.context)).map(({ id }) => id)).toEqual([newest?.id]);
  });
});

/** Fills the weekly sums as completions do. */
async function fillRollups(database: Database, generations: readonly Stored[]): Promise<void> {
  const changes = generations.map((generation) => ({
    environment: generation['environment'],
    toolId: generation['toolId'],
    accountId: generation['accountId'],
    requestTimestamp: generation['requestTimestamp'],
    change: {
      count: 1,
      succeeded: 1,
      failed: 0,
      cancelled: 0,
      durationMs: 5000,
      pointsSpent: 119,
      protocolNetPoints: 119,
      costCount: 1,
      costUsd: '0.01',
      durations: oneIn(bucketOf(5000)),
    },
  }));
  await database.client.withSession((session) => addToRollups(database, changes, 3, session));
}

function weeklySums(database: Database) {
  return readWeeklySums(database, { from: new Date(0), to: new Date(Date.now() + 86_400_000) });
}

test('a scheduled cleaning comes when it is time, and not before', async () => {
  await using ledger = await cleanupLedger('clean_schedule');
  const { database, context } = ledger;
  const everyMs = 3_600_000;
  const clean = (signal = new AbortController().signal) =>
    runScheduledCleanup(context, TESTS, everyMs, signal);
  await insertGenerations(database, { accountId: 'tester' });
  expect(await clean(AbortSignal.abort())).toMatchObject({ isComplete: false, moved: { families: 0 } });
  expect(await clean()).toMatchObject({ moved: { generations: 1 } });
  await insertGenerations(database, { accountId: 'tester' });
  expect(await clean()).toBeUndefined();
  ledger.pass(everyMs);
  expect(await clean()).toMatchObject({ moved: { generations: 1 } });
});
