import { toObjectId } from '@genledger/db/mappers';
import { inboxEvent, takeEvents } from '@genledger/db/repositories';
import type { EventId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyInbox, aWebhook, eventStates, hear, layIn } from '../../test/support/events.ts';
import { addCookExecution, addRun, newRunId, recordOf, sumsOf } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { waitUntil } from '../../test/support/wait-until.ts';
import type { LedgerContext } from '../context.ts';
import { countEvents, listEvents, matchUnmatched, replayEvent, replayEvents, watchInbox } from './index.ts';

let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  ledger = await testLedger('replay');
  context = ledger.context;
});
beforeEach(() => context.database.webhookEvents.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const at = (ms: number): Date => new Date(ledger.clock.now() + ms);

async function layAside(count: number): Promise<string[]> {
  const events = Array.from({ length: count }, (_, index) =>
    aWebhook(context, newRunId(), 'success', { receivedAt: at(index) }),
  );
  const ids = await layIn(context, ...events);
  await applyInbox(context);
  return ids;
}

test('what an event did before is not done again', async () => {
  const cookExecutionId = await addCookExecution(context);
  const { id, runId } = await addRun(context, { cookExecutionId });
  await hear(context, aWebhook(context, runId, 'success'));
  const [before, sums] = [await recordOf(context, id), await sumsOf(context, cookExecutionId)];
  const eventId = before.events[0]?.id as EventId;
  expect(await replayEvent(context, eventId)).toEqual({
    ok: true,
    value: { eventId, previousState: 'applied' },
  });
  await applyInbox(context);
  const after = await recordOf(context, id);
  expect({ ...after, events: [] }).toEqual({ ...before, events: [] });
  expect(after.events).toMatchObject([{ state: 'ignored', outcome: 'nothing-new' }]);
  expect(await sumsOf(context, cookExecutionId)).toEqual(sums);
});

test('an event that there is not cannot be replayed', async () => {
  const answer = await replayEvent(context, '0123456789abcdef01234567' as EventId);
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

describe('a whole state', () => {
  test('is taken once, though its events fall back into it meanwhile', async () => {
    await layAside(250);
    expect(await countEvents(context, { state: 'unmatched' })).toBe(250);
    const told: number[] = [];
    const replayed = await replayEvents(
      context,
      { state: 'unmatched' },
      { onProgress: (count) => told.push(count) },
    );
    expect([replayed, told]).toEqual([250, [200, 250]]);
    expect(await countEvents(context, { state: 'received' })).toBe(250);
  });

  test('is left alone after an interruption, and what is left is found again', async () => {
    await layAside(250);
    const interruption = new AbortController();
    const first = await replayEvents(
      context,
      { state: 'unmatched' },
      {
        signal: interruption.signal,
        onProgress: () => interruption.abort(),
      },
    );
    expect(first).toBe(200);
    expect(await countEvents(context, { state: 'unmatched' })).toBe(50);
    expect(await replayEvents(context, { state: 'unmatched' })).toBe(50);
  });
});

test('the inbox is listed newest first, page by page, without gap or repeat, though times are alike', async () => {
  const events = Array.from({ length: 25 }, (_, index) =>
    aWebhook(context, newRunId(), 'success', { receivedAt: at(index % 3) }),
  );
  const ids = await layIn(context, ...events);
  const seen: { id: string; receivedAt: Date }[] = [];
  let after: Parameters<typeof listEvents>[2];
  do {
    const page = await listEvents(context, { state: 'received' }, after, 4);
    seen.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  expect(seen.map(({ id }) => id).sort()).toEqual(ids.sort());
  const times = seen.map(({ receivedAt }) => receivedAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('events that a dead recorder left waiting for a run that is known are found and applied', async () => {
  const [eventId = ''] = await layAside(1);
  const waiting = await context.database.webhookEvents.findOne({ state: 'unmatched' });
  const { id } = await addRun(context);
  // The run is on record, and whoever recorded it died before it could let the event go.
  const providerRunId = waiting?.providerRunId ?? '';
  await context.database.generationOutputs.updateOne({ _id: toObjectId(id) }, { $set: { providerRunId } });
  await layAside(3);
  expect(await matchUnmatched(context, () => true)).toBe(1);
  await applyInbox(context);
  expect((await eventStates(context)).get(eventId)).toBe('applied');
  expect((await recordOf(context, id)).status).toBe('success');
});

test('a process is woken by an event that is let go, and not by one that another applies itself', async () => {
  const lease = { owner: 'another', until: at(10_000) };
  const [eventId = ''] = await layAside(1);
  let woken = 0;
  const watch = watchInbox(context, () => {
    woken += 1;
  });
  try {
    await waitUntil('the watch to wake', async () => {
      await replayEvent(context, eventId as EventId);
      await applyInbox(context);
      return woken > 0;
    });
    const before = woken;
    await takeEvents(context.database, [inboxEvent(aWebhook(context, newRunId(), 'success'))], lease);
    await layIn(context, aWebhook(context, newRunId(), 'failed'));
    await waitUntil('the watch to wake again', () => woken > before);
    expect(woken).toBe(before + 1);
  } finally {
    await watch.close();
  }
});
