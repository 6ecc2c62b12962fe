import { findGeneration, findGenerationsDue } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWebhook, hear } from '../../test/support/events.ts';
import { type ProviderServer, startProviderServer } from '../../test/support/provider-server.ts';
import { addGeneration, enterTool, newRunId, recordOf } from '../../test/support/records.ts';
import { HOUR_MS, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { reconcileGeneration } from '../reconciliation/index.ts';
import { cancelGeneration, submitGeneration } from './index.ts';

let provider: ProviderServer;
let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  provider = await startProviderServer();
  ledger = await testLedger('submit generation', provider);
  context = ledger.context;
});
beforeEach(() => provider.answer({ status: 500 }));
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const add = (fields: Readonly<Record<string, unknown>> = {}) =>
  addGeneration(context, { submit: true, ...fields });

/** Requests that a piece of work made of the provider. */
async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  const before = provider.requests.length;
  await work();
  return provider.requests.length - before;
}

async function lookAfter(id: GenerationId, as: LedgerContext = context): Promise<string> {
  const generation = await findGeneration(context.database, id);
  if (generation === undefined) throw new Error(`there is no generation ${id}`);
  return reconcileGeneration(as, generation);
}

const isDue = async (id: GenerationId): Promise<boolean> =>
  (await findGenerationsDue(context.database, context.clock.now(), 1000)).includes(id);

describe('a generation is handed over once', () => {
  test('though ten processes try at the same time, and again later', async () => {
    const id = await add();
    const runId = newRunId();
    provider.answer({ status: 200, body: { run_id: runId } });
    const racers = Array.from({ length: 10 }, (_, index) => ledger.process(`submitter-${index}`));
    expect(await requestsOf(() => Promise.all(racers.map((racer) => submitGeneration(racer, id))))).toBe(1);
    expect(await requestsOf(() => submitGeneration(context, id))).toBe(0);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'pending',
      providerRunId: runId,
      submission: { state: 'submitted', attempts: 0 },
    });
  });

  test('though its answer was cut off, however often and late it is looked after', async () => {
    const id = await add();
    provider.answer('cut-off');
    await submitGeneration(context, id);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'pending',
      submission: { state: 'uncertain' },
    });
    ledger.clock.advance(HOUR_MS);
    expect(await requestsOf(() => lookAfter(id))).toBe(0);
    expect((await recordOf(context, id)).submission.state).toBe('uncertain');
    // The provider's first word settles it.
    await hear(context, aWebhook(context, newRunId(), 'running', { generationId: id }));
    expect(await recordOf(context, id)).toMatchObject({
      status: 'processing',
      submission: { state: 'submitted' },
    });
  });

  test.each([500, 502, 504, 408])('though the answer was %i, which tells nothing', async (status) => {
    const id = await add();
    provider.answer({ status });
    await submitGeneration(context, id);
    provider.answer({ status: 200, body: { run_id: newRunId() } });
    expect(await requestsOf(() => submitGeneration(context, id))).toBe(0);
    expect((await recordOf(context, id)).submission.state).toBe('uncertain');
  });

  test('though its process died in the middle: the claim is left alone until it has run out, and then is uncertain', async () => {
    const id = await add();
    const leaseUntil = new Date(ledger.clock.now() + context.settings.submissionLeaseMs);
    await context.database.generationOutputs.updateOne({ toolId: (await recordOf(context, id)).toolId }, {
      $set: { submission: { state: 'submitting', attempts: 0, leaseOwner: 'dead', leaseUntil } },
    } as never);
    expect(await requestsOf(() => lookAfter(id))).toBe(0);
    expect((await recordOf(context, id)).submission.state).toBe('submitting');
    ledger.clock.advance(context.settings.submissionLeaseMs);
    expect(await lookAfter(id, ledger.process('another'))).toBe('submission-abandoned');
    expect((await recordOf(context, id)).submission).toMatchObject({
      state: 'uncertain',
      lastError: expect.stringMatching(/ended before the answer/),
    });
    expect(await requestsOf(() => submitGeneration(context, id))).toBe(0);
  });

  test('not at all once it was cancelled', async () => {
    const id = await add();
    expect(await cancelGeneration(context, id)).toMatchObject({ ok: true });
    expect(await requestsOf(() => submitGeneration(context, id))).toBe(0);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'cancelled',
      submission: { state: 'withdrawn' },
      costUsd: '0',
    });
  });
});

describe('a provider that turns it away for now', () => {
  test('is tried again after pauses that grow, and after the pause that it asks for', async () => {
    const id = await add();
    provider.answer({ status: 429 });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await submitGeneration(context, id);
      const begun = ledger.clock.now();
      while (!(await isDue(id))) ledger.clock.advance(1000);
      waits.push((ledger.clock.now() - begun) / 1000);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32]);
    expect((await recordOf(context, id)).submission).toMatchObject({ state: 'queued', attempts: 5 });

    provider.answer({ status: 429, headers: { 'retry-after': '90' } });
    await submitGeneration(context, id);
    ledger.clock.advance(89_000);
    expect(await isDue(id)).toBe(false);
    ledger.clock.advance(1000);
    expect(await isDue(id)).toBe(true);

    const runId = newRunId();
    provider.answer({ status: 200, body: { run_id: runId } });
    expect(await lookAfter(id)).toBe('submitted');
    expect(await recordOf(context, id)).toMatchObject({
      providerRunId: runId,
      submission: { state: 'submitted' },
    });
  });

  test('or cannot be reached, for more than an hour: the generation fails, having run nowhere', async () => {
    const closed = await startProviderServer();
    await closed[Symbol.asyncDispose]();
    const away = ledger.process('process-1', closed);
    const id = await add();
    await submitGeneration(away, id);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'pending',
      submission: { state: 'queued', attempts: 1 },
    });
    ledger.clock.advance(HOUR_MS + 1);
    await submitGeneration(away, id);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'failed',
      statusReason: 'provider-unreachable',
      computeMs: 0,
      pointsSpent: 0,
      submission: { state: 'refused' },
    });
  });
});

describe('a provider that refuses it', () => {
  test('fails it at once, at no cost for a tool that is charged by the second', async () => {
    const toolId = await enterTool(context, {
      costingModel: { rateSource: 'machine' },
      metadata: { deploymentId: 'd', gpu: 'A10G' },
    });
    const id = await add({ toolId });
    provider.answer({ status: 422, body: { message: 'no such input' } });
    await submitGeneration(context, id);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'failed',
      statusReason: 'submission-refused',
      computeMs: 0,
      costUsd: '0',
      costBasis: 'provider',
      pointsSpent: 0,
      submission: { state: 'refused', attempts: 0 },
    });
  });

  test('cannot even be asked for a tool without its deployment', async () => {
    const id = await add({ toolId: await enterTool(context, { metadata: {} }) });
    expect(await requestsOf(() => submitGeneration(context, id))).toBe(0);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringMatching(/deploymentId/) },
    });
  });
});

test('nothing that is kept or logged tells the address of a webhook, or the key', async () => {
  const id = await add();
  provider.answer({ status: 400, body: { message: 'bad webhook, key simulator' } });
  await submitGeneration(context, id);
  const told = JSON.stringify([await recordOf(context, id), ledger.log]);
  expect(told).not.toContain('/v1/webhooks/');
});
