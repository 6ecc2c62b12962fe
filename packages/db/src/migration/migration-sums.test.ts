import { oneIn } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION, type WeeklyChange } from '@genledger/domain/statistics';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { inTransaction } from '../client/index.ts';
import { addToRollups, MIGRATION_SHARD } from '../repositories/rollups.ts';
import { addToMigrationSums } from './migration-sums.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('migration-sums');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const change: fc.Arbitrary<WeeklyChange> = fc.record({
  environment: fc.constantFrom('production', 'staging'),
  toolId: fc.constantFrom('flux', 'sdxl', 'kontext').map((id) => id as ToolId),
  accountId: fc.constantFrom('a', 'b', 'c', 'd').map((id) => id as AccountId),
  requestTimestamp: fc.nat({ max: 40 }).map((day) => new Date(Date.UTC(2031, 2, 3 + day))),
  change: fc
    .record({
      count: fc.constantFrom(1, -1),
      costCount: fc.nat(1),
      costUsd: fc.nat({ max: 10_000 }).map((micros) => (micros / 1_000_000).toFixed(6)),
      durations: fc.nat({ max: 3 }).map(oneIn),
    })
    .map((some) => ({ ...NO_CONTRIBUTION, ...some })),
});

async function sumsOf(collection: string, shard: number): Promise<Document[]> {
  const order = { week: 1, toolId: 1, environment: 1, accountId: 1 } as const;
  return ledger.database.db
    .collection(collection)
    .find({ shard }, { projection: { _id: 0, shard: 0 }, sort: order, promoteValues: false })
    .toArray();
}

test('are what any other writer makes of the same changes, be the sums there or not', async () => {
  const { database } = ledger;
  for (const changes of fc.sample(fc.array(change, { minLength: 1, maxLength: 60 }), {
    numRuns: 4,
    seed: 3,
  })) {
    await inTransaction(database, (session) => addToMigrationSums(database, changes, session));
    await inTransaction(database, (session) => addToRollups(database, changes, 0, session));
  }
  for (const collection of ['weeklyRollups', 'weeklyAccountRollups']) {
    const sums = await sumsOf(collection, MIGRATION_SHARD);
    expect(sums.length).toBeGreaterThan(10);
    expect(sums).toEqual(await sumsOf(collection, 0));
  }
});
