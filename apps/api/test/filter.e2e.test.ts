import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGeneration, createRun, generationIn } from './support/ledger.ts';
import type { EventRecord, GenerationRecord, Page } from './support/records.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;

interface Problem {
  readonly type: string;
  readonly errors: readonly { readonly path: string; readonly message: string; readonly from: number }[];
}

type Searched<Item> = Page<Item> & { readonly search: { readonly servedBy: string | null } };

let ledger: TestApi;
let open: GenerationRecord;
let failed: GenerationRecord;

beforeAll(async () => {
  ledger = await startTestApi('filter');
  open = await createGeneration(ledger.client, { accountId: 'anna' });
  const run = await createRun(ledger.client, { accountId: 'ben', notification: { platform: 'web' } });
  await postWebhook(ledger.client, SECRET_PATH, eventOf(run.runId, 'failed'));
  failed = await generationIn(ledger.client, run.id, 'failed');
}, START_MS);
afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

const read = <Item>(path: string, q: string, more = '') =>
  ledger.client.get<Searched<Item>>(`${path}?q=${encodeURIComponent(q)}${more}`);
const idsOf = async (q: string, more?: string) =>
  (await read<GenerationRecord>('/v1/generations', q, more)).body.data.map(({ id }) => id);

describe('lists of generations', () => {
  test('fulfil every term of the filter', async () => {
    expect(await idsOf('status:failed tool:"Flat Painter" since:1h -platform:none has:durationMs')).toEqual([
      failed.id,
    ]);
    expect(await idsOf('missing:durationMs account:an*')).toEqual([open.id]);
    expect(await idsOf(open.id)).toEqual([open.id]);
    expect(await idsOf('age>24h')).toEqual([]);
  });

  test('fulfil the other parameters as well', async () => {
    expect(await idsOf('account:anna,ben', '&status=failed')).toEqual([failed.id]);
    expect(await idsOf('account:anna', '&accountId=ben')).toEqual([]);
  });

  test.each([
    ['account:ben', 'accountId_1_requestTimestamp_-1'],
    ['has:costUsd', null],
  ])('say which index served them: %s', async (q, servedBy) => {
    const { body } = await read<GenerationRecord>('/v1/generations', q);
    expect(body.search).toEqual({ servedBy });
  });
});

test('lists of deliveries and of events are narrowed alike', async () => {
  const deliveries = await read<{ readonly id: string }>('/v1/deliveries', 'status:failed platform:web');
  expect(deliveries.body.data.map(({ id }) => id)).toEqual([failed.id]);
  const events = await read<EventRecord>('/v1/events', `generation:${failed.id} state:applied since:1h`);
  expect(events.body.data).toHaveLength(1);
  expect(events.body.search.servedBy).toBe('generationId_1_receivedAt_1');
});

describe('lists of executions', () => {
  const report = (path: string, more: object = {}) =>
    ledger.client.post<{ readonly id: string }>(path, {
      accountId: 'carla',
      executedBy: 'caller',
      ...more,
    });

  test.each(['/v1/cook-executions', '/v1/spell-casts'])(
    '%s is narrowed, and read page by page',
    async (path) => {
      const ids: string[] = [];
      for (const accountId of ['carla', 'dora', 'carla']) {
        const { body, status, text } = await report(path, { accountId });
        expect(status, text).toBe(201);
        ids.push(body.id);
      }
      const [first, , last] = ids;
      const all = await read<{ readonly id: string }>(path, 'status:running account:carla cost:..1 since:1h');
      expect(all.body.data).toEqual([]);
      const some = await read<{ readonly id: string }>(
        path,
        'status:running account:carla missing:ended',
        '&limit=1',
      );
      expect(some.body.data.map(({ id }) => id)).toEqual([last]);
      expect(some.body.search).toEqual({ servedBy: 'status_1_startedAt_-1' });
      const cursor = `&limit=1&cursor=${some.body.nextCursor}`;
      const rest = await read<{ readonly id: string }>(
        path,
        'status:running account:carla missing:ended',
        cursor,
      );
      expect([rest.body.data.map(({ id }) => id), rest.body.nextCursor]).toEqual([[first], null]);
      expect((await read<{ readonly id: string }>(path, `${first}`)).body.search.servedBy).toBe('_id_');
    },
  );
});

test('redeliveries are counted by the filter', async () => {
  const path = '/v1/deliveries/redeliverable?deliveryStatus=pending&q=account%3Anobody';
  expect((await ledger.client.get(path)).body).toEqual({ count: 0 });
});

describe('a filter that cannot be understood', () => {
  test.each(['/v1/generations', '/v1/deliveries', '/v1/events', '/v1/cook-executions', '/v1/spell-casts'])(
    'is refused by %s, each mistake with its place',
    async (path) => {
      const answer = await ledger.client.get<Problem>(`${path}?q=${encodeURIComponent('nofield:1 -')}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(answer.body.type).toBe('urn:genledger:problem:invalid-filter');
      expect(answer.body.errors).toEqual([
        { path: 'q', from: 0, to: 7, message: expect.stringContaining('have no field nofield') },
        { path: 'q', from: 10, to: 11, message: expect.stringContaining('behind the minus') },
      ]);
    },
  );

  test('comes with what was probably meant', async () => {
    const { body } = await ledger.client.get<Problem>('/v1/generations?q=stauts%3Afailed');
    expect(body.errors).toMatchObject([{ from: 0, to: 6, suggestion: 'status' }]);
  });
});

test.each([
  '{"$gt":""}',
  '$where:1',
  'account:{"$ne":null}',
  'account:"$ne"',
  'account:$regex',
  'tool:*.*',
  'error.message:".*"',
  'account:"\\"}, {\\"$gt\\": \\""',
  '__proto__:1',
  'constructor:1',
  'error.constructor:1',
  'cost>$gt',
])('%s finds nothing that it does not name', async (q) => {
  const answer = await read<GenerationRecord>('/v1/generations', q);
  expect([200, 400]).toContain(answer.status);
  if (answer.status === 200) expect(answer.body.data).toEqual([]);
});
