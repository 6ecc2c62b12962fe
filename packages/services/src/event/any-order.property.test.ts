import { type IncomingEvent, inboxEvent, takeEvents } from '@genledger/db/repositories';
import type { CookExecutionId, GenerationId, ToolId } from '@genledger/domain/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWebhook } from '../../test/support/events.ts';
import { addCookExecution, addRun, enterTool, recordOf, sumsOf } from '../../test/support/records.ts';
import { NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { weeklyStatistics } from '../statistics/index.ts';
import { applyEvents } from './apply-events.ts';
import { normalise } from './normalise.ts';

const TEST_MS = 120_000;
const RUNS = 40;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('any order');
});
afterAll(() => ledger[Symbol.asyncDispose]());

/** What a provider says, and when it is heard. Times differ, since that is what tells reports apart. */
const said = fc.record({
  status: fc.constantFrom(
    'queued',
    'started',
    'running',
    'uploading',
    'success',
    'failed',
    'timeout',
    'cancelled',
    'odd',
  ),
  heardAfterMs: fc.integer({ min: 0, max: 600_000 }),
  runDuration: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
});
const story = fc.uniqueArray(said, {
  minLength: 1,
  maxLength: 8,
  selector: ({ heardAfterMs }) => heardAfterMs,
});
/** An order of telling the story, with repeats: places in it, each with the process that applies it and whether together with the next. */
const telling = fc.array(
  fc.record({ place: fc.nat(), process: fc.nat({ max: 2 }), withNext: fc.boolean() }),
  { maxLength: 20 },
);

interface Saying {
  readonly status: string;
  readonly heardAfterMs: number;
  readonly runDuration?: number | undefined;
}

interface Subject {
  readonly toolId: ToolId;
  readonly cookExecutionId: CookExecutionId;
  readonly id: GenerationId;
  readonly events: readonly IncomingEvent[];
}

async function subject(context: LedgerContext, sayings: readonly Saying[]): Promise<Subject> {
  const toolId = await enterTool(context, {
    costingModel: { rateSource: 'machine' },
    metadata: { gpu: 'A10G' },
  });
  const cookExecutionId = await addCookExecution(context);
  const { id, runId } = await addRun(context, { toolId, cookExecutionId });
  const events = sayings.map(({ status, heardAfterMs, runDuration }) =>
    aWebhook(context, runId, status, {
      receivedAt: new Date(NOW.getTime() + heardAfterMs),
      body: { heardAfterMs, ...(runDuration !== undefined && { run_duration: runDuration }) },
    }),
  );
  return { toolId, cookExecutionId, id, events };
}

async function tell(context: LedgerContext, events: readonly IncomingEvent[]): Promise<void> {
  await takeEvents(context.database, events.map(inboxEvent), undefined);
  const read = events.map(inboxEvent).map((inbox) => ({ inbox, event: normalise(context.providers, inbox) }));
  await applyEvents(context, read);
}

/** Everything that a user sees of a generation, its parent and its week, without what names it. */
async function outcome(context: LedgerContext, { id, toolId, cookExecutionId }: Subject) {
  const {
    id: _id,
    toolId: _toolId,
    providerRunId: _run,
    cookExecutionId: _parent,
    history,
    revision: _revision,
    events,
    ...record
  } = await recordOf(context, id);
  const { generationIds, ...sums } = await sumsOf(context, cookExecutionId);
  const weeks = await weeklyStatistics(context, { toolId, from: new Date(0), to: NOW });
  const marks = history?.flatMap(({ eventId }) => eventId ?? []) ?? [];
  expect(new Set(marks).size).toBe(marks.length);
  expect(events.every(({ state }) => state !== 'received')).toBe(true);
  expect(generationIds).toEqual([id]);
  return { record, sums, weeks: weeks.map(({ toolId: _tool, ...figures }) => figures) };
}

/** The sums that follow from a record alone. */
function expectSumsOfRecord({ record, sums, weeks }: Awaited<ReturnType<typeof outcome>>): void {
  const none = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };
  const { costUsd = '0', pointsSpent, status } = record;
  const isOpen = status === 'pending' || status === 'processing';
  const costCount = record.costUsd === undefined ? 0 : 1;
  expect(sums).toEqual({ counts: { ...none, [status]: 1 }, costUsd, costCount, pointsSpent });
  expect(weeks).toEqual(
    isOpen
      ? []
      : [
          expect.objectContaining({
            count: 1,
            succeeded: status === 'success' ? 1 : 0,
            failed: status === 'failed' ? 1 : 0,
            cancelled: status === 'cancelled' ? 1 : 0,
            averageDurationMs: record.durationMs,
            totalPointsSpent: pointsSpent,
            totalCostUsd: costUsd,
          }),
        ],
  );
}

test('any order, repetition, batching and sharing of events between processes ends in one record and its sums', {
  timeout: TEST_MS,
}, async () => {
  const processes = [0, 1, 2].map((number) => ledger.process(`process-${number}`));
  const [first] = processes;
  if (first === undefined) throw new Error('there are three processes');
  const holds = fc.asyncProperty(story, telling, async (sayings, steps) => {
    const inOrder = await subject(
      first,
      sayings.toSorted((a, b) => a.heardAfterMs - b.heardAfterMs),
    );
    for (const event of inOrder.events) await tell(first, [event]);

    const shuffled = await subject(first, sayings);
    const batches: IncomingEvent[][] = [[]];
    const under: Promise<void>[] = [];
    for (const { place, process, withNext } of steps) {
      const event = shuffled.events[place % shuffled.events.length];
      if (event && !batches[0]?.includes(event)) batches[0]?.push(event);
      if (withNext) continue;
      under.push(tell(processes[process] ?? first, batches[0] ?? []));
      batches[0] = [];
    }
    await Promise.all(under);
    await tell(first, shuffled.events);

    const expected = await outcome(first, inOrder);
    expectSumsOfRecord(expected);
    expect(await outcome(first, shuffled)).toEqual(expected);
  });
  await fc.assert(holds, { numRuns: RUNS, seed: 20_310_303 });
});
