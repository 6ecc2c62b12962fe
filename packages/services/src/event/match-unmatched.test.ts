import { assignRun } from '@genledger/db/repositories';
import type { ProviderRunId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyInbox, aWebhook, eventStates, hear } from '../../test/support/events.ts';
import { addGeneration, COMFYUI_DEPLOY, newRunId, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { recordRun } from '../generation/record-run.ts';
import { matchUnmatched } from './match-unmatched.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('unmatched');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const goOn = () => true;

/** A generation whose recorder died after it had written the run, while the run's end waited as unmatched. */
async function leftWaiting() {
  const { context } = ledger;
  const run = { provider: COMFYUI_DEPLOY, providerRunId: newRunId() as ProviderRunId };
  await hear(context, aWebhook(context, run.providerRunId, 'success'));
  const id = await addGeneration(context);
  await assignRun(context.database, id, run, { state: 'external', attempts: 0 }, undefined);
  expect((await recordOf(context, id)).status).toBe('pending');
  return { id, run };
}

test('what a dead recorder left waiting is applied', async () => {
  const { context } = ledger;
  const { id } = await leftWaiting();
  expect(await matchUnmatched(context, goOn)).toBe(1);
  await applyInbox(context);
  expect((await recordOf(context, id)).status).toBe('success');
  expect(await matchUnmatched(context, goOn)).toBe(0);
});

test('so it is when the run is recorded once more', async () => {
  const { context } = ledger;
  const { id, run } = await leftWaiting();
  expect(await recordRun(context, id, run)).toMatchObject({ ok: true });
  await applyInbox(context);
  expect((await recordOf(context, id)).status).toBe('success');
});

test('events of runs that nobody has go on waiting, however many pages of them there are', async () => {
  const { context } = ledger;
  const foreign = Array.from({ length: 501 }, () => aWebhook(context, newRunId(), 'success'));
  await hear(context, ...foreign);
  const { id } = await leftWaiting();
  expect(await matchUnmatched(context, goOn)).toBe(1);
  await applyInbox(context);
  expect((await recordOf(context, id)).status).toBe('success');
  const states = [...(await eventStates(context)).values()];
  expect(states.filter((state) => state === 'unmatched')).toHaveLength(501);
});
