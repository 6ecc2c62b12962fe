import type { ToolId } from '@genledger/domain/kernel';
import type { ToolDefinition } from '@genledger/domain/tool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import { findTool, listTools, putTool } from './index.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('tools');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const PORTRAIT: ToolDefinition = {
  displayName: 'Portrait',
  service: 'comfyui',
  deliveryMode: 'webhook',
  costingModel: { rateSource: 'machine', rate: '0.000337', unit: 'second' },
  metadata: { deploymentId: 'dep-1', gpu: 'A10G', versions: [1, { name: null }] },
};
const id = (text: string) => text as ToolId;

test('a tool is entered, found as it is, and replaced whole', async () => {
  const { database } = ledger;
  const entered = await putTool(database, id('portrait'), PORTRAIT, NOW);
  expect(entered).toEqual({ tool: { toolId: 'portrait', ...PORTRAIT, updatedAt: NOW }, created: true });
  expect(await findTool(database, id('portrait'))).toEqual(entered.tool);
  const flat: ToolDefinition = {
    ...PORTRAIT,
    costingModel: { rateSource: 'static', staticCost: '0.04' },
    metadata: {},
  };
  expect(await putTool(database, id('portrait'), flat, at(60))).toMatchObject({ created: false });
  expect(await findTool(database, id('portrait'))).toEqual({
    toolId: 'portrait',
    ...flat,
    updatedAt: at(60),
  });
  const row = await database.tools.findOne({ toolId: 'portrait' });
  expect(row).toMatchObject({ createdAt: NOW, updatedAt: at(60) });
});

test('what is not registered is not found, though it looks like a question to the database', async () => {
  const { database } = ledger;
  expect(await findTool(database, id('nobody'))).toBeUndefined();
  expect(await findTool(database, id('$ne'))).toBeUndefined();
});

test('the registry is listed in the order of ids, page after page', async () => {
  const { database } = ledger;
  await database.tools.deleteMany({});
  for (const name of ['b', 'a', 'C', 'ä']) await putTool(database, id(name), PORTRAIT, NOW);
  const names = async (after: string | undefined, limit: number) =>
    (await listTools(database, after === undefined ? undefined : id(after), limit)).map(
      ({ toolId }) => toolId,
    );
  expect(await names(undefined, 10)).toEqual(['C', 'a', 'b', 'ä']);
  expect(await names(undefined, 2)).toEqual(['C', 'a']);
  expect(await names('a', 2)).toEqual(['b', 'ä']);
  expect(await names('ä', 2)).toEqual([]);
});

test('the same tool entered by many at once is one', async () => {
  const { database } = ledger;
  const entered = await Promise.all(
    Array.from({ length: 10 }, () => putTool(database, id('raced'), PORTRAIT, NOW)),
  );
  expect(entered.filter(({ created }) => created)).toHaveLength(1);
  expect(await database.tools.countDocuments({ toolId: 'raced' })).toBe(1);
});
