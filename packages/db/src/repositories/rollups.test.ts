import { bucketOf, histogramOf, oneIn } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { type Contribution, NO_CONTRIBUTION, negated } from '@genledger/domain/statistics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase, unique } from '../../test/support/ledger-database.ts';
import { type Database, inTransaction } from '../client/index.ts';
import { addToRollups, ROLLUP_SHARDS, type RollupChange, readWeeklySums } from './index.ts';

const MONDAY = new Date('2031-03-03T00:00:00.000Z');
const NEXT_MONDAY = new Date('2031-03-10T00:00:00.000Z');
const SUCCESS: Contribution = {
  ...NO_CONTRIBUTION,
  count: 1,
  succeeded: 1,
  durationMs: 35_000,
  pointsSpent: 141,
  protocolNetPoints: 140,
  costCount: 1,
  costUsd: '0.011795',
  durations: oneIn(bucketOf(35_000)),
};
const FAILURE: Contribution = {
  ...NO_CONTRIBUTION,
  count: 1,
  failed: 1,
  durationMs: 1000,
  durations: oneIn(bucketOf(1000)),
};

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('rollups');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const aTool = () => unique('tool') as ToolId;
const change = (
  toolId: ToolId,
  contribution: Contribution,
  changes: Partial<RollupChange> = {},
): RollupChange => ({
  environment: 'production',
  toolId,
  accountId: 'an-account' as AccountId,
  requestTimestamp: new Date('2031-03-05T12:00:00.000Z'),
  change: contribution,
  ...changes,
});
const add = (shard: number, ...changes: readonly RollupChange[]) =>
  inTransaction(database, (session) => addToRollups(database, changes, shard, session));
const read = (toolId: ToolId, more: { environment?: string; accountId?: AccountId; to?: Date } = {}) =>
  readWeeklySums(database, { toolId, from: MONDAY, to: MONDAY, ...more }, { withDurations: true });

describe('the sums of a week', () => {
  test('are exact, whatever shards they lie in', async () => {
    const toolId = aTool();
    await add(0, change(toolId, SUCCESS), change(toolId, FAILURE, { environment: 'staging' }));
    await add(3, change(toolId, SUCCESS));
    await add(7, change(toolId, FAILURE));
    expect(await read(toolId)).toEqual([
      {
        toolId,
        week: MONDAY,
        count: 4,
        succeeded: 2,
        failed: 2,
        cancelled: 0,
        durationMs: 72_000,
        pointsSpent: 282,
        protocolNetPoints: 280,
        costCount: 2,
        costUsd: '0.02359',
        durations: histogramOf([bucketOf(1000), bucketOf(35_000)], [2, 2]),
      },
    ]);
    expect(await read(toolId, { environment: 'production' })).toMatchObject([{ count: 3 }]);
    expect(await read(toolId, { environment: 'nowhere' })).toEqual([]);
  });

  test('belong to the ISO week of the request, in UTC', async () => {
    const toolId = aTool();
    const at = (time: string) => change(toolId, SUCCESS, { requestTimestamp: new Date(time) });
    await add(0, at('2031-03-03T00:00:00.000Z'));
    await add(0, at('2031-03-09T23:59:59.999Z'));
    await add(0, at('2031-03-10T00:00:00.000Z'));
    await add(0, at('2031-03-02T23:59:59.999Z'));
    expect(await read(toolId, { to: NEXT_MONDAY })).toMatchObject([
      { week: MONDAY, count: 2 },
      { week: NEXT_MONDAY, count: 1 },
    ]);
  });

  test('go down again where a record is corrected, and vanish where nothing is left', async () => {
    const toolId = aTool();
    await add(0, change(toolId, SUCCESS));
    await add(1, change(toolId, negated(SUCCESS)));
    expect(await read(toolId)).toEqual([]);
    await add(2, change(toolId, FAILURE));
    expect(await read(toolId)).toMatchObject([{ count: 1, failed: 1, costCount: 0, costUsd: '0' }]);
  });

  test('are complete when many begin the same week at once, in one shard or in several', async () => {
    const toolId = aTool();
    const adding = Array.from({ length: 24 }, (_, index) =>
      add(index % 3 === 0 ? 0 : index % ROLLUP_SHARDS, change(toolId, SUCCESS)),
    );
    await Promise.all(adding);
    expect(await read(toolId)).toMatchObject([{ count: 24, durationMs: 840_000, costUsd: '0.28308' }]);
  });

  test('of several tools come in the order of weeks, then tools', async () => {
    const [a, b] = [aTool(), aTool()].toSorted();
    if (!a || !b) throw new Error('two were made');
    const week = new Date('2029-01-01T00:00:00.000Z');
    await add(
      0,
      change(b, SUCCESS, { requestTimestamp: week }),
      change(a, SUCCESS, { requestTimestamp: week }),
    );
    const sums = await readWeeklySums(database, { from: week, to: week });
    expect(sums.map(({ toolId }) => toolId)).toEqual([a, b]);
  });

  test('of nothing are nothing', async () => {
    await add(0);
    expect(await read(aTool())).toEqual([]);
  });
});
