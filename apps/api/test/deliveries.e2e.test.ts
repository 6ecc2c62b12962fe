import { type Database, openDatabase } from '@genledger/db/client';
import { toObjectId, toWhole } from '@genledger/db/mappers';
import { claimDeliveries, recordOutcomes } from '@genledger/db/repositories';
import { endExecution, openExecution } from '@genledger/db/testing';
import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRun, generationIn } from './support/ledger.ts';
import type { Page } from './support/records.ts';
import { expectProblem } from './support/refusals.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;
const WEBHOOK = { platform: 'webhook', target: { url: 'https://receiver.example/hook' } };

interface Delivery {
  readonly id: string;
  readonly deliveryId: string;
  readonly deliveryStatus: string;
  readonly deliveryAttempts: number;
}

let ledger: TestApi;
let database: Database;
beforeAll(async () => {
  ledger = await startTestApi('deliveries');
  database = openDatabase({ url: ledger.database.url });
}, START_MS);
afterAll(async () => {
  await database?.close();
  await ledger?.[Symbol.asyncDispose]();
}, START_MS);

/** A generation that has ended and whose delivery a notifier gave up. */
async function dropped(accountId: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { id, runId } = await createRun(ledger.client, { accountId, notification: WEBHOOK });
  await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, 'success'));
  await generationIn(ledger.client, id, 'success');
  await ledger.database.db.collection('generationOutputs').updateOne(
    { _id: toObjectId(id as GenerationId) },
    {
      $set: { deliveryStatus: 'dropped', deliveryError: 'gone', deliveryAttempts: 10, ...fields },
      $unset: { nextDeliveryAt: '' },
    },
  );
  return id;
}

const redeliver = (id: string) => ledger.client.post<Delivery>(`/v1/generations/${id}/redeliver`);

describe('one delivery', () => {
  test('is due anew, its tries before it; a repeat of the request changes nothing', async () => {
    const deliveryLease = { owner: 'notifier', token: toWhole(1), until: new Date(0) };
    const id = await dropped('account-1', { deliveryLease });
    const answer = await redeliver(id);
    expect([answer.status, answer.body]).toMatchObject([
      202,
      { id, deliveryStatus: 'pending', deliveryAttempts: 0, nextDeliveryAt: expect.any(String) },
    ]);
    for (const hidden of ['deliveryError', 'deliveryLease', 'deliveryStartedAt']) {
      expect(answer.body).not.toHaveProperty(hidden);
    }
    expect((await redeliver(id)).body).toEqual(answer.body);
  });

  test('is refused where there is nothing to tell, nobody to be told, or the record is of the old database', async () => {
    expectProblem(await redeliver('66cd00000000000000000009'), 404, 'not-found');
    const { id } = await createRun(ledger.client, { notification: WEBHOOK });
    expectProblem(await redeliver(id), 409, 'not-deliverable');
    expectProblem(await redeliver(await dropped('a', { deliveryStatus: 'skipped' })), 409, 'not-deliverable');
    expectProblem(await redeliver(await dropped('a', { legacy: {} })), 409, 'not-deliverable');
  });

  test('is shown with its tries, and with no secret', async () => {
    const notificationTarget = { url: 'https://receiver.example/hook', secret: 'whsec_clear' };
    const id = await dropped('account-1', { notificationTarget });
    const answer = await ledger.client.get<Delivery>(`/v1/generations/${id}/delivery`);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        kind: 'generation',
        id,
        deliveryStatus: 'dropped',
        deliveryAttempts: 10,
        deliveryError: 'gone',
        attempts: [],
      },
    ]);
    expect(answer.body.deliveryId).toContain(id);
    expect(answer.text).not.toContain('whsec_clear');
  });
});

describe.each([
  ['cookExecution', '/v1/cook-executions'],
  ['spellCast', '/v1/spell-casts'],
] as const)('the delivery of a %s', (kind, path) => {
  const again = (id: string) => ledger.client.post<Delivery>(`${path}/${id}/redeliver`);

  test('is shown, and due anew when asked for', async () => {
    const subject = await openExecution(database, { kind, ...WEBHOOK, title: 'Foxes' });
    expectProblem(await again(subject.id), 409, 'not-deliverable');
    await endExecution(database, subject, { endedAt: new Date(0) });
    const lease = { owner: 'a', until: new Date(Date.now() + 60_000) };
    const [claim] = await claimDeliveries(database, [subject], lease, new Date());
    const settlement = { kind: 'dropped', error: 'gone', tries: 1 } as const;
    const outcome = { subject, owner: 'a', token: claim?.token ?? 0, settlement, at: new Date() };
    expect(await recordOutcomes(database, [outcome])).toEqual(new Set());
    const shown = await ledger.client.get<Delivery>(`${path}/${subject.id.toUpperCase()}/delivery`);
    expect([shown.status, shown.body]).toMatchObject([
      200,
      { ...subject, title: 'Foxes', status: 'completed', deliveryStatus: 'dropped', attempts: [] },
    ]);
    const listed = await ledger.client.get<Page<Delivery>>(
      `/v1/deliveries?kind=${kind}&deliveryStatus=dropped`,
    );
    expect(listed.body.data).toMatchObject([{ ...subject, deliveryId: shown.body.deliveryId }]);
    const answer = await again(subject.id);
    expect([answer.status, answer.body]).toMatchObject([
      202,
      { ...subject, deliveryStatus: 'pending', deliveryAttempts: 0 },
    ]);
  });

  test('is refused where there is none, or nobody is to be told', async () => {
    expectProblem(await again('66cd00000000000000000009'), 404, 'not-found');
    const subject = await openExecution(database, { kind, ...WEBHOOK });
    await endExecution(database, subject, { announced: false });
    expectProblem(await again(subject.id), 409, 'not-deliverable');
  });
});

describe('deliveries by a filter', () => {
  const query = 'deliveryStatus=dropped&accountId=many';
  const filter = { deliveryStatus: 'dropped', accountId: 'many' };
  const count = async (parameters = query) =>
    (await ledger.client.get<{ count: number }>(`/v1/deliveries/redeliverable?${parameters}`)).body.count;

  test('are listed, counted, and made due only while no more match than were counted', async () => {
    const ids = [await dropped('many'), await dropped('many'), await dropped('many')];
    await dropped('other');
    await dropped('many', { legacy: {} });
    const list = await ledger.client.get<Page<Delivery>>(`/v1/deliveries?${query}&limit=2`);
    expect(list.body.data).toHaveLength(2);
    const next = await ledger.client.get<Page<Delivery>>(
      `/v1/deliveries?${query}&cursor=${list.body.nextCursor}`,
    );
    const listed = [...list.body.data, ...next.body.data].map(({ id }) => id);
    expect(listed).toEqual(expect.arrayContaining(ids));
    expect(listed).toHaveLength(4);
    expect(await count()).toBe(3);

    const fewer = await ledger.client.post('/v1/deliveries/redeliver', { ...filter, expectedCount: 2 });
    expectProblem(fewer, 409, 'count-changed');
    expect(await count()).toBe(3);

    const done = await ledger.client.post('/v1/deliveries/redeliver', { ...filter, expectedCount: 3 });
    expect([done.status, done.body]).toEqual([202, { redelivered: 3 }]);
    expect(await count()).toBe(0);
    expect(await count('deliveryStatus=dropped&accountId=other')).toBe(1);
  });

  test.each([
    ['no state', { accountId: 'many', expectedCount: 0 }],
    ['a state that nobody delivers', { deliveryStatus: 'skipped', expectedCount: 0 }],
    ['no count', { deliveryStatus: 'dropped' }],
  ])('are not made due by a request with %s', async (_what, body) => {
    expectProblem(await ledger.client.post('/v1/deliveries/redeliver', body), 422, 'invalid-input');
  });
});
