import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyInbox, aWebhook, layIn } from '../../test/support/events.ts';
import {
  addCookExecution,
  addRun,
  anInput,
  enterTool,
  newRunId,
  recordOf,
  sumsOf,
} from '../../test/support/records.ts';
import { HOUR_MS, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { createGeneration } from './index.ts';

let ledger: TestLedger;
let context: LedgerContext;
let toolId: string;
beforeAll(async () => {
  ledger = await testLedger('create generation');
  context = ledger.context;
  toolId = await enterTool(context);
});
afterAll(() => ledger[Symbol.asyncDispose]());

const create = (fields: Readonly<Record<string, unknown>> = {}, key?: string) =>
  createGeneration(context, anInput({ toolId, ...fields }), key);

async function madeBy(created: ReturnType<typeof create>) {
  const result = await created;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const countOf = (accountId: string) => context.database.generationOutputs.countDocuments({ accountId });

test('a new record is pending, and fixes name, price and multiplier of its tool', async () => {
  const { id } = await madeBy(create({ pricingTier: 'discount', requestPayload: { seed: 7 } }));
  await enterTool(
    context,
    { displayName: 'Renamed', costingModel: { rateSource: 'static', rate: '9', unit: 'run' } },
    toolId,
  );
  expect(await recordOf(context, id)).toMatchObject({
    schemaVersion: 2,
    kind: 'single',
    status: 'pending',
    environment: 'test',
    toolDisplayName: 'Painter',
    costRate: { amountUsd: '0.05', unit: 'run' },
    pointsRate: { multiplier: '2', minimumChargeUsd: '0.001', pointPriceUsd: '0.000337' },
    pointsSpent: 0,
    protocolNetPoints: 0,
    deliveryStatus: 'skipped',
    requestTimestamp: context.clock.now(),
    requestPayload: { seed: 7 },
  });
  await enterTool(context, {}, toolId);
});

describe('a key of the caller', () => {
  test('gives the same record for 24 hours, and a new one after that', async () => {
    const first = await madeBy(create({ accountId: 'window' }, 'window'));
    ledger.clock.advance(24 * HOUR_MS - 1);
    expect(await madeBy(create({ accountId: 'window' }, 'window'))).toEqual({
      id: first.id,
      toSubmit: false,
      replayed: true,
    });
    ledger.clock.advance(1);
    const second = await madeBy(create({ accountId: 'window' }, 'window'));
    expect([second.replayed, second.id === first.id, await countOf('window')]).toEqual([false, false, 2]);
  });

  test('is the key of one body: another one is refused, also where the two race', async () => {
    await create({ accountId: 'one body' }, 'body');
    expect(await create({ accountId: 'another body' }, 'body')).toMatchObject({
      ok: false,
      error: { code: 'idempotency-key-reused' },
    });
    const racers = await Promise.all(
      [1, 2, 3, 4].map((index) =>
        create({ accountId: 'racers', index: undefined, metadata: { index } }, 'race'),
      ),
    );
    expect(racers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countOf('racers')).toBe(1);
    expect(await countOf('another body')).toBe(0);
  });

  test('does not make what could not be made count: a mended request goes through', async () => {
    expect(await create({ toolId: 'nothing' }, 'mended')).toMatchObject({ ok: false });
    expect((await madeBy(create({}, 'mended'))).replayed).toBe(false);
  });

  test('hands the record over for submission once: a repeat does not submit', async () => {
    await using reachable = await testLedger('submittable', { url: 'http://127.0.0.1:1' });
    const tool = await enterTool(reachable.context);
    const input = anInput({ toolId: tool, submit: true });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => createGeneration(reachable.context, input, 'once')),
    );
    expect(answers.map((answer) => answer.ok && answer.value.toSubmit).filter(Boolean)).toHaveLength(1);
  });
});

describe('a parent', () => {
  test('lists and counts its children; one that was not made is not there', async () => {
    const cookExecutionId = await addCookExecution(context);
    const { id, runId } = await addRun(context, { toolId, cookExecutionId, index: 3 });
    const taken = { provider: 'comfyui-deploy', providerRunId: runId, cookExecutionId };
    expect(await create(taken)).toMatchObject({ ok: false, error: { code: 'run-belongs-to-another' } });
    expect(await sumsOf(context, cookExecutionId)).toMatchObject({
      generationIds: [id],
      counts: { pending: 1 },
    });
    expect(await recordOf(context, id)).toMatchObject({ kind: 'cookPiece', cookExecutionId, pieceIndex: 3 });
  });

  test('of fifty children made at once, none is lost and none is counted twice', async () => {
    const cookExecutionId = await addCookExecution(context);
    const made = await Promise.all(Array.from({ length: 50 }, () => madeBy(create({ cookExecutionId }))));
    const { generationIds, counts } = await sumsOf(context, cookExecutionId);
    expect([...generationIds].sort()).toEqual(made.map(({ id }) => id as string).sort());
    expect(counts.pending).toBe(50);
  });
});

describe('refused, and nothing is written', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a tool that is not registered', { toolId: 'nothing' }, 'unknown-tool'],
    ['a cook execution that there is not', { cookExecutionId: '0123456789abcdef01234567' }, 'unknown-parent'],
    ['a spell cast that there is not', { spellCastId: '0123456789abcdef01234567' }, 'unknown-parent'],
    ['a provider that nobody knows', { submit: true, provider: 'nobody' }, 'unknown-provider'],
    ['a provider without a key here', { submit: true }, 'not-submittable'],
    ['what the database would not give back', { requestPayload: { 'a\0b': 1 } }, 'invalid-input'],
  ])('%s', async (_what, fields, code) => {
    expect(await create({ accountId: 'refused', ...fields })).toMatchObject({ ok: false, error: { code } });
    expect(await countOf('refused')).toBe(0);
  });
});

test('events that came before their generation are applied once it names their run', async () => {
  const runId = newRunId();
  await layIn(context, aWebhook(context, runId, 'success'));
  await applyInbox(context);
  const { id } = await madeBy(create({ provider: 'comfyui-deploy', providerRunId: runId }));
  await applyInbox(context);
  expect((await recordOf(context, id)).status).toBe('success');
});
