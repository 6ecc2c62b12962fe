import { findGeneration, moveSubmission } from '@genledger/db/repositories';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGeneration, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { reconcileGeneration } from '../reconciliation/reconcile-generation.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('withdraw', { url: 'http://127.0.0.1:9' });
});
afterAll(() => ledger[Symbol.asyncDispose]());

test('a withdrawal whose process died before it could say so ends the record all the same, once, and costs nothing', async () => {
  const { context } = ledger;
  const id = await addGeneration(context, { submit: true });
  const { submission } = (await findGeneration(context.database, id)) ?? expect.fail();
  const withdrawn = { state: 'withdrawn', attempts: submission.attempts } as const;
  await moveSubmission(context.database, id, submission, withdrawn, context.clock.now());
  const left = (await findGeneration(context.database, id)) ?? expect.fail();
  expect(await reconcileGeneration(context, left)).toBe('ended');
  expect(await reconcileGeneration(context, left)).toBe('ended');
  const { status, costUsd, history } = await recordOf(context, id);
  expect({ status, costUsd, causes: history.map(({ cause }) => cause) }).toEqual({
    status: 'cancelled',
    costUsd: '0',
    causes: ['creation', 'operator'],
  });
});
