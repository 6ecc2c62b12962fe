import { openDatabase } from '@genledger/db/client';
import type { GenerationId } from '@genledger/domain/kernel';
import { PROVIDERS } from '@genledger/providers/registry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRun, newRunId, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { createEventApplier, createInboxWriter, type EventApplier } from '../event/index.ts';
import { receiveWebhook } from './index.ts';

const provider = PROVIDERS['comfyui-deploy'];

let ledger: TestLedger;
let context: LedgerContext;
let applier: EventApplier;
beforeAll(async () => {
  ledger = await testLedger('receive webhook');
  context = ledger.context;
  applier = createEventApplier(context);
});
afterAll(async () => {
  await applier.stop();
  await ledger[Symbol.asyncDispose]();
});

const receive = (rawBody: string, generationId?: GenerationId, as = context) =>
  receiveWebhook(as, createInboxWriter(as, applier), {
    provider,
    rawBody,
    receivedAt: context.clock.now(),
    ...(generationId && { generationId }),
  });

const countKept = (): Promise<number> => context.database.webhookEvents.countDocuments();
const body = (runId: string, more: object = {}): string =>
  JSON.stringify({ run_id: runId, status: 'success', ...more });

describe('what is taken is kept byte by byte', () => {
  test.each<[string, (runId: string) => string]>([
    ['white space and the order of keys', (runId) => `{ "status":"success" ,\n "run_id": "${runId}"}`],
    ['keys that come twice', (runId) => `{"run_id":"x","run_id":"${runId}","status":"success"}`],
    ['escapes', (runId) => `{"run_id":"${runId}","status":"success","note":"\\u0000\\ud83d\\udc4d"}`],
  ])('%s', async (_what, write) => {
    const { id, runId } = await addRun(context);
    const received = await receive(write(runId));
    expect(received).toMatchObject({ ok: true, value: { duplicate: false } });
    expect((await context.database.webhookEvents.findOne({ providerRunId: runId }))?.rawBody).toBe(
      write(runId),
    );
    await applier.idle();
    expect((await recordOf(context, id)).status).toBe('success');
  });
});

describe('a repeat', () => {
  test('is the same body at the same address, however much later', async () => {
    const { id, runId } = await addRun(context);
    const first = await receive(body(runId));
    ledger.clock.advance(86_400_000);
    const second = await receive(body(runId));
    expect(second).toEqual({
      ok: true,
      value: { eventId: first.ok && first.value.eventId, duplicate: true },
    });
    await applier.idle();
    expect((await recordOf(context, id)).history).toHaveLength(2);
  });

  test('is not the same body at the address of another generation, which could otherwise swallow it', async () => {
    const [mine, other] = [await addRun(context), await addRun(context)];
    const text = body(mine.runId);
    const answers = [await receive(text, other.id), await receive(text, mine.id), await receive(text)];
    expect(answers.map((answer) => answer.ok && answer.value.duplicate)).toEqual([false, false, false]);
    await applier.idle();
    expect((await recordOf(context, mine.id)).status).toBe('success');
    expect((await recordOf(context, other.id)).status).toBe('pending');
  });
});

describe('what is refused is kept nowhere', () => {
  test.each<[string, string, string]>([
    ['no JSON', '{', 'not-json'],
    ['nothing', '', 'not-json'],
    ['no event', '{"run_id":"x"}', 'not-an-event'],
    ['a list', '[]', 'not-an-event'],
  ])('%s', async (_what, text, code) => {
    const before = await countKept();
    expect(await receive(text)).toMatchObject({ ok: false, error: { code } });
    expect(await countKept()).toBe(before);
  });
});

test('where the database is gone the sender is told to try again, and nobody believes that it is kept', async () => {
  // Nobody listens on this port.
  const gone = openDatabase({ url: 'mongodb://127.0.0.1:9/gone?serverSelectionTimeoutMS=200' });
  try {
    const answer = await receive(body(newRunId()), undefined, { ...context, database: gone });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-durable' } });
  } finally {
    await gone.close();
  }
});
