import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDelivery, deliveryOf, lateBy } from '../../test/support/deliveries.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import {
  claimDeliveries,
  findDueByAccount,
  findDueByAge,
  nextDeliveryDue,
  recordOutcomes,
  releaseDeliveries,
  renewDeliveries,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('claims');
  database = ledger.database;
});
beforeEach(() => database.generationOutputs.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const lease = (owner: string, seconds = 60) => ({ owner, until: at(seconds) });
const sent = (id: GenerationId, owner: string, token: number, seconds = 1) => ({
  id,
  owner,
  token,
  settlement: { kind: 'sent', at: at(seconds), tries: 1 } as const,
  startedAt: NOW,
  at: at(seconds),
});

describe('a claim', () => {
  test('goes to one of many that want it at once, and counts the token up', async () => {
    const id = await addDelivery(database);
    const owners = Array.from({ length: 8 }, (_, index) => `notifier-${index}`);
    const claims = await Promise.all(
      owners.map((owner) => claimDeliveries(database, [id], lease(owner), NOW)),
    );
    expect(claims.flat()).toMatchObject([{ subject: { kind: 'generation', id }, token: 1 }]);
  });

  test('is not made of what is not due', async () => {
    const id = await addDelivery(database, { nextDeliveryAt: at(1) });
    expect(await claimDeliveries(database, [id], lease('a'), NOW)).toEqual([]);
    expect(await deliveryOf(database, id)).toMatchObject({ nextDeliveryAt: at(1) });
  });

  test('repeated under the same lease finds what a call that was cut off had claimed', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a'), NOW);
    expect(await claimDeliveries(database, [id], lease('a'), NOW)).toMatchObject([{ token: 1 }]);
  });

  test('is taken up by another once its lease has run out, under a higher token, and says whose it was', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a', 60), NOW);
    expect(await findDueByAge(database, at(59), 10)).toEqual([]);
    expect(await findDueByAge(database, at(60), 10)).toMatchObject([
      { id, abandonedBy: { owner: 'a', token: 1 } },
    ]);
    expect(await claimDeliveries(database, [id], lease('b', 120), at(60))).toMatchObject([{ token: 2 }]);
  });

  test('is kept by renewal, and what was lost meanwhile is told', async () => {
    const [kept, lost] = [await addDelivery(database), await addDelivery(database)];
    await claimDeliveries(database, [kept, lost], lease('a', 60), NOW);
    await claimDeliveries(database, [lost], lease('b', 200), at(60));
    expect(await renewDeliveries(database, [kept, lost], lease('a', 120))).toEqual([kept]);
    expect(await deliveryOf(database, kept)).toMatchObject({ nextDeliveryAt: at(120) });
    expect(await deliveryOf(database, lost)).toMatchObject({ nextDeliveryAt: at(200) });
  });

  test('that is given back untried is due at once, and nobody is said to have left it', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a'), NOW);
    await releaseDeliveries(database, [id], 'b', at(1));
    expect(await findDueByAge(database, at(1), 10)).toEqual([]);
    await releaseDeliveries(database, [id], 'a', at(1));
    const due = await findDueByAge(database, at(1), 10);
    expect(due).toMatchObject([{ id, dueAt: at(1) }]);
    expect(due[0]?.abandonedBy).toBeUndefined();
  });

  test('says of a record that was brought from the old database, and of one that is of it, that it is one', async () => {
    const brought = await addDelivery(database, { legacy: { status: 'completed' } });
    const claims = await claimDeliveries(database, [brought, await addDelivery(database)], lease('a'), NOW);
    const isLegacy = new Map(claims.map((claim) => [claim.subject.id, claim.isLegacy]));
    expect([...isLegacy.values()].toSorted()).toEqual([false, true]);
    expect(isLegacy.get(brought)).toBe(true);
  });
});

describe('an outcome', () => {
  test('is written by whoever holds the token: sent, with its time', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a'), NOW);
    expect(await recordOutcomes(database, [sent(id, 'a', 1)])).toEqual(new Set());
    const record = await deliveryOf(database, id);
    expect(record).toMatchObject({ deliveryStatus: 'sent', deliveryTimestamp: at(1), deliveryAttempts: 1 });
    expect(record.nextDeliveryAt).toBeUndefined();
  });

  test('is written once, however often it is repeated', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a'), NOW);
    await recordOutcomes(database, [sent(id, 'a', 1)]);
    expect(await recordOutcomes(database, [sent(id, 'a', 1)])).toEqual(new Set());
    expect(await deliveryOf(database, id)).toMatchObject({ deliveryAttempts: 1 });
  });

  test('is written late, too, where nobody took the claim up meanwhile', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a', 60), NOW);
    expect(await recordOutcomes(database, [sent(id, 'a', 1, 90)])).toEqual(new Set());
  });

  test.each([
    ['an older token', 'a', 1],
    ['another owner', 'b', 2],
  ])('of %s is fenced off, and what is written beside it is not', async (_what, owner, token) => {
    const [fenced, other] = [await addDelivery(database), await addDelivery(database)];
    await claimDeliveries(database, [fenced], lease('a', 60), NOW);
    await claimDeliveries(database, [fenced], lease('a', 120), at(60));
    await claimDeliveries(database, [other], lease(owner, 60), NOW);
    const late = await recordOutcomes(database, [sent(fenced, owner, token, 61), sent(other, owner, 1, 61)]);
    expect(late).toEqual(new Set([fenced]));
    expect(await deliveryOf(database, fenced)).toMatchObject({
      deliveryStatus: 'pending',
      nextDeliveryAt: at(120),
    });
    expect(await deliveryOf(database, other)).toMatchObject({ deliveryStatus: 'sent' });
  });

  test('of a claim is fenced off where the delivery was made due anew meanwhile', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a'), NOW);
    await database.generationOutputs.updateOne(
      { accountId: 'account' },
      { $set: { nextDeliveryAt: at(0.5) } },
    );
    expect(await recordOutcomes(database, [sent(id, 'a', 1)])).toEqual(new Set([id]));
  });

  test('that waits for no time at all leaves no claim behind', async () => {
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a'), NOW);
    const settlement = { kind: 'waiting', until: at(1), error: 'answered 500', tries: 1 } as const;
    await recordOutcomes(database, [{ ...sent(id, 'a', 1), settlement }]);
    const due = await findDueByAge(database, at(1), 10);
    expect(due).toMatchObject([{ id, dueAt: at(1) }]);
    expect(due[0]?.abandonedBy).toBeUndefined();
  });

  test('that gives up says why and after how many tries; one that waits says for what', async () => {
    const [dropped, waiting] = [await addDelivery(database), await addDelivery(database)];
    await claimDeliveries(database, [dropped, waiting], lease('a'), NOW);
    const hold = {
      kind: 'waiting',
      until: at(9),
      error: 'it is down',
      tries: 2,
      hold: 'circuit-open',
    } as const;
    await recordOutcomes(database, [
      { ...sent(dropped, 'a', 1), settlement: { kind: 'dropped', error: 'gone', tries: 3 } },
      { ...sent(waiting, 'a', 1), settlement: hold },
    ]);
    expect(await deliveryOf(database, dropped)).toMatchObject({
      deliveryStatus: 'dropped',
      deliveryError: 'gone',
      deliveryAttempts: 3,
    });
    expect(await deliveryOf(database, waiting)).toMatchObject({
      deliveryStatus: 'pending',
      deliveryHold: 'circuit-open',
      nextDeliveryAt: at(9),
      deliveryAttempts: 2,
    });
  });
});

describe('what is due', () => {
  test('comes longest due first, or account after account', async () => {
    const late = await addDelivery(database, { accountId: 'b', nextDeliveryAt: lateBy(9) });
    const later = await addDelivery(database, { accountId: 'a', nextDeliveryAt: lateBy(5) });
    const latest = await addDelivery(database, { accountId: 'a', nextDeliveryAt: lateBy(1) });
    const ids = (due: readonly { readonly id: GenerationId }[]) => due.map(({ id }) => id);
    expect(ids(await findDueByAge(database, NOW, 10))).toEqual([late, later, latest]);
    expect(ids(await findDueByAccount(database, undefined, NOW, 10))).toEqual([later, latest, late]);
    expect(ids(await findDueByAccount(database, 'a', NOW, 10))).toEqual([late]);
  });

  test('is next when the first lease runs out or the first wait is over', async () => {
    expect(await nextDeliveryDue(database)).toBeUndefined();
    await addDelivery(database, { nextDeliveryAt: at(30) });
    const id = await addDelivery(database);
    await claimDeliveries(database, [id], lease('a', 20), NOW);
    expect(await nextDeliveryDue(database)).toEqual(at(20));
  });
});
