import { inTransaction } from '@genledger/db/client';
import { acquireLease, addToRollups } from '@genledger/db/repositories';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import { OTHER_TOOLS, readOperation } from './index.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('operation');
});
afterAll(() => ledger[Symbol.asyncDispose]());

test('of nothing, nothing is told', async () => {
  expect(await readOperation(ledger.context)).toEqual({ tools: [], leases: new Map() });
});

test('the fifty busiest tools of the week stand by themselves, the rest as one; leases by name', async () => {
  const { context } = ledger;
  const changes = Array.from({ length: 53 }, (_, index) => ({
    environment: 'production',
    toolId: `tool-${index}` as ToolId,
    accountId: 'account' as AccountId,
    requestTimestamp: NOW,
    change: {
      ...NO_CONTRIBUTION,
      count: index + 1,
      succeeded: index + 1,
      pointsSpent: 10,
      costCount: 1,
      costUsd: '0.5',
    },
  }));
  await inTransaction(context.database, (session) => addToRollups(context.database, changes, 0, session));
  await acquireLease(context.database, 'held', 'one', NOW, 1000);
  await acquireLease(context.database, 'expired', 'one', new Date(NOW.getTime() - 5000), 1000);
  const { tools, leases } = await readOperation(context);
  expect(tools).toHaveLength(51);
  expect(tools[0]).toEqual({ tool: 'tool-52', count: 53, costUsd: 0.5, points: 10 });
  expect(tools.at(-1)).toEqual({ tool: OTHER_TOOLS, count: 1 + 2 + 3, costUsd: 1.5, points: 30 });
  expect(leases).toEqual(
    new Map([
      ['expired', false],
      ['held', true],
    ]),
  );
});
