import { DELIVERY_SUBJECT_KINDS, type DeliverySubject } from '@genledger/domain/delivery';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDelivery, deliveryOf, forgetDeliveries, lateBy } from '../../test/support/deliveries.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import { type Database, openDatabase } from '../client/index.ts';
import { testDatabase } from '../testing/index.ts';
import {
  claimDeliveries,
  type DueDelivery,
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
beforeEach(() => forgetDeliveries(database));
afterAll(() => ledger[Symbol.asyncDispose]());

const lease = (owner: string, seconds = 60) => ({ owner, until: at(seconds) });
const sent = (subject: DeliverySubject, owner: string, token: number, seconds = 1) => ({
  subject,
  owner,
  token,
  settlement: { kind: 'sent', at: at(seconds), tries: 1 } as const,
  startedAt: NOW,
  at: at(seconds),
});

describe.each(DELIVERY_SUBJECT_KINDS)('a claim of a %s', (kind) => {
  test('goes to one of many that want it at once, and counts the token up', async () => {
    const subject = await addDelivery(database, kind);
    const owners = Array.from({ length: 8 }, (_, index) => `notifier-${index}`);
    const claims = await Promise.all(
      owners.map((owner) => claimDeliveries(database, [subject], lease(owner), NOW)),
    );
    expect(claims.flat()).toMatchObject([{ subject, token: 1 }]);
  });

  test('is not made of what is not due', async () => {
    const subject = await addDelivery(database, kind, { nextDeliveryAt: at(1) });
    expect(await claimDeliveries(database, [subject], lease('a'), NOW)).toEqual([]);
    expect(await deliveryOf(database, subject)).toMatchObject({ nextDeliveryAt: at(1) });
  });

  test('repeated under the same lease finds what a call that was cut off had claimed', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a'), NOW);
    expect(await claimDeliveries(database, [subject], lease('a'), NOW)).toMatchObject([{ token: 1 }]);
  });

  test('is taken up by another once its lease has run out, under a higher token, and says whose it was', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a', 60), NOW);
    expect(await findDueByAge(database, at(59), 10)).toEqual([]);
    expect(await findDueByAge(database, at(60), 10)).toMatchObject([
      { subject, abandonedBy: { owner: 'a', token: 1 } },
    ]);
    expect(await claimDeliveries(database, [subject], lease('b', 120), at(60))).toMatchObject([{ token: 2 }]);
  });

  test('is kept by renewal, and what was lost meanwhile is told', async () => {
    const [kept, lost] = [await addDelivery(database, kind), await addDelivery(database, kind)];
    await claimDeliveries(database, [kept, lost], lease('a', 60), NOW);
    await claimDeliveries(database, [lost], lease('b', 200), at(60));
    expect(await renewDeliveries(database, [kept, lost], lease('a', 120))).toEqual([kept.id]);
    expect(await deliveryOf(database, kept)).toMatchObject({ nextDeliveryAt: at(120) });
    expect(await deliveryOf(database, lost)).toMatchObject({ nextDeliveryAt: at(200) });
  });

  test('that is given back untried is due at once, and nobody is said to have left it', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a'), NOW);
    await releaseDeliveries(database, [subject], 'b', at(1));
    expect(await findDueByAge(database, at(1), 10)).toEqual([]);
    await releaseDeliveries(database, [subject], 'a', at(1));
    const due = await findDueByAge(database, at(1), 10);
    expect(due).toMatchObject([{ subject, dueAt: at(1) }]);
    expect(due[0]?.abandonedBy).toBeUndefined();
  });

  // The old database knew no alerts.
  test.skipIf(kind === 'alert')('says of a record of the old database that it is one', async () => {
    const brought = await addDelivery(database, kind, { legacy: { status: 'completed' } });
    const claims = await claimDeliveries(
      database,
      [brought, await addDelivery(database, kind)],
      lease('a'),
      NOW,
    );
    const isLegacy = new Map(claims.map((claim) => [claim.subject.id, claim.isLegacy]));
    expect([...isLegacy.values()].toSorted()).toEqual([false, true]);
    expect(isLegacy.get(brought.id)).toBe(true);
  });
});

describe.each(DELIVERY_SUBJECT_KINDS)('an outcome of a %s', (kind) => {
  test('is written by whoever holds the token: sent, with its time', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a'), NOW);
    expect(await recordOutcomes(database, [sent(subject, 'a', 1)])).toEqual(new Set());
    const record = await deliveryOf(database, subject);
    expect(record).toMatchObject({ deliveryStatus: 'sent', deliveryTimestamp: at(1), deliveryAttempts: 1 });
    expect(record.nextDeliveryAt).toBeUndefined();
  });

  test('is written once, however often it is repeated', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a'), NOW);
    await recordOutcomes(database, [sent(subject, 'a', 1)]);
    expect(await recordOutcomes(database, [sent(subject, 'a', 1)])).toEqual(new Set());
    expect(await deliveryOf(database, subject)).toMatchObject({ deliveryAttempts: 1 });
  });

  test('is written late, too, where nobody took the claim up meanwhile', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a', 60), NOW);
    expect(await recordOutcomes(database, [sent(subject, 'a', 1, 90)])).toEqual(new Set());
  });

  test.each([
    ['an older token', 'a', 1],
    ['another owner', 'b', 2],
  ])('of %s is fenced off, and what is written beside it is not', async (_what, owner, token) => {
    const [fenced, other] = [await addDelivery(database, kind), await addDelivery(database, kind)];
    await claimDeliveries(database, [fenced], lease('a', 60), NOW);
    await claimDeliveries(database, [fenced], lease('a', 120), at(60));
    await claimDeliveries(database, [other], lease(owner, 60), NOW);
    const late = await recordOutcomes(database, [sent(fenced, owner, token, 61), sent(other, owner, 1, 61)]);
    expect(late).toEqual(new Set([fenced.id]));
    expect(await deliveryOf(database, fenced)).toMatchObject({
      deliveryStatus: 'pending',
      nextDeliveryAt: at(120),
    });
    expect(await deliveryOf(database, other)).toMatchObject({ deliveryStatus: 'sent' });
  });

  test('of a claim is fenced off where the delivery was made due anew meanwhile', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a'), NOW);
    for (const name of ['generationOutputs', 'cookExecutions', 'spellCasts', 'alerts']) {
      await database.db.collection(name).updateMany({}, { $set: { nextDeliveryAt: at(0.5) } });
    }
    expect(await recordOutcomes(database, [sent(subject, 'a', 1)])).toEqual(new Set([subject.id]));
  });

  test('that waits for no time at all leaves no claim behind', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a'), NOW);
    const settlement = { kind: 'waiting', until: at(1), error: 'answered 500', tries: 1 } as const;
    await recordOutcomes(database, [{ ...sent(subject, 'a', 1), settlement }]);
    const due = await findDueByAge(database, at(1), 10);
    expect(due).toMatchObject([{ subject, dueAt: at(1) }]);
    expect(due[0]?.abandonedBy).toBeUndefined();
  });

  test('that gives up says why and after how many tries; one that waits says for what', async () => {
    const [dropped, waiting] = [await addDelivery(database, kind), await addDelivery(database, kind)];
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

describe.each(DELIVERY_SUBJECT_KINDS)('a %s that is due', (kind) => {
  test('comes longest due first, or account after account', async () => {
    const late = await addDelivery(database, kind, { accountId: 'b', nextDeliveryAt: lateBy(9) });
    const later = await addDelivery(database, kind, { accountId: 'a', nextDeliveryAt: lateBy(5) });
    const latest = await addDelivery(database, kind, { accountId: 'a', nextDeliveryAt: lateBy(1) });
    const subjects = (due: readonly DueDelivery[]) => due.map(({ subject }) => subject);
    expect(subjects(await findDueByAge(database, NOW, 10))).toEqual([late, later, latest]);
    expect(subjects(await findDueByAccount(database, undefined, NOW, 10))).toEqual([later, latest, late]);
    expect(subjects(await findDueByAccount(database, 'a', NOW, 10))).toEqual([late]);
  });

  test('is next when the first lease runs out or the first wait is over', async () => {
    expect(await nextDeliveryDue(database)).toBeUndefined();
    await addDelivery(database, kind, { nextDeliveryAt: at(30) });
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease('a', 20), NOW);
    expect(await nextDeliveryDue(database)).toEqual(at(20));
  });
});

describe('what is due of several kinds', () => {
  test('comes by age and by account, whatever it is', async () => {
    const [late, later, latest] = [
      await addDelivery(database, 'cookExecution', { accountId: 'b', nextDeliveryAt: lateBy(9) }),
      await addDelivery(database, 'generation', { accountId: 'a', nextDeliveryAt: lateBy(5) }),
      await addDelivery(database, 'spellCast', { accountId: 'a', nextDeliveryAt: lateBy(1) }),
    ];
    const subjects = (due: readonly DueDelivery[]) => due.map(({ subject }) => subject);
    expect(subjects(await findDueByAge(database, NOW, 10))).toEqual([late, later, latest]);
    expect(subjects(await findDueByAge(database, NOW, 2))).toEqual([late, later]);
    expect(subjects(await findDueByAccount(database, undefined, NOW, 10))).toEqual([later, latest, late]);
    expect(subjects(await findDueByAccount(database, 'a', NOW, 10))).toEqual([late]);
    expect(await nextDeliveryDue(database)).toEqual(lateBy(9));
  });

  test('is claimed, kept and settled together', async () => {
    const subjects: DeliverySubject[] = [];
    for (const kind of DELIVERY_SUBJECT_KINDS) subjects.push(await addDelivery(database, kind));
    const claimed = await claimDeliveries(database, subjects, lease('a'), NOW);
    expect(claimed.map(({ subject }) => subject)).toEqual(subjects);
    expect(await renewDeliveries(database, subjects, lease('a', 90))).toEqual(subjects.map(({ id }) => id));
    const outcomes = subjects.map((subject) => sent(subject, 'a', subject.kind === 'spellCast' ? 7 : 1));
    expect(await recordOutcomes(database, outcomes)).toEqual(new Set([subjects[2]?.id]));
    const records = await Promise.all(subjects.map((subject) => deliveryOf(database, subject)));
    expect(records.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['sent', 'sent', 'pending', 'sent']);
  });
});

describe('the next that is due', () => {
  test('is looked for by the index of due times in each collection', async () => {
    await addDelivery(database, 'generation');
    await database.db.command({ profile: 2 });
    await nextDeliveryDue(database);
    await database.db.command({ profile: 0 });
    const reads = await database.db.collection('system.profile').find({ op: 'command' }).toArray();
    const plans = reads.flatMap(({ planSummary }) => planSummary ?? []);
    expect(plans.length).toBeGreaterThan(0);
    expect(new Set(plans)).toEqual(new Set(['IXSCAN { nextDeliveryAt: 1 }']));
  });

  test('is nothing in a database that has yet to be migrated', async () => {
    await using bare = await testDatabase({ label: 'unmigrated' });
    const unmigrated = openDatabase({ url: bare.url });
    await unmigrated.generationOutputs.insertOne({ status: 'completed' } as never);
    expect(await nextDeliveryDue(unmigrated)).toBeUndefined();
    await unmigrated.close();
  });
});
