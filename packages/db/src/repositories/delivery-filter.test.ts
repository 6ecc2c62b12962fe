import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDelivery } from '../../test/support/deliveries.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { deliveryConditions } from './delivery-filter.ts';
import { SUBJECT_COLLECTIONS } from './delivery-subjects.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('given-up');
});
afterAll(() => ledger[Symbol.asyncDispose]());

test('a page of deliveries that were given up is read from their own index, in its order', async () => {
  const { database } = ledger;
  for (let index = 0; index < 5; index += 1) {
    await addDelivery(database, 'generation', { deliveryStatus: 'dropped', nextDeliveryAt: undefined });
    await addDelivery(database, 'generation', { deliveryStatus: 'sent', nextDeliveryAt: undefined });
  }
  const [generations] = SUBJECT_COLLECTIONS;
  const filter = generations ? deliveryConditions(generations, { deliveryStatus: 'dropped' }) : {};
  const { queryPlanner, executionStats } = await database.generationOutputs
    .find(filter)
    .sort({ requestTimestamp: -1, _id: -1 })
    .limit(3)
    .explain('executionStats');
  expect(JSON.stringify(queryPlanner.winningPlan)).toContain('deliveryStatus_1_requestTimestamp_-1__id_-1');
  expect(JSON.stringify(queryPlanner.winningPlan)).not.toContain('"SORT"');
  expect(executionStats.totalDocsExamined).toBe(3);
});
