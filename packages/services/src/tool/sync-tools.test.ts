import type { ToolId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addGeneration, enterTool, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { getTool, listTools, syncTools } from './index.ts';

let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  ledger = await testLedger('sync tools');
  context = ledger.context;
});
beforeEach(async () => {
  await context.database.tools.deleteMany({});
});
afterAll(() => ledger[Symbol.asyncDispose]());

const tool = (toolId: string, more: object = {}) => ({
  toolId,
  displayName: `Tool ${toolId}`,
  service: 'comfyui',
  costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
  metadata: { b: { y: [1, { z: null }], x: 2 }, a: 1 },
  ...more,
});

async function sync(tools: readonly object[], options: { dryRun?: boolean; signal?: AbortSignal } = {}) {
  const synced = await syncTools(context, JSON.stringify(tools), { dryRun: false, ...options });
  if (!synced.ok) throw new Error(JSON.stringify(synced.error));
  return synced.value;
}

async function registered(): Promise<string[]> {
  return (await listTools(context, undefined, 100)).items.map(
    ({ toolId, displayName }) => `${toolId}: ${displayName}`,
  );
}

test('tools are added and changed, those that are alike are not touched, and none is removed', async () => {
  await sync([tool('a'), tool('b'), tool('c')]);
  const before = await getTool(context, 'a' as ToolId);
  ledger.clock.advance(1000);
  // The same values in another order, and a price of the same amount, are the same tool.
  const alike = tool('a', {
    metadata: { a: 1, b: { x: 2, y: [1, { z: null }] } },
    costingModel: { unit: 'run', rate: '0.0500', rateSource: 'static' },
  });
  const result = await sync([alike, tool('b', { displayName: 'New', service: 'openai' }), tool('d')]);
  expect(result).toEqual({
    changes: [
      { toolId: 'a', change: 'unchanged', fields: [] },
      { toolId: 'b', change: 'changed', fields: ['displayName', 'service'] },
      { toolId: 'd', change: 'added', fields: [] },
    ],
    written: 2,
    notInFile: 1,
  });
  expect(await getTool(context, 'a' as ToolId)).toEqual(before);
  expect(await registered()).toEqual(['a: Tool a', 'b: New', 'c: Tool c', 'd: Tool d']);
});

test('a second time changes nothing', async () => {
  const tools = [tool('a'), tool('b', { metadata: {} })];
  await sync(tools);
  expect(await sync(tools)).toMatchObject({
    written: 0,
    changes: [{ change: 'unchanged' }, { change: 'unchanged' }],
  });
});

test('a trial says what would change, and changes nothing', async () => {
  await sync([tool('a')]);
  const result = await sync([tool('a', { displayName: 'New' }), tool('b')], { dryRun: true });
  expect([result.written, result.changes.map(({ change }) => change)]).toEqual([0, ['changed', 'added']]);
  expect(await registered()).toEqual(['a: Tool a']);
});

test('with one mistake nothing is changed, and every mistake is told', async () => {
  const synced = await syncTools(
    context,
    JSON.stringify([tool('a'), tool('b', { displayName: '' }), tool('a')]),
    { dryRun: false },
  );
  expect(synced).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', issues: [{ path: '[1].displayName' }, { path: '[2].toolId' }] },
  });
  expect(await registered()).toEqual([]);
});

test('an interruption leaves whole tools, and a repeat does the rest', async () => {
  const interruption = AbortSignal.abort();
  expect((await sync([tool('a'), tool('b')], { signal: interruption })).written).toBe(0);
  expect(await sync([tool('a'), tool('b')])).toMatchObject({ written: 2 });
});

test('more tools than one page of the registry are all compared', async () => {
  const many = Array.from({ length: 1100 }, (_, index) => tool(`t-${index}`));
  await context.database.tools.deleteMany({});
  expect((await sync(many)).written).toBe(1100);
  expect((await sync(many)).written).toBe(0);
});

test('a record keeps the name that its tool had', async () => {
  const toolId = await enterTool(context, { displayName: 'Before' }, 'named');
  const id = await addGeneration(context, { toolId });
  await sync([tool('named', { displayName: 'After' })]);
  expect((await recordOf(context, id)).toolDisplayName).toBe('Before');
});
