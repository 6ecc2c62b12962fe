import { type Database, openDatabase } from '@genledger/db/client';
import { appendWebMessage } from '@genledger/db/repositories';
import type { AccountId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEventStream } from './support/event-stream.ts';
import { createRun, generationThat } from './support/ledger.ts';
import { startNotifier } from './support/notifier-process.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;

let ledger: TestApi;
let database: Database;

beforeAll(async () => {
  ledger = await startTestApi('messages');
  database = openDatabase({ url: ledger.database.url });
}, START_MS);

afterAll(async () => {
  await database?.close();
  await ledger?.[Symbol.asyncDispose]();
}, START_MS);

/** Lays messages into an account's stream, as notifiers do. */
async function say(accountId: string, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await appendWebMessage(database, {
      accountId: accountId as AccountId,
      deliveryId: `${accountId}-${text}`,
      event: 'generation.success',
      data: { text },
      createdAt: new Date('2026-01-02T03:04:05.000Z'),
    });
  }
}

const address = (accountId: string, more = '') =>
  `${ledger.api.url}/v1/messages/stream?accountId=${accountId}${more}`;

const message = (accountId: string, text: string, id: number) => ({
  id: String(id),
  event: 'generation.success',
  data: {
    deliveryId: `${accountId}-${text}`,
    type: 'generation.success',
    timestamp: '2026-01-02T03:04:05.000Z',
    data: { text },
  },
});

describe('the stream of an account', () => {
  test('begins with what is new, tells its position at once, and holds nothing of other accounts', async () => {
    await say('new', 'before');
    await using stream = await openEventStream(address('new'));
    expect(stream.status).toBe(200);
    expect(await stream.next()).toEqual({ id: '1', event: undefined });
    await say('other', 'not mine');
    await say('new', 'first', 'second');
    expect(await stream.next()).toEqual(message('new', 'first', 2));
    expect(await stream.next()).toEqual(message('new', 'second', 3));
  });

  test('goes on after Last-Event-ID, or after the number in the query', async () => {
    await say('resumed', 'one', 'two', 'three');
    await using byHeader = await openEventStream(address('resumed', '&after=0'), { 'last-event-id': '2' });
    expect(await byHeader.next()).toMatchObject({ id: '2' });
    expect(await byHeader.next()).toEqual(message('resumed', 'three', 3));
    await using byQuery = await openEventStream(address('resumed', '&after=1'));
    await byQuery.next();
    expect(await byQuery.next()).toEqual(message('resumed', 'two', 2));
  });

  test('loses and repeats nothing to a client that is cut off again and again while messages come', async () => {
    const texts = Array.from({ length: 150 }, (_, index) => `m${index}`);
    const saying = say('cut', ...texts);
    const seen: unknown[] = [];
    let last = '0';
    while (seen.length < texts.length) {
      await using stream = await openEventStream(address('cut'), { 'last-event-id': last });
      await stream.next();
      for (let taken = 0; taken < 7 && seen.length < texts.length; taken += 1) {
        const { id, data } = await stream.next();
        last = id ?? last;
        seen.push(data);
      }
    }
    await saying;
    expect(seen).toMatchObject(texts.map((text) => ({ data: { text } })));
  });

  test('says which messages are forgotten', async () => {
    await say('old', 'one', 'two', 'three');
    await database.webMessages.deleteMany({ deliveryId: { $in: ['old-one', 'old-two'] } });
    await using stream = await openEventStream(address('old', '&after=0'));
    await stream.next();
    expect(await stream.next()).toEqual({ id: '2', event: 'missed', data: { from: 1, to: 2 } });
    expect(await stream.next()).toEqual(message('old', 'three', 3));
    await database.webMessages.deleteMany({ deliveryId: 'old-three' });
    await using later = await openEventStream(address('old', '&after=1'));
    await later.next();
    expect(await later.next()).toEqual({ id: '3', event: 'missed', data: { from: 2, to: 3 } });
  });

  test('holds a delivery once, however often it is laid there', async () => {
    await Promise.all([say('once', 'a'), say('once', 'a'), say('once', 'a')]);
    await say('once', 'b');
    await using stream = await openEventStream(address('once', '&after=0'));
    await stream.next();
    expect(await stream.next()).toEqual(message('once', 'a', 1));
    expect(await stream.next()).toEqual(message('once', 'b', 2));
  });

  test.each(['abc', '-1', '1e3', '99999999999999999999'])(
    'takes a Last-Event-ID of %s, which it never gave out, for none',
    async (id) => {
      await say('odd', 'a');
      await using stream = await openEventStream(address('odd'), { 'last-event-id': id });
      expect(await stream.next()).toMatchObject({ id: '1' });
    },
  );

  test('begins at its end for a number that it never gave out', async () => {
    await say('ahead', 'a');
    await using stream = await openEventStream(address('ahead', '&after=500'));
    expect(await stream.next()).toMatchObject({ id: '1' });
    await say('ahead', 'b');
    expect(await stream.next()).toEqual(message('ahead', 'b', 2));
  });

  test.each([
    ['/v1/messages/stream', {}, 422],
    ['/v1/messages/stream?accountId=a&after=-1', {}, 422],
    ['/v1/messages/stream?accountId=a&after=x', {}, 422],
    ['/v1/messages/stream?accountId=a', { authorization: 'Bearer glk_unknown_0123456789abcdef' }, 401],
  ])('%s %j is answered %i', async (path, headers, status) => {
    await using stream = await openEventStream(`${ledger.api.url}${path}`, headers);
    expect(stream.status).toBe(status);
  });
});

test('a generation whose user is on the web is told there when it ends', { timeout: START_MS }, async () => {
  await using _notifier = await startNotifier(ledger.database.url);
  await using stream = await openEventStream(address('ada'));
  await stream.next();
  const notification = { platform: 'web' };
  const { id, runId } = await createRun(ledger.client, { accountId: 'ada', notification });
  await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, 'success'));
  expect(await stream.next()).toMatchObject({
    id: '1',
    event: 'generation.success',
    data: { type: 'generation.success', data: { id, status: 'success', accountId: 'ada' } },
  });
  await generationThat(ledger.client, id, 'to be sent', ({ deliveryStatus }) => deliveryStatus === 'sent');
});
