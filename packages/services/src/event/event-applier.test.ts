import { inboxEvent, takeEvents } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyInbox, aWebhook, eventStates, layIn } from '../../test/support/events.ts';
import { addGeneration, addRun, newRunId, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { createEventApplier } from './index.ts';

const LEASE_MS = 10_000;

let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  ledger = await testLedger('event applier');
  context = ledger.context;
});
beforeEach(() => context.database.webhookEvents.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const statusOf = async (id: GenerationId): Promise<string> => (await recordOf(context, id)).status;

/** Takes an event as a process does that dies before it has applied it. */
async function leaveBehind(runId: string): Promise<void> {
  const until = new Date(ledger.clock.now() + LEASE_MS);
  await takeEvents(context.database, [inboxEvent(aWebhook(context, runId, 'success'))], {
    owner: 'dead',
    until,
  });
}

test('what a dead process left is applied once its lease has run out, and not before', async () => {
  const { id, runId } = await addRun(context);
  await leaveBehind(runId);
  ledger.clock.advance(LEASE_MS - 1);
  await applyInbox(context);
  expect(await statusOf(id)).toBe('pending');
  ledger.clock.advance(1);
  await applyInbox(context);
  expect(await statusOf(id)).toBe('success');
});

test('four processes that sweep at once share an inbox of 200 events, each applied by one of them', async () => {
  const runs = await Promise.all(Array.from({ length: 100 }, () => addRun(context)));
  await layIn(
    context,
    ...runs.flatMap(({ runId }) => ['running', 'success'].map((status) => aWebhook(context, runId, status))),
  );
  let applied = 0;
  const sweeps = Array.from({ length: 4 }, async (_, index) => {
    const applier = createEventApplier(ledger.process(`sweeper-${index}`), (settled) => {
      applied += settled.length;
    });
    await applier.sweep();
    await applier.stop();
  });
  await Promise.all(sweeps);
  expect(applied).toBe(200);
  for (const { id } of runs) {
    const { status, history } = await recordOf(context, id);
    const marks = history?.flatMap(({ eventId }) => eventId ?? []) ?? [];
    expect([status, new Set(marks).size]).toEqual(['success', marks.length]);
  }
});

describe('an event that cannot be applied', () => {
  test('because another generation has its run: it is a conflict, and holds up no other', async () => {
    const runId = newRunId();
    const [first, second] = [await addGeneration(context), await addGeneration(context)];
    const others = await Promise.all(Array.from({ length: 20 }, () => addRun(context)));
    await layIn(
      context,
      aWebhook(context, runId, 'success', { generationId: first }),
      aWebhook(context, runId, 'success', { generationId: second }),
      ...others.map((other) => aWebhook(context, other.runId, 'success')),
    );
    await applyInbox(context);
    expect(await Promise.all(others.map(({ id }) => statusOf(id)))).toEqual(others.map(() => 'success'));
    expect((await Promise.all([first, second].map(statusOf))).sort()).toEqual(['pending', 'success']);
    const outcomes = await context.database.webhookEvents.find({ state: 'conflict' }).toArray();
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      expect.stringMatching(/^run-belongs-to-another/),
    ]);
  });

  test('because its record is broken: it stays with its reason, is tried again a minute later, and holds up no other', async () => {
    const [broken, other] = [await addRun(context), await addRun(context)];
    const records = context.database.generationOutputs;
    const evidence = (await records.findOne({ providerRunId: broken.runId }))?.evidence;
    // A record whose status has run ahead of what it was derived from.
    await records.updateOne({ providerRunId: broken.runId }, { $set: { status: 'processing' } });
    await layIn(
      context,
      aWebhook(context, broken.runId, 'queued', { receivedAt: new Date(ledger.clock.now() - 1) }),
    );
    await layIn(context, aWebhook(context, other.runId, 'success'));
    await applyInbox(context);
    expect(await statusOf(other.id)).toBe('success');
    expect(evidence).toBeDefined();
    const [waiting] = await context.database.webhookEvents.find({ state: 'received' }).toArray();
    expect(waiting).toMatchObject({
      providerRunId: broken.runId,
      lastError: expect.stringMatching(/evidence was lost/),
    });
    expect(Number(waiting?.attempts)).toBe(1);

    await records.updateOne({ providerRunId: broken.runId }, { $set: { status: 'pending' } });
    await applyInbox(context);
    expect([...(await eventStates(context)).values()]).toContain('received');
    ledger.clock.advance(60_000);
    await applyInbox(context);
    expect([...(await eventStates(context)).values()]).not.toContain('received');
  });
});

test('one that was stopped takes nothing up any more', async () => {
  const { id, runId } = await addRun(context);
  await layIn(context, aWebhook(context, runId, 'success'));
  const applier = createEventApplier(context);
  await applier.stop();
  expect(applier.hasRoom(1)).toBe(false);
  await applier.sweep();
  expect(await statusOf(id)).toBe('pending');
});
