import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../client/index.ts';
import { addToRollups } from '../repositories/index.ts';
import { endedGeneration, type TestDatabase, testDatabase } from '../testing/index.ts';
import { checkWeeklySums } from './weekly-checks.ts';

/** Sundays and Mondays in one zone or the other, in winter and in summer. */
const TIMES = ['2031-03-02T23:30:00Z', '2031-07-06T22:30:00Z', '2031-07-07T12:00:00Z'];

let held: TestDatabase;
let database: Database;
beforeAll(async () => {
  held = await testDatabase({ label: 'weekly checks', isLedger: true });
  database = openDatabase({ url: held.url, weekTimeZone: 'Europe/Berlin' });
  const records = TIMES.map((time) => endedGeneration({ toolId: 'late', requestTimestamp: new Date(time) }));
  await database.db.collection('generationOutputs').insertMany(records);
  const changes = TIMES.map((time) => ({
    environment: 'test-run',
    toolId: 'late' as ToolId,
    accountId: 'an-account' as AccountId,
    requestTimestamp: new Date(time),
    change: {
      ...NO_CONTRIBUTION,
      count: 1,
      succeeded: 1,
      durationMs: 5000,
      pointsSpent: 119,
      costCount: 1,
      costUsd: '0.01',
    },
  }));
  await database.client.withSession((session) =>
    session.withTransaction(() => addToRollups(database, changes, 0, session)),
  );
});
afterAll(async () => {
  await database.close();
  await held[Symbol.asyncDispose]();
});

test.each([
  ['holds in the time zone of the sums', 'Europe/Berlin', 2, 0],
  ['and in no other', 'UTC', 4, 4],
])('the check of weekly sums %s', async (_, timeZone, checked, wrong) => {
  for (const check of await checkWeeklySums(database.db, timeZone))
    expect(check).toMatchObject({ checked, wrong });
});
