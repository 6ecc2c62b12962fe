import type { CookId, SpellId, ToolId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWebhook, hear } from '../../test/support/events.ts';
import { addRun, enterTool } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { saveCook, saveSpell } from '../execution/index.ts';
import { estimate, estimateQuerySchema } from './index.ts';

let ledger: TestLedger;
/** Tools whose runs take 10 and 30 seconds, at a tenth of a cent for each. */
let fast: ToolId;
let slow: ToolId;

async function aTool(seconds: number): Promise<ToolId> {
  const { context, clock } = ledger;
  const toolId = await enterTool(context, {
    costingModel: { rateSource: 'static', rate: '0.001', unit: 'second' },
    metadata: {},
  });
  for (let round = 0; round < 25; round += 1) {
    const { runId } = await addRun(context, { toolId });
    clock.advance(seconds * 1000);
    await hear(context, aWebhook(context, runId, 'success'));
  }
  return toolId;
}

beforeAll(async () => {
  ledger = await testLedger('whole-estimates');
  fast = await aTool(10);
  slow = await aTool(30);
}, 120_000);
afterAll(() => ledger[Symbol.asyncDispose]());

const ask = (query: Readonly<Record<string, unknown>>) =>
  estimate(ledger.context, estimateQuerySchema.parse(query));

async function figuresOf(query: Readonly<Record<string, unknown>>) {
  const answer = await ask(query);
  if (!answer.ok) throw new Error(answer.error.message);
  const { durationMs, costUsd, ...rest } = answer.value;
  return { seconds: (durationMs?.p50 ?? Number.NaN) / 1000, usd: Number(costUsd?.p50), ...rest };
}

function near(expected: number) {
  return { asymmetricMatch: (actual: unknown) => Math.abs(Number(actual) / expected - 1) <= 0.011 };
}

async function aSpell(): Promise<SpellId> {
  const link = { step: 'begin', path: '$.artifacts[0].url' };
  const saved = await saveSpell(ledger.context, {
    name: 'Diamond',
    steps: [
      { id: 'begin', toolId: fast },
      { id: 'left', toolId: slow, inputs: { image: link } },
      { id: 'right', toolId: fast, inputs: { image: link } },
      { id: 'end', toolId: fast, inputs: { a: { ...link, step: 'left' }, b: { ...link, step: 'right' } } },
    ],
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return saved.value;
}

async function aCook(work: object): Promise<CookId> {
  const saved = await saveCook(ledger.context, { name: 'Hundred', work, targetSize: 100 });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return saved.value;
}

test('a cast takes the longest way through its steps, and costs all of them', async () => {
  expect(await figuresOf({ spellId: await aSpell() })).toMatchObject({
    seconds: near(50),
    usd: near(0.06),
    basis: 'history',
    sampleSize: 25,
  });
});

test('a cook costs all of its pieces, and takes as long as its concurrency lets it', async () => {
  const cookId = await aCook({ kind: 'tool', toolId: slow });
  expect(await figuresOf({ cookId })).toMatchObject({ seconds: near(750), usd: near(3) });
  expect(await figuresOf({ cookId, concurrency: 10 })).toMatchObject({ seconds: near(300), usd: near(3) });
});

test('a cook whose pieces are casts takes casts', async () => {
  const cookId = await aCook({ kind: 'spell', spellId: await aSpell() });
  expect(await figuresOf({ cookId, concurrency: 10 })).toMatchObject({ seconds: near(500), usd: near(6) });
});

test.each([
  ['nothing', {}],
  ['two things', { toolId: 'a', spellId: '66cd00000000000000000001' }],
  ['inputs that are none', { toolId: 'a', inputs: '[1]' }],
])('%s: refused', async (_what, query) => {
  expect(await ask(query)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
});

test.each(['cookId', 'spellId'])('a %s that there is not: not found', async (name) => {
  expect(await ask({ [name]: '66cd00000000000000000001' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
});
