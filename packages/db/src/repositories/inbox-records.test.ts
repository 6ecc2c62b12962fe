import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anIncomingEvent } from '../../test/support/events.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import type { ListPosition } from '../filter/index.ts';
import {
  type EventFilter,
  inboxBacklog,
  inboxEvent,
  listEventRecords,
  listEventsOfGeneration,
  reopenEvent,
  returnEvents,
  settleEvents,
  takeEvents,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('inbox-records');
  database = ledger.database;
});
beforeEach(() => database.webhookEvents.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

/** Takes an event that was received so many seconds from now, and settles it where a state is given. */
async function take(
  seconds: number,
  state?: 'applied' | 'unmatched',
  generationId?: GenerationId,
): Promise<EventId> {
  const event = inboxEvent(
    anIncomingEvent({ receivedAt: at(seconds), ...(generationId && { generationId }) }),
  );
  await takeEvents(database, [event], undefined);
  if (state) await settleEvents(database, [{ eventId: event.eventId, state }], at(100));
  return event.eventId;
}

/** Every page of the list, one after the other. */
async function pagesOf(filter: EventFilter, limit: number): Promise<readonly EventId[][]> {
  const pages: EventId[][] = [];
  let after: ListPosition | undefined;
  do {
    const { items, next } = await listEventRecords(database, filter, after, limit);
    if (items.length > 0) pages.push(items.map(({ _id }) => _id.toHexString() as EventId));
    after = next;
  } while (after);
  return pages;
}

describe('the list of events', () => {
  test('is newest first, page after page, and the higher id leads where times are equal', async () => {
    const late = await take(3);
    const same = [await take(2), await take(2), await take(2), await take(2)].toSorted().toReversed();
    const early = await take(1, 'applied');
    const all = [late, ...same, early];
    expect(await pagesOf({}, 2)).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
    expect(await pagesOf({}, 1)).toEqual(all.map((id) => [id]));
    expect(await pagesOf({}, 10)).toEqual([all]);
    expect(await pagesOf({ state: 'received' }, 2)).toEqual([
      all.slice(0, 2),
      all.slice(2, 4),
      all.slice(4, 5),
    ]);
    expect(await pagesOf({ state: 'applied' }, 2)).toEqual([[early]]);
    expect(await pagesOf({ state: 'invalid' }, 2)).toEqual([]);
  });

  test('does not lose its place to events that come meanwhile', async () => {
    const ids = [await take(1), await take(2), await take(3)].toReversed();
    const {
      items: [first],
    } = await listEventRecords(database, {}, undefined, 1);
    await take(4);
    const position = { time: at(3), id: first?._id.toHexString() ?? '' };
    const { items: rest } = await listEventRecords(database, {}, position, 10);
    expect(rest.map(({ _id }) => _id.toHexString())).toEqual(ids.slice(1));
  });

  test('leaves the bodies out', async () => {
    await take(1);
    const {
      items: [record],
    } = await listEventRecords(database, {}, undefined, 1);
    expect(record).toMatchObject({ state: 'received', receivedAt: at(1) });
    expect(record).not.toHaveProperty('rawBody');
  });
});

test('the events of a generation are oldest first, and no others', async () => {
  const mine = '65f000000000000000000001' as GenerationId;
  const ids = [
    await take(1, 'applied', mine),
    await take(2, undefined, mine),
    await take(3, undefined, mine),
  ];
  await take(1, undefined, '65f000000000000000000002' as GenerationId);
  await take(1);
  const records = await listEventsOfGeneration(database, mine, 2);
  expect(records.map(({ _id }) => _id.toHexString())).toEqual(ids.slice(0, 2));
  expect(records[0]).not.toHaveProperty('rawBody');
});

describe('an event that is put back', () => {
  test('waits as if it had just come, and tells what it was', async () => {
    const eventId = await take(1);
    await returnEvents(database, [eventId], 'Error: too deep', at(60));
    await settleEvents(database, [{ eventId, state: 'conflict', outcome: 'why' }], at(2));
    expect(await reopenEvent(database, eventId)).toBe('conflict');
    const document = await database.webhookEvents.findOne({ _id: new ObjectId(eventId) });
    expect(document).toMatchObject({ state: 'received', receivedAt: at(1), attempts: 1 });
    for (const field of ['settledAt', 'outcome', 'lastError', 'leaseOwner', 'leaseUntil']) {
      expect(document).not.toHaveProperty(field);
    }
    expect(await reopenEvent(database, eventId)).toBe('received');
  });

  test('must exist', async () => {
    expect(await reopenEvent(database, '65f000000000000000000009' as EventId)).toBeUndefined();
  });
});

describe('the backlog', () => {
  test('is how many wait, and since when', async () => {
    expect(await inboxBacklog(database)).toEqual({ count: 0 });
    await take(-60, 'applied');
    await take(5);
    await take(0);
    expect(await inboxBacklog(database)).toEqual({ count: 2, oldest: NOW });
  });
});
