import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWebhook, hear } from '../../test/support/events.ts';
import { type ProviderServer, startProviderServer } from '../../test/support/provider-server.ts';
import { addGeneration, addRun, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { recordOperation } from '../operation/index.ts';
import { askAgain, expireGeneration } from './index.ts';

let provider: ProviderServer;
let ledger: TestLedger;
beforeAll(async () => {
  provider = await startProviderServer();
  ledger = await testLedger('by-hand', provider);
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const NOBODY = '65f000000000000000000001' as GenerationId;
const ANNA = { name: 'anna@desk', why: 'the webhook was lost' };

describe('asking the provider by hand', () => {
  test('ends an open generation with what the provider tells', async () => {
    const { id, runId } = await addRun(ledger.context);
    provider.answer({ status: 200, body: { id: runId, status: 'success', outputs: [], run_duration: 2 } });
    expect(await askAgain(ledger.context, id)).toEqual({ ok: true, value: { id, asked: 'reported' } });
    expect(await recordOf(ledger.context, id)).toMatchObject({ status: 'success', computeMs: 2000 });
  });

  test('brings figures of one that has ended, which its webhook did not', async () => {
    const { id, runId } = await addRun(ledger.context);
    await hear(ledger.context, aWebhook(ledger.context, runId, 'success'));
    provider.answer({ status: 200, body: { id: runId, status: 'success', outputs: [], run_duration: 7 } });
    expect(await askAgain(ledger.context, id)).toMatchObject({ ok: true });
    expect(await recordOf(ledger.context, id)).toMatchObject({ computeMs: 7000, costBasis: 'flat' });
  });

  test.each([
    [503, 'provider-unavailable'],
    [404, 'unknown-run'],
  ])('says what came of it where the provider answers %d', async (status, expected) => {
    const { id } = await addRun(ledger.context);
    provider.answer({ status });
    const asked = await askAgain(ledger.context, id);
    expect(asked.ok ? asked.value.asked : asked.error.code).toBe(expected);
    expect((await recordOf(ledger.context, id)).status).toBe('pending');
  });

  test('needs a run, a provider that is configured, and a generation', async () => {
    const waiting = await addGeneration(ledger.context);
    const { id: elsewhere } = await addRun(ledger.context, { provider: 'replicate' });
    const codes: string[] = [];
    for (const id of [waiting, elsewhere, NOBODY]) {
      const asked = await askAgain(ledger.context, id);
      codes.push(asked.ok ? 'asked' : asked.error.code);
    }
    expect(codes).toEqual(['not-submittable', 'not-submittable', 'not-found']);
  });
});

describe('expiring by hand', () => {
  test('ends an open generation as failed, until its provider proves otherwise', async () => {
    const { id, runId } = await addRun(ledger.context);
    expect(await expireGeneration(ledger.context, id, 'asked for by anna')).toMatchObject({ ok: true });
    expect(await recordOf(ledger.context, id)).toMatchObject({
      status: 'failed',
      statusReason: 'expired',
      error: { message: 'asked for by anna' },
    });
    await hear(ledger.context, aWebhook(ledger.context, runId, 'success'));
    expect((await recordOf(ledger.context, id)).status).toBe('success');
    expect(await expireGeneration(ledger.context, id, 'again')).toMatchObject({
      ok: false,
      error: { code: 'already-ended' },
    });
  });

  test('needs a generation', async () => {
    expect(await expireGeneration(ledger.context, NOBODY, '')).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('what an operator asks for', () => {
  test('stands in the history with who and why, and changes nothing else', async () => {
    const { id, runId } = await addRun(ledger.context);
    const before = await recordOf(ledger.context, id);
    const why = '$status: {"$set": 1}';
    expect(await recordOperation(ledger.context, id, 'redelivery', { ...ANNA, why })).toMatchObject({
      ok: true,
    });
    const { history = [], ...after } = await recordOf(ledger.context, id);
    expect({ ...after, history: history.slice(0, -1) }).toEqual(before);
    expect(history.at(-1)).toMatchObject({
      from: 'pending',
      to: 'pending',
      cause: 'operator',
      note: `redelivery asked for by anna@desk: ${why}`,
    });
    await hear(ledger.context, aWebhook(ledger.context, runId, 'success'));
    const ended = await recordOf(ledger.context, id);
    expect([ended.status, ended.history?.length]).toEqual(['success', 3]);
  });

  test('needs a generation', async () => {
    expect(await recordOperation(ledger.context, NOBODY, 'x', ANNA)).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});
