import { findGeneration } from '@genledger/db/repositories';
import type { GenerationId, ProviderName } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyInbox, aWebhook, hear, layIn } from '../../test/support/events.ts';
import { type ProviderServer, startProviderServer } from '../../test/support/provider-server.ts';
import { addGeneration, addRun, newRunId, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { cancelGeneration, recordRun, submitGeneration } from './index.ts';

let provider: ProviderServer;
let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  provider = await startProviderServer();
  ledger = await testLedger('cancel generation', provider);
  context = ledger.context;
});
beforeEach(() => provider.answer({ status: 404 }));
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const UNKNOWN = '0123456789abcdef01234567' as GenerationId;
const record = (id: GenerationId, providerRunId: string, name = 'comfyui-deploy') =>
  recordRun(context, id, { provider: name as ProviderName, providerRunId: providerRunId as never });

describe('cancelling', () => {
  test('what waits for its provider ends it at once, without asking anybody', async () => {
    const id = await addGeneration(context, { submit: true });
    const before = provider.requests.length;
    expect(await cancelGeneration(context, id)).toEqual({ ok: true, value: { id } });
    expect(await recordOf(context, id)).toMatchObject({
      status: 'cancelled',
      costUsd: '0',
      submission: { state: 'withdrawn' },
    });
    expect(provider.requests.length).toBe(before);
  });

  test('and handing over at the same moment: either the one or the other, never an open record that nobody runs', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await addGeneration(context, { submit: true });
      provider.answer({ status: 200, body: { run_id: newRunId() } });
      await Promise.all([submitGeneration(context, id), cancelGeneration(ledger.process('canceller'), id)]);
      const { status, submission, providerRunId } = await recordOf(context, id);
      if (submission.state === 'withdrawn') expect([status, providerRunId]).toEqual(['cancelled', undefined]);
      else expect([submission.state, providerRunId === undefined]).toEqual(['submitted', false]);
      // A run of a cancelled generation was cancelled at its provider, too.
      const told = provider.requests.includes(`POST /api/run/${providerRunId}/cancel`);
      expect(told).toBe(providerRunId !== undefined);
    }
  });

  test('a run that its provider does not know ends it at once', async () => {
    const { id } = await addRun(context);
    expect(await cancelGeneration(context, id)).toMatchObject({ ok: true });
    expect((await recordOf(context, id)).status).toBe('cancelled');
  });

  test('a run whose provider is away is refused, and changes nothing: it may be tried again', async () => {
    const { id } = await addRun(context);
    const before = await recordOf(context, id);
    provider.answer({ status: 503 });
    expect(await cancelGeneration(context, id)).toMatchObject({
      ok: false,
      error: { code: 'provider-unavailable' },
    });
    expect(await recordOf(context, id)).toEqual(before);
  });

  test('what is being handed over ends the record; the run is cancelled as soon as it is known', async () => {
    const id = await addGeneration(context);
    await cancelGeneration(context, id);
    const runId = newRunId();
    expect(await record(id, runId)).toMatchObject({ ok: true });
    expect(await recordOf(context, id)).toMatchObject({ status: 'cancelled', providerRunId: runId });
  });

  test.each(['success', 'failed', 'cancelled'])('what ended as %s is refused', async (status) => {
    const { id, runId } = await addRun(context);
    await hear(context, aWebhook(context, runId, status));
    const before = await recordOf(context, id);
    expect(await cancelGeneration(context, id)).toMatchObject({
      ok: false,
      error: { code: 'already-ended' },
    });
    expect(await recordOf(context, id)).toEqual(before);
  });

  test('what there is not is refused', async () => {
    expect(await cancelGeneration(context, UNKNOWN)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('recording a run', () => {
  test('once or twice is the same', async () => {
    const id = await addGeneration(context);
    const runId = newRunId();
    await record(id, runId);
    const before = await recordOf(context, id);
    expect(await record(id, runId)).toEqual({ ok: true, value: { id } });
    expect(await recordOf(context, id)).toEqual(before);
  });

  test('settles an uncertain submission', async () => {
    const id = await addGeneration(context, { submit: true });
    provider.answer('cut-off');
    await submitGeneration(context, id);
    await record(id, newRunId());
    expect((await findGeneration(context.database, id))?.submission).toEqual({
      state: 'submitted',
      attempts: 0,
    });
  });

  test.each<[string, string, string | undefined]>([
    ['another run', 'comfyui-deploy', undefined],
    ['another provider', 'replicate', 'same'],
  ])('%s is refused', async (_what, name, same) => {
    const { id, runId } = await addRun(context);
    const answer = await record(id, same === undefined ? newRunId() : runId, name);
    expect(answer).toMatchObject({ ok: false, error: { code: 'run-already-recorded' } });
    expect((await recordOf(context, id)).providerRunId).toBe(runId);
  });

  test('that another generation has is refused, and its events stay with that one', async () => {
    const owner = await addRun(context);
    const id = await addGeneration(context);
    expect(await record(id, owner.runId)).toMatchObject({
      ok: false,
      error: { code: 'run-belongs-to-another' },
    });
    await hear(context, aWebhook(context, owner.runId, 'success'));
    expect((await recordOf(context, owner.id)).status).toBe('success');
    expect((await recordOf(context, id)).status).toBe('pending');
  });

  test('lets the events go that came before it, in whatever order they came', async () => {
    const id = await addGeneration(context);
    const runId = newRunId();
    const at = (ms: number) => new Date(ledger.clock.now() + ms);
    await layIn(
      context,
      aWebhook(context, runId, 'success', { receivedAt: at(900) }),
      aWebhook(context, runId, 'running', { receivedAt: at(400) }),
    );
    await applyInbox(context);
    await record(id, runId);
    await applyInbox(context);
    expect(await recordOf(context, id)).toMatchObject({
      status: 'success',
      durationMs: 900,
      startedAt: at(400),
    });
  });

  test('of a generation that there is not is refused', async () => {
    expect(await record(UNKNOWN, newRunId())).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
