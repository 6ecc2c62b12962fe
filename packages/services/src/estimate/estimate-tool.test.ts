import { generationFromDocument } from '@genledger/db/mappers';
import { readHistory } from '@genledger/db/repositories';
import { entriesOf, type HistorySlice, sketchChanges } from '@genledger/domain/estimate';
import type { ToolId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyInbox, aWebhook, hear, layIn } from '../../test/support/events.ts';
import { addRun, enterTool, recordOf } from '../../test/support/records.ts';
import { MINUTE_MS, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { expireGeneration } from '../reconciliation/index.ts';
import { estimateStatistics } from '../statistics/index.ts';
import { estimateTool } from './estimate-tool.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('estimates');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const PER_SECOND = { costingModel: { rateSource: 'machine' }, metadata: { gpu: 'A10G', sizeInput: 'steps' } };

/** Lets a run of a tool take its time and end. */
async function run(toolId: ToolId, seconds: number, status = 'success', inputs: object = {}) {
  const made = await addRun(ledger.context, { toolId, requestPayload: inputs });
  ledger.clock.advance(seconds * 1000);
  const timed = await hear(ledger.context, aWebhook(ledger.context, made.runId, status));
  return { ...made, timed };
}

async function estimateOf(toolId: ToolId, inputs: Readonly<Record<string, unknown>> = {}) {
  const estimate = await estimateTool(ledger.context, toolId, { inputs, pricingTier: 'standard' });
  if (!estimate.ok) throw new Error(estimate.error.message);
  return estimate.value;
}

/** All counts of slices, by what tells them apart. */
function countsOf(slices: readonly HistorySlice[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { durationMs, quantity, hour, ...profile } of slices) {
    for (const [figure, histogram] of Object.entries({ durationMs, quantity })) {
      for (const [bucket, count] of entriesOf(histogram)) {
        const key = [
          figure,
          bucket,
          hour.toISOString(),
          ...Object.values(profile).map(String).toSorted(),
        ].join(' ');
        counts.set(key, (counts.get(key) ?? 0) + count);
      }
    }
  }
  return new Map([...counts].filter(([, count]) => count !== 0).toSorted());
}

/** What the ledger keeps of a tool's past. */
async function kept(toolId: ToolId) {
  return countsOf(await readHistory(ledger.context.database, 'test', toolId));
}

/** What it should keep, by all records of the tool. */
async function recomputed(toolId: ToolId) {
  const documents = await ledger.context.database.generationOutputs.find({ toolId }).toArray();
  const moves = documents.map((document) => ({ after: generationFromDocument(document) }));
  const changes = sketchChanges(moves);
  return countsOf(
    changes.map(({ key: { environment: _, toolId: _toolId, ...key }, durationMs, quantity }) => ({
      ...key,
      durationMs,
      quantity,
    })),
  );
}

const near = (expected: number) => ({
  asymmetricMatch: (actual: unknown) => Math.abs(Number(actual) / expected - 1) <= 0.0101,
});

describe('an estimate', () => {
  test('of a tool without a past and a price is unknown, never zero', async () => {
    const toolId = await enterTool(ledger.context, { costingModel: { rateSource: 'historical' } });
    expect(await estimateOf(toolId)).toEqual({ basis: 'unknown', sampleSize: 0 });
  });

  test('of a tool with a flat price alone says what a run costs, and not how long it takes', async () => {
    expect(await estimateOf(await enterTool(ledger.context))).toEqual({
      costUsd: { p50: '0.05', p95: '0.05' },
      points: 593,
      basis: 'static-rate',
      sampleSize: 0,
    });
  });

  test('of a tool that is not registered is refused', async () => {
    const terms = { inputs: {}, pricingTier: 'standard' } as const;
    expect(await estimateTool(ledger.context, 'nowhere' as ToolId, terms)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  test('comes from runs that succeeded, at the price of now', async () => {
    const toolId = await enterTool(ledger.context, PER_SECOND);
    for (const seconds of [10, 10, 20, 30, 30]) await run(toolId, seconds);
    await run(toolId, 1, 'failed');
    const estimate = await estimateOf(toolId);
    expect(estimate).toMatchObject({
      durationMs: { p50: near(20_000) },
      costUsd: { p50: near(20 * 0.000337) },
      points: near(80),
      basis: 'history',
      sampleSize: 5,
    });
    expect(estimate.durationMs?.p95).toBeGreaterThan(30_000);
  });

  test('is of the size that is asked for, else of all sizes', async () => {
    const toolId = await enterTool(ledger.context, PER_SECOND);
    for (let round = 0; round < 5; round += 1) {
      await run(toolId, 10, 'success', { steps: 10 });
      await run(toolId, 80, 'success', { steps: 80 });
    }
    expect(await estimateOf(toolId, { steps: 10 })).toMatchObject({
      durationMs: { p50: near(10_000) },
      basis: 'history',
    });
    expect(await estimateOf(toolId, { steps: 80 })).toMatchObject({ durationMs: { p50: near(80_000) } });
    expect(await estimateOf(toolId, { steps: 1000 })).toMatchObject({
      basis: 'history-of-all-sizes',
      sampleSize: 10,
    });
  });

  test('after a change of machine rests on the other until the new one has been seen, at the new price', async () => {
    const toolId = await enterTool(ledger.context, PER_SECOND);
    for (let round = 0; round < 6; round += 1) await run(toolId, 20);
    await enterTool(ledger.context, { ...PER_SECOND, metadata: { gpu: 'H100' } }, toolId);
    expect(await estimateOf(toolId)).toMatchObject({
      durationMs: { p50: near(20_000) },
      costUsd: { p50: near(20 * 0.002338) },
      basis: 'history-on-other-machines',
    });
    for (let round = 0; round < 5; round += 1) await run(toolId, 5);
    expect(await estimateOf(toolId)).toMatchObject({ durationMs: { p50: near(5000) }, basis: 'history' });
  });
});

describe('the past that estimates rest on', () => {
  test('counts a run once, whatever is repeated, and whoever hears it', async () => {
    const toolId = await enterTool(ledger.context, PER_SECOND);
    const made = await addRun(ledger.context, { toolId });
    ledger.clock.advance(10_000);
    const end = aWebhook(ledger.context, made.runId, 'success');
    await layIn(ledger.context, end);
    await Promise.all([
      applyInbox(ledger.process('process-2')),
      applyInbox(ledger.process('process-3')),
      applyInbox(ledger.context),
    ]);
    await hear(ledger.context, { ...end, rawBody: `${end.rawBody} ` });
    const slices = await ledger.context.database.estimateSketches.find({ toolId }).toArray();
    const counts = slices.flatMap(({ durationMs }) => Object.values(durationMs ?? {}).map(Number));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test('leaves expired runs out, and counts them when their end comes to light', async () => {
    const toolId = await enterTool(ledger.context, PER_SECOND);
    for (let round = 0; round < 5; round += 1) await run(toolId, 10);
    const made = await addRun(ledger.context, { toolId });
    ledger.clock.advance(60 * MINUTE_MS);
    expect(await expireGeneration(ledger.context, made.id, 'lost')).toMatchObject({ ok: true });
    expect(await recordOf(ledger.context, made.id)).toMatchObject({
      status: 'failed',
      statusReason: 'expired',
    });
    expect(await estimateOf(toolId)).toMatchObject({ sampleSize: 5 });
    ledger.clock.advance(MINUTE_MS);
    await hear(ledger.context, aWebhook(ledger.context, made.runId, 'success'));
    expect(await estimateOf(toolId)).toMatchObject({ sampleSize: 6 });
  });

  test('is what a recomputation of all records comes to', async () => {
    const toolId = await enterTool(ledger.context, PER_SECOND);
    for (const seconds of [1, 2, 3, 4, 5, 6, 7, 8, 60, 61]) await run(toolId, seconds);
    await run(toolId, 2, 'failed');
    expect(await kept(toolId)).toEqual(await recomputed(toolId));
  });
});

test('an estimate is judged by the run that it was made for, once', async () => {
  const toolId = await enterTool(ledger.context, PER_SECOND);
  for (let round = 0; round < 5; round += 1) await run(toolId, 20);
  ledger.clock.advance(MINUTE_MS);
  await run(toolId, 10);
  await run(toolId, 1000);
  await run(toolId, 1, 'failed');
  const all = { from: new Date(0), to: new Date(ledger.clock.now() + MINUTE_MS) };
  const judged = { count: 2, withinP50: 0.5, withinP95: 0.5 };
  expect(await estimateStatistics(ledger.context, { toolId, ...all })).toEqual([
    { toolId, durationMs: judged, costUsd: judged },
  ]);
  expect(await estimateStatistics(ledger.context, { toolId, ...all, to: all.from })).toEqual([]);
});

test('a record keeps the estimate that was in force as it was made', async () => {
  const toolId = await enterTool(ledger.context, PER_SECOND);
  for (let round = 0; round < 5; round += 1) await run(toolId, 20);
  ledger.clock.advance(MINUTE_MS);
  const estimate = await estimateOf(toolId);
  const { id } = await run(toolId, 20);
  const { points: _points, ...forecast } = estimate;
  expect(await recordOf(ledger.context, id)).toMatchObject({ estimate: forecast });
});
