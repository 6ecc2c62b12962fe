import { addToRollups } from '@genledger/db/repositories';
import { endedGeneration } from '@genledger/db/testing';
import { bucketOf, NO_COUNTS, oneIn, sumOfHistograms } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import {
  type Contribution,
  NO_CONTRIBUTION,
  sumOfContributions,
  weekStart,
} from '@genledger/domain/statistics';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS, NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { checkStatistics, rebuildStatistics, recordsBehind, weeklyReport } from './index.ts';

const WEEK_MS = 7 * 24 * HOUR_MS;
/** Whose the records of the test are. */
const ACCOUNT = 'an-account' as AccountId;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('rebuild statistics');
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  const { database } = ledger.context;
  await Promise.all([
    database.generationOutputs.deleteMany({}),
    database.weeklyRollups.deleteMany({}),
    database.weeklyAccountRollups.deleteMany({}),
  ]);
});

const weeksAgo = (weeks: number): Date => new Date(NOW.getTime() - weeks * WEEK_MS);

async function insert(...records: Parameters<typeof endedGeneration>[0][]): Promise<void> {
  await ledger.held.db
    .collection('generationOutputs')
    .insertMany(records.map((each) => endedGeneration(each)));
}

/** What one record of the test adds, as its fixture says. */
const ONE: Contribution = {
  count: 1,
  succeeded: 1,
  failed: 0,
  cancelled: 0,
  durationMs: 5000,
  pointsSpent: 119,
  protocolNetPoints: 119,
  costCount: 1,
  costUsd: '0.01',
  durations: oneIn(bucketOf(5000)),
};

async function keep(
  toolId: string,
  week: Date,
  change: Contribution,
  { shard = 0, database = ledger.context.database } = {},
): Promise<void> {
  await database.client.withSession((session) =>
    session.withTransaction(() =>
      addToRollups(
        database,
        [
          {
            environment: 'test-run',
            toolId: toolId as ToolId,
            accountId: ACCOUNT,
            requestTimestamp: week,
            change,
          },
        ],
        shard,
        session,
      ),
    ),
  );
}

test('of nothing, nothing differs', async () => {
  expect(await checkStatistics(ledger.context)).toEqual({ weeks: 0, compared: 0, differences: [] });
});

describe('a rebuild', () => {
  test('adds what was never counted, takes away what is not there, and leaves what is right', async () => {
    await insert(
      { toolId: 'missed', requestTimestamp: weeksAgo(40), costUsd: '0.000000000001' },
      { toolId: 'missed', requestTimestamp: weeksAgo(40), costUsd: '1234567.1' },
      { toolId: 'right', requestTimestamp: weeksAgo(1) },
      { toolId: 'wrong', requestTimestamp: weeksAgo(1) },
    );
    await keep('right', weeksAgo(1), ONE, { shard: 5 });
    await keep('wrong', weeksAgo(1), { ...ONE, pointsSpent: 118 }, { shard: 2 });
    await keep('gone', weeksAgo(3), ONE);
    const before = await checkStatistics(ledger.context);
    const named = before.differences.map(({ toolId, accountId }) => [toolId, accountId]);
    // Of each tool, and of its account.
    expect(named).toEqual(
      [['missed'], ['gone'], ['wrong']].flatMap(([toolId]) => [
        [toolId, undefined],
        [toolId, ACCOUNT],
      ]),
    );
    const { replaced, check } = await rebuildStatistics(ledger.context);
    expect(replaced).toEqual(before.differences);
    expect(check).toEqual({ weeks: 40, compared: 6, differences: [] });
    const right = await ledger.context.database.weeklyRollups.findOne({ toolId: 'right' });
    expect(right?.shard).toBe(5);
    const report = await weeklyReport(ledger.context, { from: weekStart(weeksAgo(40)), to: weekStart(NOW) });
    expect(report.tools.map(({ toolId, total }) => [toolId, total.count, total.costUsd])).toEqual([
      ['missed', 2, '1234567.100000000001'],
      ['right', 1, '0.01'],
      ['wrong', 1, '0.01'],
    ]);
    expect(await rebuildStatistics(ledger.context)).toEqual({ replaced: [], check });
  });

  test('counts what is open or of another version not at all, and an unknown cost as unknown', async () => {
    const { db } = ledger.held;
    const open = { ...endedGeneration({ requestTimestamp: NOW }), status: 'processing' };
    const { costUsd: _costUsd, ...unknown } = endedGeneration({ requestTimestamp: NOW });
    await db.collection('generationOutputs').insertMany([open, { ...unknown, status: 'failed' }]);
    await rebuildStatistics(ledger.context);
    const { total } = await weeklyReport(ledger.context, { from: weekStart(NOW), to: weekStart(NOW) });
    const { durations: _durations, ...sums } = ONE;
    expect(total).toMatchObject({ ...sums, succeeded: 0, failed: 1, costCount: 0, costUsd: '0' });
  });

  test('loses nothing of what ends meanwhile', async () => {
    const { database } = ledger.context;
    await insert(...Array.from({ length: 20 }, () => ({ toolId: 'busy', requestTimestamp: NOW })));
    const end = async (shard: number) => {
      const document = endedGeneration({ toolId: 'busy', requestTimestamp: NOW });
      await database.client.withSession((session) =>
        session.withTransaction(async () => {
          await database.generationOutputs.insertOne(document as never, { session });
          const change = {
            environment: 'test-run',
            toolId: 'busy' as ToolId,
            accountId: ACCOUNT,
            requestTimestamp: NOW,
            change: ONE,
          };
          await addToRollups(database, [change], shard % 8, session);
        }),
      );
    };
    const ends = Array.from({ length: 24 }, (_, index) => end(index));
    await Promise.all([...ends, rebuildStatistics(ledger.context), rebuildStatistics(ledger.context)]);
    expect((await checkStatistics(ledger.context)).differences).toEqual([]);
    const { total } = await weeklyReport(ledger.context, { from: weekStart(NOW), to: weekStart(NOW) });
    expect(total).toEqual(sumOfContributions(Array.from({ length: 44 }, () => ONE)));
  });
});

describe('a report', () => {
  test('has every week, those without any end as well, and compares as many', async () => {
    await insert(
      { toolId: 'a', requestTimestamp: weeksAgo(0) },
      { toolId: 'a', requestTimestamp: weeksAgo(2) },
      { toolId: 'b', requestTimestamp: weeksAgo(4), environment: 'other' },
    );
    await rebuildStatistics(ledger.context);
    const query = { from: weekStart(weeksAgo(2)), to: weekStart(NOW), comparedFrom: weekStart(weeksAgo(5)) };
    const report = await weeklyReport(ledger.context, query);
    expect(report.weeks).toHaveLength(3);
    expect(
      report.tools.map(({ toolId, weeks, compared }) => [
        toolId,
        weeks.map(({ count }) => count),
        compared?.count,
      ]),
    ).toEqual([
      ['a', [1, 0, 1], 0],
      ['b', [0, 0, 0], 1],
    ]);
    const narrow = await weeklyReport(ledger.context, {
      ...query,
      environment: 'test-run',
      toolIds: ['b' as ToolId],
    });
    expect(narrow.tools).toEqual([]);
    expect(narrow.compared).toEqual(NO_CONTRIBUTION);
  });

  test('tells how long generations took over all weeks, and of each week where that is asked for', async () => {
    await insert(
      { toolId: 'a', requestTimestamp: weeksAgo(0) },
      { toolId: 'a', requestTimestamp: weeksAgo(1) },
      { toolId: 'b', requestTimestamp: weeksAgo(1) },
    );
    await rebuildStatistics(ledger.context);
    const weeks = { from: weekStart(weeksAgo(1)), to: weekStart(NOW) };
    const [brief, full] = await Promise.all([
      weeklyReport(ledger.context, weeks),
      weeklyReport(ledger.context, { ...weeks, withWeeklyDurations: true }),
    ]);
    const { durations } = ONE;
    expect(brief.total).toEqual(full.total);
    expect(brief.tools.map(({ total }) => total)).toEqual(full.tools.map(({ total }) => total));
    expect(brief.total.durations).toEqual(sumOfHistograms([durations, durations, durations]));
    expect(full.weekTotals).toEqual([sumOfContributions([ONE, ONE]), ONE]);
    expect(brief.weekTotals).toEqual(full.weekTotals.map((each) => ({ ...each, durations: NO_COUNTS })));
  });

  test('is the sum of the records behind it', async () => {
    await insert(
      ...Array.from({ length: 7 }, (_, index) => ({
        toolId: 'sum',
        requestTimestamp: new Date(weekStart(NOW).getTime() + index),
        costUsd: `0.00000000000${index}`,
      })),
      { toolId: 'sum', requestTimestamp: new Date(weekStart(NOW).getTime() - 1) },
      { toolId: 'sum', requestTimestamp: NOW, environment: 'elsewhere' },
      { toolId: 'another', requestTimestamp: NOW },
    );
    await rebuildStatistics(ledger.context);
    const figure = {
      toolId: 'sum' as ToolId,
      environment: 'test-run',
      from: weekStart(NOW),
      to: weekStart(NOW),
    };
    const first = await recordsBehind(ledger.context, figure, undefined, 4);
    expect(first.sums).toEqual({ ...first.reported });
    expect(first.sums).toMatchObject({ count: 7, pointsSpent: 7 * 119, costUsd: '0.000000000021' });
    const second = await recordsBehind(ledger.context, figure, first.page.next, 4);
    expect([first.page.items.length, second.page.items.length, second.page.next]).toEqual([4, 3, undefined]);
  });
});

describe('sums of accounts', () => {
  const week = { from: weekStart(NOW), to: weekStart(NOW) };

  test('are those of the account’s records, narrowed like all others', async () => {
    await insert(
      { toolId: 'shared', accountId: 'ann', requestTimestamp: NOW },
      { toolId: 'shared', accountId: 'bob', requestTimestamp: NOW, costUsd: '0.7' },
      { toolId: 'other', accountId: 'ann', requestTimestamp: NOW },
    );
    await rebuildStatistics(ledger.context);
    const { tools, total } = await weeklyReport(ledger.context, { ...week, accountId: 'bob' as AccountId });
    expect(tools.map(({ toolId }) => toolId)).toEqual(['shared']);
    expect(total).toEqual({ ...ONE, costUsd: '0.7' });
    const figure = { ...week, toolId: 'shared' as ToolId, accountId: 'bob' as AccountId };
    const { sums, reported } = await recordsBehind(ledger.context, figure, undefined, 10);
    expect(sums).toEqual(reported);
  });

  test('differ where they were not kept, though those of the tools are right', async () => {
    await insert({ toolId: 'right', requestTimestamp: NOW });
    await keep('right', NOW, ONE);
    await ledger.context.database.weeklyAccountRollups.deleteMany({});
    const { differences } = await checkStatistics(ledger.context);
    expect(differences).toMatchObject([{ accountId: ACCOUNT, kept: { count: 0 }, counted: { count: 1 } }]);
  });
});

test('sums that tell how long each took wrongly are made anew', async () => {
  await insert({ toolId: 'slow', requestTimestamp: NOW });
  await keep('slow', NOW, { ...ONE, durations: oneIn(bucketOf(6000)) });
  const { replaced, check } = await rebuildStatistics(ledger.context);
  expect([replaced.length, check.differences]).toEqual([2, []]);
});

describe('weeks of another time zone', () => {
  const berlin = (): LedgerContext => ({
    ...ledger.context,
    database: { ...ledger.context.database, weekTimeZone: 'Europe/Berlin' },
  });
  /** A Sunday evening in UTC, and Monday in Berlin. */
  const LATE = new Date('2031-03-02T23:30:00.000Z');
  const monday = (day: string) => new Date(`${day}T00:00:00.000Z`);

  test('are those in which sums are kept, and counted from the records', async () => {
    await insert({ toolId: 'late', requestTimestamp: LATE });
    await keep('late', LATE, ONE, { database: berlin().database });
    expect((await checkStatistics(berlin())).differences).toEqual([]);
    const week = { from: monday('2031-03-03'), to: monday('2031-03-03') };
    const { sums, reported } = await recordsBehind(
      berlin(),
      { ...week, toolId: 'late' as ToolId },
      undefined,
      10,
    );
    expect([sums, reported]).toEqual([ONE, ONE]);
  });

  test('take over from those of UTC by a rebuild, which the check asks for', async () => {
    await insert({ toolId: 'late', requestTimestamp: LATE }, { toolId: 'late', requestTimestamp: NOW });
    await keep('late', LATE, ONE);
    await keep('late', NOW, ONE);
    expect((await checkStatistics(ledger.context)).differences).toEqual([]);
    expect((await checkStatistics(berlin())).differences).not.toEqual([]);
    expect((await rebuildStatistics(berlin())).check.differences).toEqual([]);
    const report = await weeklyReport(berlin(), { from: monday('2031-02-24'), to: monday('2031-03-03') });
    expect(report.tools.map(({ weeks }) => weeks.map(({ count }) => count))).toEqual([[0, 2]]);
    expect((await rebuildStatistics(ledger.context)).check.differences).toEqual([]);
  });
});
