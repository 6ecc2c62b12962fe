import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anIncomingEvent } from '../../test/support/events.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW, runId } from '../../test/support/records.ts';
import type { Database, WebhookEventDocument } from '../client/index.ts';
import {
  claimEvents,
  filterWaiting,
  inboxEvent,
  type KeyedEvent,
  returnEvents,
  settleEvents,
  takeEvents,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('inbox');
  database = ledger.database;
});
beforeEach(() => database.webhookEvents.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const LEASE = { owner: 'process-1', until: at(10) };
const keyed = (count: number): KeyedEvent[] =>
  Array.from({ length: count }, () => inboxEvent(anIncomingEvent()));
const idsOf = (events: readonly { readonly eventId: EventId }[]) => events.map(({ eventId }) => eventId);

/** An event as it lies in the inbox. */
async function stored(eventId: EventId): Promise<WebhookEventDocument> {
  const document = await database.webhookEvents.findOne({ _id: new ObjectId(eventId) });
  if (document === null) throw new Error(`no event ${eventId}`);
  return document;
}

describe('the id of an event', () => {
  const event = anIncomingEvent({ providerRunId: runId('run-1'), rawBody: '{"run_id":"run-1"}' });

  test('is the beginning of the digest of what was said, by whom, at which address', () => {
    const { contentKey, eventId } = inboxEvent(event);
    // SHA-256 of "comfyui-deploy\nwebhook\n\n{"run_id":"run-1"}".
    expect(contentKey).toBe('ec164c7a525223d2a76d50ed8a292fb4ea1c25e9ce16a220651cd4126c2df47e');
    expect(eventId).toBe(contentKey.slice(0, 24));
  });

  test('does not depend on when it was received', () => {
    expect(inboxEvent({ ...event, receivedAt: at(500) }).eventId).toBe(inboxEvent(event).eventId);
  });

  test.each([
    ['body', { rawBody: '{"run_id": "run-1"}' }],
    ['provider', { provider: 'replicate' as never }],
    ['source', { source: 'poll' as const }],
    ['address', { generationId: '65f000000000000000000001' as GenerationId }],
  ])('differs for another %s', (_, change) => {
    expect(inboxEvent({ ...event, ...change }).contentKey).not.toBe(inboxEvent(event).contentKey);
  });
});

describe('taking events', () => {
  test('writes all that came, waiting to be applied', async () => {
    const generationId = '65f000000000000000000001' as GenerationId;
    const event = inboxEvent(anIncomingEvent({ generationId }));
    expect(await takeEvents(database, [event], undefined)).toEqual([{ event, duplicate: false }]);
    expect(await stored(event.eventId)).toEqual({
      _id: new ObjectId(event.eventId),
      contentKey: event.contentKey,
      provider: 'comfyui-deploy',
      source: 'webhook',
      providerRunId: event.providerRunId,
      generationId: new ObjectId(generationId),
      providerStatus: 'running',
      rawBody: event.rawBody,
      receivedAt: NOW,
      state: 'received',
      attempts: 0,
    });
  });

  test('keeps them to the process that applies them at once', async () => {
    const [event] = await takeEvents(database, keyed(1), LEASE);
    expect(await stored(event?.event.eventId as EventId)).toMatchObject({
      leaseOwner: 'process-1',
      leaseUntil: at(10),
    });
    expect(await claimEvents(database, { owner: 'process-2', until: at(20) }, at(9), 10)).toEqual([]);
  });

  test('tells repeats from new ones, and leaves them as they are', async () => {
    const [first, second, third] = keyed(3);
    if (!first || !second || !third) throw new Error('three were made');
    await takeEvents(database, [first, second], LEASE);
    await settleEvents(database, [{ eventId: first.eventId, state: 'applied' }], at(1));
    const taken = await takeEvents(database, [first, third, second], { owner: 'process-2', until: at(99) });
    expect(taken.map(({ duplicate }) => duplicate)).toEqual([true, false, true]);
    expect(await stored(first.eventId)).toMatchObject({ state: 'applied', settledAt: at(1) });
    expect(await stored(second.eventId)).toMatchObject({ leaseOwner: 'process-1' });
  });

  test('tells repeats within one batch, too', async () => {
    const [event, other] = keyed(2);
    if (!event || !other) throw new Error('two were made');
    const taken = await takeEvents(
      database,
      [event, other, event, { ...event, receivedAt: at(1) }],
      undefined,
    );
    expect(taken.map(({ duplicate }) => duplicate)).toEqual([false, false, true, true]);
    expect(await database.webhookEvents.countDocuments()).toBe(2);
    expect(await stored(event.eventId)).toMatchObject({ receivedAt: NOW });
  });

  test('writes an event once, however many processes take it at once', async () => {
    const [event] = keyed(1);
    if (!event) throw new Error('one was made');
    const takes = await Promise.all(Array.from({ length: 20 }, () => takeEvents(database, [event], LEASE)));
    expect(takes.flat().filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  });

  test('takes nothing where nothing is given', async () => {
    expect(await takeEvents(database, [], undefined)).toEqual([]);
  });

  test('fails as a whole where one event cannot be written', async () => {
    const [good, bad] = keyed(2);
    if (!good || !bad) throw new Error('two were made');
    const taking = takeEvents(database, [good, { ...bad, source: 'rumour' as never }, good], undefined);
    await expect(taking).rejects.toMatchObject({ name: 'MongoBulkWriteError' });
    // It may lie in the inbox by then; when it is sent again it is a repeat, and acknowledged.
    expect(await takeEvents(database, [good], undefined)).toMatchObject([{ duplicate: true }]);
  });
});

describe('events whose digests begin alike', () => {
  const digest = (...parts: readonly string[]) => parts.join('').padEnd(64, '0');
  const BEGIN = 'a'.repeat(24);
  const forged = (contentKey: string): KeyedEvent => ({
    ...anIncomingEvent(),
    contentKey,
    eventId: contentKey.slice(0, 24) as EventId,
  });
  const first = forged(digest(BEGIN, '1'.repeat(24)));
  const second = forged(digest(BEGIN, '2'.repeat(24)));
  const third = forged(digest(BEGIN, '2'.repeat(24), 'f'.repeat(16)));

  test('are all kept: the later one has the next part of its digest for its id', async () => {
    await takeEvents(database, [first], undefined);
    expect(await takeEvents(database, [second], LEASE)).toEqual([
      { event: { ...second, eventId: '2'.repeat(24) }, duplicate: false },
    ]);
    expect(await stored('2'.repeat(24) as EventId)).toMatchObject({
      contentKey: second.contentKey,
      rawBody: second.rawBody,
      leaseOwner: 'process-1',
    });
  });

  test('are kept in one batch as well, with their repeats told apart', async () => {
    const taken = await takeEvents(database, [first, second, first, second, third], undefined);
    expect(taken.map(({ event, duplicate }) => [event.eventId, duplicate])).toEqual([
      [BEGIN, false],
      ['2'.repeat(24), false],
      [BEGIN, true],
      ['2'.repeat(24), true],
      [`${'2'.repeat(8)}${'f'.repeat(16)}`, false],
    ]);
    expect(await database.webhookEvents.countDocuments()).toBe(3);
  });

  test('stay repeats when they come again', async () => {
    await takeEvents(database, [first, second, third], undefined);
    const again = await takeEvents(database, [third, second, first], undefined);
    expect(again.map(({ duplicate }) => duplicate)).toEqual([true, true, true]);
    expect(await database.webhookEvents.countDocuments()).toBe(3);
  });
});

describe('claiming events', () => {
  async function take(
    count: number,
    lease = undefined as typeof LEASE | undefined,
  ): Promise<readonly EventId[]> {
    const events = keyed(count).map((event, index) => ({ ...event, receivedAt: at(index) }));
    return idsOf((await takeEvents(database, events, lease)).map(({ event }) => event));
  }

  test('gives the oldest that nobody has, as they came', async () => {
    const ids = await take(5);
    const claimed = await claimEvents(database, LEASE, NOW, 3);
    expect(idsOf(claimed)).toEqual(ids.slice(0, 3));
    expect(idsOf(await claimEvents(database, LEASE, NOW, 3))).toEqual(ids.slice(3));
    expect(await claimEvents(database, LEASE, NOW, 3)).toEqual([]);
  });

  test('gives an event back as it was taken', async () => {
    const event = inboxEvent(
      anIncomingEvent({
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        generationId: '65f000000000000000000001' as GenerationId,
      }),
    );
    await takeEvents(database, [event], undefined);
    const { contentKey: _, ...plain } = event;
    expect(await claimEvents(database, LEASE, NOW, 1)).toEqual([plain]);
  });

  test('takes over what a dead process left behind, once its lease has run out', async () => {
    const ids = await take(2, LEASE);
    const heir = { owner: 'process-2', until: at(40) };
    expect(await claimEvents(database, heir, at(9.999), 10)).toEqual([]);
    expect(idsOf(await claimEvents(database, heir, at(10), 10))).toEqual(ids);
  });

  test('leaves settled events alone', async () => {
    const [first] = await take(1);
    await settleEvents(database, [{ eventId: first as EventId, state: 'unmatched' }], at(1));
    expect(await claimEvents(database, LEASE, at(100), 10)).toEqual([]);
  });

  test('never gives one event to two owners, however they race', async () => {
    const ids = await take(300);
    const claimAll = async (owner: string): Promise<readonly EventId[]> => {
      const mine: EventId[] = [];
      for (;;) {
        const claimed = idsOf(await claimEvents(database, { owner, until: at(30) }, NOW, 20));
        if (claimed.length > 0) mine.push(...claimed);
        else if ((await database.webhookEvents.countDocuments({ leaseOwner: { $exists: false } })) === 0) {
          return mine;
        }
      }
    };
    const claims = await Promise.all(Array.from({ length: 8 }, (_, index) => claimAll(`process-${index}`)));
    expect(claims.flat().toSorted()).toEqual(ids.toSorted());
  });
});

describe('settling events', () => {
  test('writes how each ended, and gives its lease up', async () => {
    const events = keyed(3);
    const ids = idsOf(events);
    await takeEvents(database, events, LEASE);
    const generationId = '65f000000000000000000001' as GenerationId;
    const settled = await settleEvents(
      database,
      [
        { eventId: ids[0] as EventId, state: 'applied', generationId },
        { eventId: ids[1] as EventId, state: 'ignored', outcome: 'nothing-new' },
        { eventId: ids[2] as EventId, state: 'conflict', outcome: 'another run', generationId },
      ],
      at(2),
    );
    expect(settled).toBe(3);
    const documents = await Promise.all(ids.map(stored));
    expect(
      documents.map(({ state, outcome, settledAt, generationId: of, leaseOwner, leaseUntil }) => ({
        state,
        outcome,
        settledAt,
        of: of?.toHexString(),
        leaseOwner,
        leaseUntil,
      })),
    ).toEqual([
      { state: 'applied', settledAt: at(2), of: generationId },
      { state: 'ignored', outcome: 'nothing-new', settledAt: at(2) },
      { state: 'conflict', outcome: 'another run', settledAt: at(2), of: generationId },
    ]);
  });

  test('counts only those that still waited, so that two processes do not settle one twice', async () => {
    const ids = idsOf(keyed(2));
    const events = keyed(2);
    await takeEvents(database, events, LEASE);
    const settlements = events.map(({ eventId }) => ({ eventId, state: 'applied' as const }));
    expect(await settleEvents(database, settlements.slice(0, 1), at(1))).toBe(1);
    expect(await settleEvents(database, settlements, at(2))).toBe(1);
    expect(await settleEvents(database, settlements, at(3))).toBe(0);
    expect(await stored(events[0]?.eventId as EventId)).toMatchObject({ settledAt: at(1) });
    expect(await filterWaiting(database, [...ids, ...idsOf(events)])).toEqual(new Set());
  });

  test('of nothing does nothing', async () => {
    expect(await settleEvents(database, [], NOW)).toBe(0);
  });
});

test('which events still wait', async () => {
  const events = keyed(3);
  await takeEvents(database, events, LEASE);
  const [first, ...rest] = idsOf(events);
  await settleEvents(database, [{ eventId: first as EventId, state: 'applied' }], at(1));
  expect(await filterWaiting(database, idsOf(events))).toEqual(new Set(rest));
});

test('an event that is returned is taken up again at its time, with its error, and not if it was settled', async () => {
  const events = keyed(2);
  const [failing, settled] = idsOf(events);
  await takeEvents(database, events, LEASE);
  await settleEvents(database, [{ eventId: settled as EventId, state: 'applied' }], at(1));
  await returnEvents(database, idsOf(events), 'Error: too deep', at(60));
  await returnEvents(database, idsOf(events), 'Error: still too deep', at(120));
  expect(await stored(failing as EventId)).toMatchObject({ attempts: 2, lastError: 'Error: still too deep' });
  expect(await stored(settled as EventId)).toMatchObject({ attempts: 0, state: 'applied' });
  expect(await claimEvents(database, LEASE, at(119), 10)).toEqual([]);
  expect(idsOf(await claimEvents(database, LEASE, at(120), 10))).toEqual([failing]);
});
