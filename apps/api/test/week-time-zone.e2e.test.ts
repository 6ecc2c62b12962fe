import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@genledger/db/client';
import { addToRollups } from '@genledger/db/repositories';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from './support/test-api.ts';

const ZONE = 'Europe/Berlin';
const START_MS = 90_000;
/** A Sunday evening in UTC, and Monday in Berlin. */
const LATE = '2026-03-01T23:30:00.000Z';

let ledger: TestApi;
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'genledger-weeks-')), 'genledger.config.json');
  writeFileSync(file, JSON.stringify({ weeks: { timeZone: ZONE } }));
  ledger = await startTestApi('week-time-zone', { GENLEDGER_CONFIG: file });
  const database = openDatabase({ url: ledger.database.url, weekTimeZone: ZONE });
  const change = {
    ...NO_CONTRIBUTION,
    count: 1,
    succeeded: 1,
    durationMs: 5000,
    costCount: 1,
    costUsd: '0.01',
  };
  const late = {
    environment: 'e2e',
    toolId: 'late' as ToolId,
    accountId: 'an-account' as AccountId,
    requestTimestamp: new Date(LATE),
    change,
  };
  await database.client.withSession((session) =>
    session.withTransaction(() => addToRollups(database, [late], 0, session)),
  );
  await database.close();
}, START_MS);
afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

test('a time is of the week that clocks of the configured zone show', async () => {
  const { body } = await ledger.client.get<{ data: unknown[] }>(`/v1/stats/weekly?from=${LATE}&to=${LATE}`);
  expect(body.data).toMatchObject([
    { toolId: 'late', week: '2026-W10', weekStart: '2026-03-02T00:00:00.000Z', count: 1 },
  ]);
});

test('what is charged for is told in the moments at which the week begins and ends there', async () => {
  const { text } = await ledger.client.get(`/v1/stats/cost-export?format=csv&from=2026-W10&to=2026-W10`);
  expect(text).toContain('2026-W10,2026-03-01T23:00:00.000Z,2026-03-08T23:00:00.000Z');
});
