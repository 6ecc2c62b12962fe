import type { AccountId, GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWebhook, hear } from '../../test/support/events.ts';
import { addGeneration, addRun, enterTool, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { listPositionSchema, readCursor, writeCursor } from '../paging/index.ts';
import { getGeneration, listGenerations } from './index.ts';

let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  ledger = await testLedger('read generations');
  context = ledger.context;
});
afterAll(() => ledger[Symbol.asyncDispose]());

/** Reads a list to its end, by the cursors that a caller is given. */
async function readAll(accountId: string, limit: number, between: () => Promise<unknown> = async () => {}) {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const after = cursor === null ? undefined : readCursor(listPositionSchema, cursor);
    if (after?.ok === false) throw new Error(after.error);
    const page = await listGenerations(context, { accountId: accountId as AccountId }, after?.value, limit);
    seen.push(...page.items.map(({ id }) => id));
    cursor = writeCursor(page.next);
    await between();
  } while (cursor !== null);
  return seen;
}

describe('a list read page by page', () => {
  test.each([1, 4, 5, 20])(
    'of %i a page shows each record once, newest first, though all are of one moment and more come',
    async (limit) => {
      const accountId = `pages-${limit}`;
      const toolId = await enterTool(context);
      const create = () => addGeneration(context, { toolId, accountId });
      const ids = await Promise.all(Array.from({ length: 20 }, create));
      const seen = await readAll(accountId, limit, async () => {
        ledger.clock.advance(1);
        await create();
      });
      expect(seen).toEqual([...ids].sort().reverse());
    },
  );
});

test('a record tells nothing that only machines need, in the list nor alone', async () => {
  const { id, runId } = await addRun(context, { accountId: 'shown' });
  await hear(
    context,
    aWebhook(context, runId, 'success', { body: { outputs: [{ data: { text: ['a'] } }] } }),
  );
  const { items } = await listGenerations(context, { accountId: 'shown' as AccountId }, undefined, 10);
  for (const record of [items[0], await recordOf(context, id)]) {
    expect(record).toMatchObject({ id, costUsd: '0.05', artifacts: [{ kind: 'text', text: 'a' }] });
    for (const hidden of ['_id', 'evidence', 'reconcileAt', 'legacy'])
      expect(record).not.toHaveProperty(hidden);
  }
  for (const long of ['history', 'requestPayload', 'responsePayload'])
    expect(items[0]).not.toHaveProperty(long);
});

test('the events of a record come with it, without their bodies', async () => {
  const { id, runId } = await addRun(context);
  await hear(context, aWebhook(context, runId, 'running', { body: { secret: 'hunter2' } }));
  const { events } = await recordOf(context, id);
  expect(events).toMatchObject([
    { state: 'applied', source: 'webhook', providerStatus: 'running', generationId: id },
  ]);
  expect(JSON.stringify(events)).not.toContain('hunter2');
});

test('what there is not is not found', async () => {
  const answer = await getGeneration(context, '0123456789abcdef01234567' as GenerationId);
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
