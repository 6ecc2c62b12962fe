import { bucketOf, LOG_GROWTH } from '@genledger/domain/estimate';
import { Long } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { DURATION_BUCKET } from './contribution-sums.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('contribution sums');
});
afterAll(() => ledger[Symbol.asyncDispose]());

test('the database puts every duration into the bucket that the ledger puts it into, at every edge of one', async () => {
  const edges = Array.from({ length: 1200 }, (_, bucket) => Math.exp(bucket * LOG_GROWTH));
  const durations = [...new Set([0, ...edges.flatMap((edge) => [Math.floor(edge), Math.ceil(edge)])])];
  const collection = ledger.database.db.collection('durations');
  await collection.insertMany(durations.map((each) => ({ durationMs: Long.fromNumber(each) })));
  const found = await collection
    .aggregate([{ $project: { durationMs: 1, bucket: DURATION_BUCKET } }])
    .toArray();
  expect(found.map(({ durationMs, bucket }) => [durationMs, Number(bucket)])).toEqual(
    durations.map((each) => [each, bucketOf(each)]),
  );
});
