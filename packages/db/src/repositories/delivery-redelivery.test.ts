import { DELIVERY_SUBJECT_KINDS } from '@genledger/domain/delivery';
import type { AccountId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDelivery, deliveryOf, forgetDeliveries, lateBy, OPEN } from '../../test/support/deliveries.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import {
  claimDeliveries,
  countRedeliverable,
  findDueByAge,
  recordOutcomes,
  redeliverMatching,
  redeliverOne,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('redelivery');
  database = ledger.database;
});
beforeEach(() => forgetDeliveries(database));
afterAll(() => ledger[Symbol.asyncDispose]());

const DROPPED = { deliveryStatus: 'dropped', deliveryError: 'gone', deliveryAttempts: 4 } as const;
const SENT = { deliveryStatus: 'sent', deliveryTimestamp: lateBy(9), deliveryAttempts: 1 } as const;
const lease = { owner: 'a', until: at(60) };

describe.each(DELIVERY_SUBJECT_KINDS)('made due anew, of a %s,', (kind) => {
  test.each([
    ['given up', { ...DROPPED, nextDeliveryAt: undefined }],
    ['sent', { ...SENT, nextDeliveryAt: undefined }],
    [
      'waiting for a later try',
      { nextDeliveryAt: at(3600), deliveryAttempts: 5, deliveryHold: 'circuit-open' },
    ],
  ])('is what was %s, with all of its tries before it', async (_what, fields) => {
    const subject = await addDelivery(database, kind, { ...fields, deliveryStartedAt: lateBy(99) });
    expect(await redeliverOne(database, subject, NOW)).toBe(true);
    const record = await deliveryOf(database, subject);
    expect(record).toMatchObject({ deliveryStatus: 'pending', nextDeliveryAt: NOW, deliveryAttempts: 0 });
    for (const field of ['deliveryTimestamp', 'deliveryError', 'deliveryStartedAt', 'deliveryHold']) {
      expect(record).not.toHaveProperty(field);
    }
  });

  test.each([
    ['has not ended', { ...OPEN[kind], nextDeliveryAt: undefined }],
    ['nobody was to be told of', { deliveryStatus: 'skipped', nextDeliveryAt: undefined }],
    ['is told nowhere', { ...SENT, notificationPlatform: 'none', nextDeliveryAt: undefined }],
    // The old database knew no alerts.
    ...(kind === 'alert'
      ? []
      : ([
          ['was brought from the old database', { ...SENT, legacy: {}, nextDeliveryAt: undefined }],
        ] as const)),
    ['is due already', {}],
  ] as const)('is not what %s', async (_what, fields) => {
    const subject = await addDelivery(database, kind, fields);
    const before = await deliveryOf(database, subject);
    expect(await redeliverOne(database, subject, NOW)).toBe(false);
    expect(await deliveryOf(database, subject)).toEqual(before);
  });

  test('is not what is being sent just now', async () => {
    const subject = await addDelivery(database, kind);
    await claimDeliveries(database, [subject], lease, NOW);
    expect(await redeliverOne(database, subject, NOW)).toBe(false);
  });

  test('keeps its token, so that a claim from before is fenced off and no claim seems left behind', async () => {
    const subject = await addDelivery(database, kind);
    const settlement = { kind: 'sent', at: NOW, tries: 1 } as const;
    const outcome = { subject, owner: 'a', token: 1, settlement, at: NOW };
    await claimDeliveries(database, [subject], lease, NOW);
    await recordOutcomes(database, [outcome]);
    await redeliverOne(database, subject, at(-0.001));
    expect((await findDueByAge(database, NOW, 10))[0]).not.toHaveProperty('abandonedBy');
    expect(await recordOutcomes(database, [{ ...outcome, at: at(5) }])).toEqual(new Set([subject.id]));
    expect(await claimDeliveries(database, [subject], lease, NOW)).toMatchObject([{ token: 2 }]);
  });
});

describe.each(DELIVERY_SUBJECT_KINDS)('by a filter, of a %s,', (kind) => {
  const accountId = 'one' as AccountId;

  test('are counted and made due those that match, and a repeat finds none left', async () => {
    const subjects = [
      await addDelivery(database, kind, { ...DROPPED, nextDeliveryAt: undefined, accountId }),
      await addDelivery(database, kind, { ...DROPPED, nextDeliveryAt: undefined, accountId }),
    ];
    const others = [
      await addDelivery(database, kind, { ...DROPPED, nextDeliveryAt: undefined, accountId: 'two' }),
      await addDelivery(database, kind, { ...SENT, nextDeliveryAt: undefined, accountId }),
    ];
    if (kind !== 'alert') {
      const legacy = { ...DROPPED, nextDeliveryAt: undefined, accountId, legacy: {} };
      others.push(await addDelivery(database, kind, legacy));
    }
    const before = await Promise.all(others.map((subject) => deliveryOf(database, subject)));
    const filter = { deliveryStatus: 'dropped', accountId } as const;
    expect(await countRedeliverable(database, filter, NOW)).toBe(2);
    expect(await redeliverMatching(database, filter, NOW)).toBe(2);
    for (const subject of subjects)
      expect(await deliveryOf(database, subject)).toMatchObject({ nextDeliveryAt: NOW });
    expect(await Promise.all(others.map((subject) => deliveryOf(database, subject)))).toEqual(before);
    expect(await redeliverMatching(database, filter, NOW)).toBe(0);
  });

  test('of a platform, a status and a time', async () => {
    await addDelivery(database, kind, {
      ...DROPPED,
      nextDeliveryAt: undefined,
      notificationPlatform: 'discord',
    });
    const status = kind === 'alert' ? 'raised' : 'failed';
    await addDelivery(database, kind, { ...DROPPED, nextDeliveryAt: undefined, status });
    const count = (filter: object) =>
      countRedeliverable(database, { deliveryStatus: 'dropped', ...filter }, NOW);
    expect(await count({ notificationPlatform: 'discord' })).toBe(1);
    expect(await count({ status })).toBe(1);
    expect(await count({ since: NOW })).toBe(0);
    expect(await count({ until: NOW })).toBe(2);
  });
});
