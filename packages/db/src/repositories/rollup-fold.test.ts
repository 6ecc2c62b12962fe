import { bucketOf, oneIn } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import {
  type Contribution,
  NO_CONTRIBUTION,
  negated,
  sumOfContributions,
} from '@genledger/domain/statistics';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { type Database, inTransaction } from '../client/index.ts';
import { addToRollups, foldRollups, readWeeklySums } from './index.ts';
import { MIGRATION_SHARD } from './rollups.ts';

const PAST = new Date('2031-03-03T00:00:00.000Z');
const PRESENT = new Date('2031-03-10T00:00:00.000Z');
const ACCOUNT = 'an-account' as AccountId;
const ended = (durationMs: number): Contribution => ({
  ...NO_CONTRIBUTION,
  count: 1,
  succeeded: 1,
  durationMs,
  pointsSpent: 141,
  protocolNetPoints: 140,
  costCount: 1,
  costUsd: '0.011795',
  durations: oneIn(bucketOf(durationMs)),
});

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('rollup fold');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  await Promise.all([database.weeklyRollups.deleteMany({}), database.weeklyAccountRollups.deleteMany({})]);
});

async function add(shard: number, week: Date, contribution: Contribution, tool = 'tool-1'): Promise<void> {
  const change = {
    environment: 'production',
    toolId: tool as ToolId,
    accountId: ACCOUNT,
    requestTimestamp: week,
    change: contribution,
  };
  await inTransaction(database, (session) => addToRollups(database, [change], shard, session));
}

const fold = () => foldRollups(database, PRESENT, () => true);
const sums = async () =>
  Promise.all(
    [{}, { accountId: ACCOUNT }].map((of) =>
      readWeeklySums(database, { ...of, from: PAST, to: PRESENT }, { withDurations: true }),
    ),
  );

async function shards(week: Date): Promise<readonly (readonly number[])[]> {
  const { weeklyRollups, weeklyAccountRollups } = database;
  const found = await Promise.all([
    weeklyRollups.find({ week }).toArray(),
    weeklyAccountRollups.find({ week }).toArray(),
  ]);
  return found.map((documents) => documents.map(({ shard }) => shard).toSorted());
}

test('weeks that are over become one document a sum, which says the same', async () => {
  for (const shard of [0, 3, 7]) await add(shard, PAST, ended(1000 + shard * 5000));
  await add(5, PAST, ended(9000), 'tool-2');
  await add(MIGRATION_SHARD, PAST, ended(2000));
  for (const shard of [2, 6]) await add(shard, PRESENT, ended(3000));
  const before = await sums();
  // Two tools, and the account's use of each.
  expect(await fold()).toBe(4);
  expect(await sums()).toEqual(before);
  expect(await shards(PAST)).toEqual([
    [0, 0, MIGRATION_SHARD],
    [0, 0, MIGRATION_SHARD],
  ]);
  expect(await shards(PRESENT)).toEqual([
    [2, 6],
    [2, 6],
  ]);
  expect(await fold()).toBe(0);
});

test('what ends late, or is corrected, is added as ever, and put together later', async () => {
  for (const shard of [1, 4]) await add(shard, PAST, ended(1000));
  await fold();
  await add(4, PAST, ended(7000));
  await add(2, PAST, negated(ended(1000)));
  const before = await sums();
  expect(before[0]).toMatchObject([{ count: 2, durationMs: 8000, costUsd: '0.02359' }]);
  expect(await fold()).toBe(2);
  expect(await sums()).toEqual(before);
});

test('nothing is lost of what ends while sums are put together, by several processes at once', async () => {
  const adding = Array.from({ length: 24 }, (_, index) => add(index % 8, PAST, ended(1000 * (index + 1))));
  await Promise.all([...adding, fold(), fold()]);
  await fold();
  const all = sumOfContributions(Array.from({ length: 24 }, (_, index) => ended(1000 * (index + 1))));
  expect((await sums()).map(([row]) => row)).toEqual(
    Array.from({ length: 2 }, () => ({ toolId: 'tool-1', week: PAST, ...all })),
  );
  expect(await shards(PAST)).toEqual([[0], [0]]);
});

test('it ends where it is not wanted any more', async () => {
  for (const shard of [1, 4]) await add(shard, PAST, ended(1000));
  expect(await foldRollups(database, PRESENT, () => false)).toBe(0);
  expect(await shards(PAST)).toEqual([
    [1, 4],
    [1, 4],
  ]);
});
