import type { Generation, HistoryEntry, Submission } from '@genledger/domain/generation';
import type { GenerationId, ProviderRunId } from '@genledger/domain/kernel';
import type { Usd } from '@genledger/domain/money';
import { Decimal128, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { addGeneration, at, COMFYUI_DEPLOY, NOW, runId } from '../../test/support/records.ts';
import { type Database, type GenerationDocument, inTransaction, isDuplicateKey } from '../client/index.ts';
import {
  assignRun,
  findGeneration,
  findGenerationOfRun,
  findGenerationsByKeys,
  findGenerationsDue,
  type GenerationChange,
  moveSubmission,
  newGenerationId,
  scheduleReconciliation,
  updateGenerations,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('generations');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const runOf = (providerRunId: ProviderRunId) => ({ provider: COMFYUI_DEPLOY, providerRunId });

/** A record as it lies in the database. */
async function stored({ basis }: Generation): Promise<GenerationDocument> {
  const document = await database.generationOutputs.findOne({ _id: new ObjectId(basis.id) });
  if (document === null) throw new Error(`no generation ${basis.id}`);
  return document;
}

const ENTRY: HistoryEntry = { from: 'pending', to: 'success', at: at(35), cause: 'webhook' };

/** The change that a success makes. */
function success(before: Generation): GenerationChange {
  return {
    before,
    after: {
      ...before,
      execution: {
        status: 'success',
        responseTimestamp: at(35),
        durationMs: 35_000,
        costUsd: '0.011795' as Usd,
        costBasis: 'wall',
        pointsSpent: 140,
        protocolNetPoints: 140,
        flags: [],
      },
      revision: before.revision + 1,
    },
    entries: [ENTRY],
  };
}
const update = (changes: readonly GenerationChange[]) =>
  inTransaction(database, (session) => updateGenerations(database, changes, at(36), session));

describe('finding', () => {
  test('a generation by its id, by its run, and several by both at once', async () => {
    const providerRunId = runId();
    const [first, second, third] = [
      await addGeneration(database, { providerRunId }),
      await addGeneration(database),
      await addGeneration(database, { providerRunId: runId() }),
    ];
    expect(await findGeneration(database, first.basis.id)).toEqual(first);
    expect(await findGenerationOfRun(database, COMFYUI_DEPLOY, providerRunId)).toEqual(first);
    const found = await findGenerationsByKeys(
      database,
      [second.basis.id, newGenerationId()],
      [
        ...[providerRunId, third.providerRunId as ProviderRunId, runId()].map((id) => runOf(id)),
        { provider: 'replicate' as typeof COMFYUI_DEPLOY, providerRunId },
      ],
    );
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining([first, second, third]));
  });

  test('one that is named twice gives it once', async () => {
    const providerRunId = runId();
    const generation = await addGeneration(database, { providerRunId });
    const runs = [runOf(providerRunId), runOf(providerRunId)];
    expect(await findGenerationsByKeys(database, [generation.basis.id], runs)).toEqual([generation]);
  });

  test('nothing gives nothing', async () => {
    expect(await findGenerationsByKeys(database, [], [])).toEqual([]);
    expect(await findGeneration(database, newGenerationId())).toBeUndefined();
    expect(await findGenerationOfRun(database, COMFYUI_DEPLOY, runId())).toBeUndefined();
  });
});

test('a second generation of one run is refused', async () => {
  const providerRunId = runId();
  await addGeneration(database, { providerRunId });
  await expect(addGeneration(database, { providerRunId })).rejects.toSatisfy(isDuplicateKey);
});

describe('a change', () => {
  test('is carried out on the revision that it was computed from, once', async () => {
    const generation = await addGeneration(database);
    expect(await update([success(generation)])).toBe(1);
    const document = await stored(generation);
    expect(document).toMatchObject({
      status: 'success',
      durationMs: 35_000,
      pointsSpent: 140,
      revision: 1,
      costUsd: Decimal128.fromString('0.011795'),
    });
    expect(document.history).toEqual([
      { to: 'pending', at: NOW, recordedAt: NOW, cause: 'creation' },
      { ...ENTRY, recordedAt: at(36) },
    ]);
    expect(await update([success(generation)])).toBe(0);
    expect((await stored(generation)).history).toHaveLength(2);
  });

  test('takes away what is no longer so', async () => {
    const generation = await addGeneration(database, { reconcileAt: at(60) });
    const failed: GenerationChange = {
      ...success(generation),
      after: {
        ...success(generation).after,
        execution: {
          status: 'failed',
          statusReason: 'expired',
          responseTimestamp: at(35),
          durationMs: 35_000,
          costBasis: 'unknown',
          pointsSpent: 0,
          protocolNetPoints: 0,
          error: { code: 'expired', message: 'nothing was heard of the run' },
          flags: ['expired'],
        },
      },
      reconcileAt: at(99),
    };
    await update([failed]);
    expect(await stored(generation)).toMatchObject({ reconcileAt: at(99), statusReason: 'expired' });
    await update([success({ ...generation, revision: 1 })]);
    const document = await stored(generation);
    expect(document).toMatchObject({ status: 'success', revision: 2, flags: [] });
    for (const field of ['reconcileAt', 'statusReason', 'error']) expect(document).not.toHaveProperty(field);
  });

  test('leaves to the notifier what it does not move itself', async () => {
    const generation = await addGeneration(database);
    const sent = { deliveryStatus: 'sent' as const, deliveryAttempts: 3, deliveryTimestamp: at(40) };
    await database.generationOutputs.updateOne({ _id: new ObjectId(generation.basis.id) }, { $set: sent });
    await update([success(generation)]);
    expect(await stored(generation)).toMatchObject(sent);
  });

  test('that moves the delivery begins it anew', async () => {
    const generation = await addGeneration(database);
    const _id = new ObjectId(generation.basis.id);
    const failed = { deliveryAttempts: 3, deliveryError: 'HTTP 500', deliveryTimestamp: at(40) };
    await database.generationOutputs.updateOne({ _id }, { $set: failed });
    const change = success(generation);
    await update([
      { ...change, after: { ...change.after, deliveryStatus: 'pending', nextDeliveryAt: at(35) } },
    ]);
    const document = await stored(generation);
    expect(document).toMatchObject({
      deliveryStatus: 'pending',
      nextDeliveryAt: at(35),
      deliveryAttempts: 0,
    });
    expect(document).not.toHaveProperty('deliveryError');
    expect(document).not.toHaveProperty('deliveryTimestamp');
  });

  test('of many tells how many found their revision', async () => {
    const generations = await Promise.all([1, 2, 3].map(() => addGeneration(database)));
    const [overtaken, ...others] = generations;
    if (overtaken === undefined) throw new Error('three were added');
    await update([success(overtaken)]);
    expect(await update([...others, overtaken].map(success))).toBe(2);
  });

  test('of nothing does nothing', async () => {
    expect(await update([])).toBe(0);
  });

  test('that races ten others of its revision is carried out by one', async () => {
    const generation = await addGeneration(database);
    const matched = await Promise.all(Array.from({ length: 10 }, () => update([success(generation)])));
    expect(matched.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect((await stored(generation)).history).toHaveLength(2);
  });
});

describe('moving a submission', () => {
  const QUEUED: Submission = { state: 'queued', attempts: 0 };
  const claimedBy = (leaseOwner: string): Submission => ({
    state: 'submitting',
    attempts: 0,
    leaseOwner,
    leaseUntil: at(40),
  });
  const move = (id: GenerationId, from: Submission, to: Submission) =>
    moveSubmission(database, id, from, to, at(40));

  test('succeeds from where the caller saw it, and raises the revision', async () => {
    const generation = await addGeneration(database, { submit: true });
    const { id } = generation.basis;
    expect(await move(id, QUEUED, claimedBy('a'))).toBe(true);
    const expected = { submission: claimedBy('a'), reconcileAt: at(40), revision: 1 };
    expect(await stored(generation)).toMatchObject(expected);
    expect(await move(id, claimedBy('a'), { state: 'queued', attempts: 1 })).toBe(true);
    expect((await stored(generation)).submission).toEqual({ state: 'queued', attempts: 1 });
  });

  test.each([
    ['another state', { state: 'uncertain', attempts: 0 }],
    ['another count', { state: 'queued', attempts: 1 }],
    ['a lease that is not there', { state: 'queued', attempts: 0, leaseOwner: 'a' }],
  ] as const)('fails from %s', async (_, from) => {
    const generation = await addGeneration(database, { submit: true });
    expect(await move(generation.basis.id, from, claimedBy('b'))).toBe(false);
    expect(await stored(generation)).toMatchObject({ submission: QUEUED, revision: 0 });
  });

  test('fails under the lease of another', async () => {
    const { basis } = await addGeneration(database, { submit: true });
    await move(basis.id, QUEUED, claimedBy('a'));
    const { leaseOwner: _, ...unowned } = claimedBy('a');
    expect(await move(basis.id, claimedBy('b'), QUEUED)).toBe(false);
    expect(await move(basis.id, unowned, QUEUED)).toBe(false);
  });

  test('is won by one of ten', async () => {
    const { basis } = await addGeneration(database, { submit: true });
    const owners = Array.from({ length: 10 }, (_, index) => `owner-${index}`);
    const won = await Promise.all(owners.map((owner) => move(basis.id, QUEUED, claimedBy(owner))));
    expect(won.filter(Boolean)).toHaveLength(1);
  });
});

describe('giving a generation its run', () => {
  const EXTERNAL: Submission = { state: 'external', attempts: 0 };

  test('works once', async () => {
    const generation = await addGeneration(database);
    const { id } = generation.basis;
    const providerRunId = runId();
    const run = { provider: COMFYUI_DEPLOY, providerRunId };
    expect(await assignRun(database, id, run, EXTERNAL, at(90))).toBe(true);
    expect(await stored(generation)).toMatchObject({ providerRunId, reconcileAt: at(90), revision: 1 });
    const other = { provider: COMFYUI_DEPLOY, providerRunId: runId() };
    expect(await assignRun(database, id, other, EXTERNAL, at(90))).toBe(false);
    expect(await stored(generation)).toMatchObject({ providerRunId, revision: 1 });
  });

  test('leaves an ended one unscheduled', async () => {
    const generation = await addGeneration(database);
    await update([success(generation)]);
    const run = { provider: COMFYUI_DEPLOY, providerRunId: runId() };
    expect(await assignRun(database, generation.basis.id, run, EXTERNAL, undefined)).toBe(true);
    expect(await stored(generation)).not.toHaveProperty('reconcileAt');
  });

  test('is refused where another generation has it', async () => {
    const providerRunId = runId();
    await addGeneration(database, { providerRunId });
    const { basis } = await addGeneration(database);
    const run = { provider: COMFYUI_DEPLOY, providerRunId };
    await expect(assignRun(database, basis.id, run, EXTERNAL, at(90))).rejects.toSatisfy(isDuplicateKey);
  });
});

describe('what is due', () => {
  test('is longest due first, and at most so many', async () => {
    const dues = [at(-30), at(-50), at(-40), at(10_000)];
    const ids: GenerationId[] = [];
    for (const reconcileAt of dues) ids.push((await addGeneration(database, { reconcileAt })).basis.id);
    expect(await findGenerationsDue(database, at(-30), 10)).toEqual([ids[1], ids[2], ids[0]]);
    expect(await findGenerationsDue(database, at(-30), 2)).toEqual([ids[1], ids[2]]);
    expect(await findGenerationsDue(database, at(-50.001), 10)).toEqual([]);
  });

  test('is put off and brought forward while a generation is open', async () => {
    const generation = await addGeneration(database);
    await scheduleReconciliation(database, generation.basis.id, at(-70));
    expect(await stored(generation)).toMatchObject({ reconcileAt: at(-70), revision: 0 });
    await scheduleReconciliation(database, generation.basis.id, at(7_000));
    expect(await stored(generation)).toMatchObject({ reconcileAt: at(7_000) });
  });

  test('is nothing of a generation that has ended: asking for it ends it', async () => {
    const generation = await addGeneration(database);
    await update([{ ...success(generation), reconcileAt: at(-90) }]);
    await scheduleReconciliation(database, generation.basis.id, at(-80));
    expect(await stored(generation)).not.toHaveProperty('reconcileAt');
  });
});
