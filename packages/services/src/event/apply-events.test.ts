import { type InboxEvent, inboxEvent } from '@genledger/db/repositories';
import type { GenerationId, ProviderName } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyInbox, aWebhook, eventStates, hear, layIn } from '../../test/support/events.ts';
import {
  addCookExecution,
  addGeneration,
  addRun,
  enterTool,
  newRunId,
  recordOf,
  sumsOf,
} from '../../test/support/records.ts';
import { MINUTE_MS, NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { recordRun } from '../generation/index.ts';
import { weeklyStatistics } from '../statistics/index.ts';
import { applyEvents } from './apply-events.ts';
import { normalise } from './normalise.ts';

let ledger: TestLedger;
let context: LedgerContext;
beforeAll(async () => {
  ledger = await testLedger('apply events');
  context = ledger.context;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const at = (ms: number): Date => new Date(ledger.clock.now() + ms);
const read = (inbox: InboxEvent) => ({ inbox, event: normalise(context.providers, inbox) });

test('an end completes the record: status, times, cost, points, history; parent and week with it', async () => {
  const toolId = await enterTool(context);
  const cookExecutionId = await addCookExecution(context);
  const { id, runId } = await addRun(context, { toolId, cookExecutionId, contributorRewardPoints: 7 });
  await hear(context, aWebhook(context, runId, 'running', { receivedAt: at(2000) }));
  await hear(context, aWebhook(context, runId, 'success', { receivedAt: at(5000), body: { outputs: [] } }));
  const record = await recordOf(context, id);
  expect(record).toMatchObject({
    status: 'success',
    startedAt: at(2000),
    responseTimestamp: at(5000),
    durationMs: 5000,
    computeMs: 3000,
    costUsd: '0.05',
    protocolNetPoints: 593,
    pointsSpent: 600,
    responsePayload: [],
  });
  expect(record.history?.map(({ from, to, cause }) => [from, to, cause])).toEqual([
    [undefined, 'pending', 'creation'],
    ['pending', 'processing', 'webhook'],
    ['processing', 'success', 'webhook'],
  ]);
  expect(await sumsOf(context, cookExecutionId)).toEqual({
    generationIds: [id],
    counts: { pending: 0, processing: 0, success: 1, failed: 0, cancelled: 0 },
    costUsd: '0.05',
    costCount: 1,
    pointsSpent: 600,
  });
  expect(await weeklyStatistics(context, { toolId, from: new Date(0), to: NOW })).toMatchObject([
    {
      week: '2031-W10',
      count: 1,
      succeeded: 1,
      averageDurationMs: 5000,
      totalPointsSpent: 600,
      totalCostUsd: '0.05',
    },
  ]);
});

describe('an event is applied once', () => {
  test('though eight processes apply it at the same time', async () => {
    const cookExecutionId = await addCookExecution(context);
    const { id, runId } = await addRun(context, { cookExecutionId });
    const event = aWebhook(context, runId, 'success');
    await layIn(context, event);
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        applyEvents(ledger.process(`racer-${index}`), [read(inboxEvent(event))]),
      ),
    );
    const { history, revision } = await recordOf(context, id);
    expect([history?.length, revision]).toEqual([2, 1]);
    expect(await sumsOf(context, cookExecutionId)).toMatchObject({
      counts: { pending: 0, success: 1 },
      pointsSpent: 593,
    });
  });

  test('though it comes again after its settlement', async () => {
    const { id, runId } = await addRun(context);
    const event = aWebhook(context, runId, 'success');
    await hear(context, event);
    const before = await recordOf(context, id);
    await applyEvents(context, [read(inboxEvent(event))]);
    expect(await recordOf(context, id)).toEqual(before);
  });

  test('of many events in one batch each leaves its own mark, and the record moves one revision', async () => {
    const { id, runId } = await addRun(context);
    const statuses = ['queued', 'started', 'running', 'uploading', 'success'];
    const events = statuses.map((status, index) =>
      aWebhook(context, runId, status, { receivedAt: at(index * 100) }),
    );
    await hear(context, ...events.toReversed());
    const { history, revision, status, durationMs } = await recordOf(context, id);
    expect([status, durationMs, revision]).toEqual(['success', 400, 1]);
    expect(history?.map(({ to }) => to)).toEqual(['pending', 'processing', 'success']);
  });
});

describe('an event whose run nobody knows', () => {
  test('waits, and is applied with its own time once the run is recorded', async () => {
    const id = await addGeneration(context);
    const providerRunId = newRunId();
    const [eventId = ''] = await layIn(
      context,
      aWebhook(context, providerRunId, 'success', { receivedAt: at(700) }),
    );
    await applyInbox(context);
    expect((await eventStates(context)).get(eventId)).toBe('unmatched');
    ledger.clock.advance(MINUTE_MS);
    const run = { provider: 'comfyui-deploy' as ProviderName, providerRunId: providerRunId as never };
    expect(await recordRun(context, id, run)).toMatchObject({ ok: true });
    await applyInbox(context);
    expect((await eventStates(context)).get(eventId)).toBe('applied');
    expect(await recordOf(context, id)).toMatchObject({ status: 'success', durationMs: 700 });
  });

  test('is let go by a batch in which another event tells the run', async () => {
    const id = await addGeneration(context);
    const runId = newRunId();
    await hear(
      context,
      aWebhook(context, runId, 'success', { receivedAt: at(1) }),
      aWebhook(context, runId, 'running', { receivedAt: at(2), generationId: id }),
    );
    expect(await recordOf(context, id)).toMatchObject({ status: 'success', providerRunId: runId });
  });

  test('is let go though the run is recorded while it is being laid aside', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await addGeneration(context);
      const runId = newRunId();
      await layIn(context, aWebhook(context, runId, 'success'));
      const run = { provider: 'comfyui-deploy' as ProviderName, providerRunId: runId as never };
      await Promise.all([applyInbox(context), recordRun(ledger.process('recorder'), id, run)]);
      await applyInbox(context);
      expect((await recordOf(context, id)).status).toBe('success');
    }
  });

  test('rests where its address names a generation that there is not, even if another one has its run', async () => {
    const { id, runId } = await addRun(context);
    const stranger = '0123456789abcdef01234567' as GenerationId;
    const [eventId = ''] = await layIn(
      context,
      aWebhook(context, runId, 'success', { generationId: stranger }),
    );
    await applyInbox(context);
    expect((await eventStates(context)).get(eventId)).toBe('unmatched');
    expect((await recordOf(context, id)).status).toBe('pending');
  });
});

describe('an event that is refused changes nothing', () => {
  test.each<[string, string, RegExp, (runId: string) => object]>([
    ['a body that no reader understands', 'invalid', /status/, () => ({ status: undefined })],
    ['a status that nobody knows', 'unknown', /unknown-status/, () => ({ status: 'migrating' })],
    ['another run', 'conflict', /^run-id-mismatch/, () => ({ run_id: newRunId() })],
  ])('%s', async (_what, state, outcome, body) => {
    const { id, runId } = await addRun(context);
    const before = await recordOf(context, id);
    await hear(context, aWebhook(context, runId, 'success', { generationId: id, body: body(runId) }));
    const { events, ...record } = await recordOf(context, id);
    expect(record).toEqual({ ...before, events: undefined });
    expect(events).toMatchObject([{ state, outcome: expect.stringMatching(outcome) }]);
  });

  test('another provider', async () => {
    const id = await addGeneration(context, { provider: 'replicate', providerRunId: newRunId() });
    await hear(context, aWebhook(context, newRunId(), 'success', { generationId: id }));
    const { status, events } = await recordOf(context, id);
    expect([status, events[0]?.state, events[0]?.outcome]).toEqual([
      'pending',
      'conflict',
      expect.stringMatching(/^provider-mismatch/),
    ]);
  });
});

test('records of one week and parent that end in one batch are summed exactly', async () => {
  const toolId = await enterTool(context, {
    costingModel: { rateSource: 'static', rate: '0.1', unit: 'run' },
  });
  const cookExecutionId = await addCookExecution(context);
  const runs = await Promise.all(
    Array.from({ length: 30 }, () => addRun(context, { toolId, cookExecutionId })),
  );
  await hear(context, ...runs.map(({ runId }) => aWebhook(context, runId, 'failed')));
  // Thirty times a tenth: 3, and not the 2.9999999999999996 of binary fractions.
  expect(await sumsOf(context, cookExecutionId)).toMatchObject({
    counts: { pending: 0, failed: 30 },
    costUsd: '3',
  });
  const [week] = await weeklyStatistics(context, { toolId, from: new Date(0), to: NOW });
  expect(week).toMatchObject({
    count: 30,
    failed: 30,
    totalCostUsd: '3',
    costCount: 30,
    totalPointsSpent: 0,
  });
});

test('the context of one environment does not mix into the sums of another', async () => {
  const toolId = await enterTool(context);
  const elsewhere = { ...context, settings: { ...context.settings, environment: 'staging' } };
  for (const place of [context, elsewhere]) {
    const { runId } = await addRun(place, { toolId });
    await hear(place, aWebhook(place, runId, 'success'));
  }
  const query = { toolId, from: new Date(0), to: NOW };
  expect(await weeklyStatistics(context, { ...query, environment: 'staging' })).toMatchObject([{ count: 1 }]);
  expect(await weeklyStatistics(context, query)).toMatchObject([{ count: 2 }]);
});
