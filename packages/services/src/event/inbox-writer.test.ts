import { openDatabase } from '@genledger/db/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aWebhook, eventStates } from '../../test/support/events.ts';
import { addRun, newRunId, recordOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { waitUntil } from '../../test/support/wait-until.ts';
import type { LedgerContext } from '../context.ts';
import { createEventApplier, createInboxWriter, type EventApplier, type InboxWriter } from './index.ts';

let ledger: TestLedger;
let context: LedgerContext;
let applier: EventApplier;
let inbox: InboxWriter;
beforeAll(async () => {
  ledger = await testLedger('inbox writer');
  context = ledger.context;
  applier = createEventApplier(context);
  inbox = createInboxWriter(context, applier);
});
afterAll(async () => {
  await applier.stop();
  await ledger[Symbol.asyncDispose]();
});

test('an event is in the database when it is acknowledged, and is applied after that', async () => {
  const { id, runId } = await addRun(context);
  const { eventId, duplicate } = await inbox.take(aWebhook(context, runId, 'success'));
  expect([(await eventStates(context)).has(eventId), duplicate]).toEqual([true, false]);
  await applier.idle();
  expect(await recordOf(context, id)).toMatchObject({ status: 'success', pointsSpent: 593 });
});

describe('a burst of 300 events, a third of them repeats', () => {
  test('costs few writes; each body is one event, whose first sender alone is told that it was new', async () => {
    const write = vi.spyOn(context.database.webhookEvents, 'insertMany');
    const runIds = Array.from({ length: 200 }, newRunId);
    const bodies = [...runIds, ...runIds.slice(0, 100)];
    const answers = await Promise.all(bodies.map((runId) => inbox.take(aWebhook(context, runId, 'queued'))));
    expect(answers.filter(({ duplicate }) => duplicate)).toHaveLength(100);
    expect(new Set(answers.map(({ eventId }) => eventId)).size).toBe(200);
    for (let index = 0; index < 100; index += 1) {
      expect(answers[index]?.eventId).toBe(answers[200 + index]?.eventId);
    }
    expect(write.mock.calls.length).toBeLessThan(10);
    await inbox.idle();
    await applier.idle();
    const states = await eventStates(context);
    expect(answers.map(({ eventId }) => states.get(eventId))).toEqual(answers.map(() => 'unmatched'));
  });
});

test('a process without room leaves events to whoever has some', async () => {
  const full: EventApplier = { ...applier, hasRoom: () => false };
  const { id, runId } = await addRun(context);
  await createInboxWriter(context, full).take(aWebhook(context, runId, 'success'));
  await applier.idle();
  expect((await recordOf(context, id)).status).toBe('pending');
  const other = createEventApplier(ledger.process('with-room'));
  await other.sweep();
  expect((await recordOf(context, id)).status).toBe('success');
});

test('what cannot be made durable is never acknowledged', async () => {
  const gone = openDatabase({ url: ledger.held.url });
  const lost: LedgerContext = { ...context, database: gone };
  await gone.close();
  const writer = createInboxWriter(lost, applier);
  const runIds = Array.from({ length: 20 }, newRunId);
  const outcomes = await Promise.allSettled(
    runIds.map((runId) => writer.take(aWebhook(context, runId, 'success'))),
  );
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
  await waitUntil('the writer to be idle', () => writer.idle().then(() => true));
  const kept = await context.database.webhookEvents.countDocuments({ providerRunId: { $in: runIds } });
  expect(kept).toBe(0);
});
