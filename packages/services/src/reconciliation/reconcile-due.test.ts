import { scheduleReconciliation } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWebhook, hear } from '../../test/support/events.ts';
import { type ProviderServer, startProviderServer } from '../../test/support/provider-server.ts';
import { addGeneration, addRun, enterTool, newRunId, recordOf } from '../../test/support/records.ts';
import { HOUR_MS, MINUTE_MS, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { reconcileDue } from './index.ts';

let provider: ProviderServer;
let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  provider = await startProviderServer();
  ledger = await testLedger('reconcile', provider);
  context = ledger.context;
});
beforeEach(async () => {
  await context.database.generationOutputs.deleteMany({});
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const always = (): boolean => true;
const lookAfter = async (as: LedgerContext = context) => Object.fromEntries(await reconcileDue(as, always));
const statusOf = async (id: GenerationId): Promise<string> => (await recordOf(context, id)).status;

function tellRun(runId: string, status: string, more: object = {}): void {
  provider.answer({ status: 200, body: { id: runId, status, outputs: [], ...more } });
}

describe('a run that stays quiet', () => {
  test('is asked about after a minute, then ever more rarely, up to ten minutes', async () => {
    const { runId } = await addRun(context);
    tellRun(runId, 'running');
    const asked: number[] = [];
    const begun = ledger.clock.now();
    for (let second = 0; second < 3600; second += 10) {
      ledger.clock.advance(10_000);
      if (Object.keys(await lookAfter()).length > 0) asked.push((ledger.clock.now() - begun) / 1000);
    }
    const waits = asked.map((time, index) => time - (asked[index - 1] ?? 0));
    expect(waits[0]).toBe(60);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(600);
    expect(provider.requests.every((request) => request === `GET /api/run/${runId}`)).toBe(true);
  });

  test('ends with what its provider tells: its own times, and the time that it charges', async () => {
    const toolId = await enterTool(context, {
      costingModel: { rateSource: 'machine' },
      metadata: { gpu: 'A10G' },
    });
    const { id, runId } = await addRun(context, { toolId });
    const at = (ms: number) => new Date(ledger.clock.now() + ms);
    const [startedAt, endedAt] = [at(4000), at(14_000)];
    tellRun(runId, 'success', { started_at: startedAt, ended_at: endedAt, run_duration: 10 });
    ledger.clock.advance(MINUTE_MS);
    expect(await lookAfter()).toEqual({ reported: 1 });
    expect(await recordOf(context, id)).toMatchObject({
      status: 'success',
      startedAt,
      responseTimestamp: endedAt,
      durationMs: 14_000,
      computeMs: 10_000,
      costUsd: '0.00337',
      costBasis: 'provider',
      // 0.00337 x 4 / 0.000337
      pointsSpent: 40,
    });
    ledger.clock.advance(HOUR_MS);
    expect(await lookAfter()).toEqual({});
  });

  test('that its provider does not know is left alone for fifteen minutes, and then expires', async () => {
    const { id } = await addRun(context);
    provider.answer({ status: 404 });
    ledger.clock.advance(15 * MINUTE_MS - 1);
    expect(await lookAfter()).toEqual({ 'unknown-run': 1 });
    expect(await statusOf(id)).toBe('pending');
    ledger.clock.advance(10 * MINUTE_MS);
    expect(await lookAfter()).toEqual({ expired: 1 });
    const record = await recordOf(context, id);
    expect(record).toMatchObject({ status: 'failed', statusReason: 'expired', pointsSpent: 0 });
    expect(record).not.toHaveProperty('costUsd');
  });

  test('of a provider that is away is asked about again, after the wait that it asks for', async () => {
    const { id } = await addRun(context);
    provider.answer({ status: 503, headers: { 'retry-after': '1200' } });
    ledger.clock.advance(MINUTE_MS);
    expect(await lookAfter()).toEqual({ unavailable: 1 });
    ledger.clock.advance(1_199_000);
    expect(await lookAfter()).toEqual({});
    ledger.clock.advance(1000);
    expect(await lookAfter()).toEqual({ unavailable: 1 });
    expect(await statusOf(id)).toBe('pending');
  });

  test('of a provider that is away for twelve hours expires', async () => {
    const { id } = await addRun(context);
    provider.answer({ status: 503 });
    ledger.clock.advance(12 * HOUR_MS);
    expect(await lookAfter()).toEqual({ expired: 1 });
    const record = await recordOf(context, id);
    expect(record).toMatchObject({ status: 'failed', statusReason: 'expired', costBasis: 'unknown' });
  });

  test('of a provider that is not configured expires after twelve hours', async () => {
    const { id } = await addRun(context, { provider: 'replicate' });
    ledger.clock.advance(12 * HOUR_MS - MINUTE_MS);
    expect(await lookAfter()).toEqual({ 'not-configured': 1 });
    ledger.clock.advance(HOUR_MS);
    expect(await lookAfter()).toEqual({ expired: 1 });
    expect(await statusOf(id)).toBe('failed');
  });
});

test('a generation without any run waits for one, and expires after twelve hours; its late end corrects it', async () => {
  const id = await addGeneration(context);
  ledger.clock.advance(12 * HOUR_MS - 1);
  expect(await lookAfter()).toEqual({});
  ledger.clock.advance(1);
  expect(await lookAfter()).toEqual({ expired: 1 });
  await hear(context, aWebhook(context, newRunId(), 'success', { generationId: id }));
  expect(await recordOf(context, id)).toMatchObject({
    status: 'success',
    durationMs: 12 * HOUR_MS,
    costUsd: '0.05',
    pointsSpent: 593,
    flags: [],
  });
});

describe('the work', () => {
  test('takes the longest due first, and ends where the lease is lost', async () => {
    provider.answer({ status: 404 });
    const ids: GenerationId[] = [];
    for (let index = 0; index < 40; index += 1) {
      const { id } = await addRun(context);
      ids.push(id);
      await scheduleReconciliation(context.database, id, new Date(ledger.clock.now() - 1000 + index));
    }
    let turns = 0;
    const outcomes = await reconcileDue(context, () => {
      turns += 1;
      return turns <= 16;
    });
    expect(outcomes.get('unknown-run')).toBe(16);
    const due = await context.database.generationOutputs
      .find({ reconcileAt: { $lte: context.clock.now() } })
      .toArray();
    expect(due.map(({ _id }) => _id.toHexString()).sort()).toEqual([...ids.slice(16)].sort());
  });

  test('goes on though one generation cannot be looked after; that one is put off', async () => {
    const [broken, other] = [await addRun(context), await addRun(context)];
    // A record whose status has run ahead of what it was derived from.
    const isBroken = { providerRunId: broken.runId };
    await context.database.generationOutputs.updateOne(isBroken, { $set: { status: 'processing' } });
    tellRun(broken.runId, 'queued');
    ledger.clock.advance(MINUTE_MS);
    // What is told of another run is no answer.
    expect(await lookAfter()).toEqual({ error: 1, unavailable: 1 });
    expect(ledger.log.at(-1)).toMatchObject({ level: 'error', fields: { generationId: broken.id } });
    expect(await statusOf(other.id)).toBe('pending');
    expect(await lookAfter()).toEqual({});
    ledger.clock.advance(10 * MINUTE_MS);
    expect(Object.keys(await lookAfter())).not.toEqual([]);
  });

  test('by two processes at once asks twice at most, and ends the run once', async () => {
    const { id, runId } = await addRun(context);
    tellRun(runId, 'success', { run_duration: 3 });
    ledger.clock.advance(MINUTE_MS);
    await Promise.all([lookAfter(), lookAfter(ledger.process('process-2'))]);
    const { status, history } = await recordOf(context, id);
    expect([status, history?.length]).toEqual(['success', 2]);
  });
});
