import { randomInt } from 'node:crypto';
import { startOwnMongod, testDatabase } from '@genledger/db/testing';
import { describe, expect, test } from 'vitest';
import { type ApiProcess, startApi } from './support/api-process.ts';
import { insertExecution, readExecution } from './support/executions.ts';
import { freePort } from './support/free-port.ts';
import { type Answer, createClient } from './support/http-client.ts';
import {
  allSettled,
  createGeneration,
  createRun,
  FLAT_TOOL,
  generationIn,
  newRunId,
  readGeneration,
  registerTools,
  settledEvent,
} from './support/ledger.ts';
import type { Acknowledgement } from './support/records.ts';
import { expectProblem } from './support/refusals.ts';
import { expectEachEventOnce, recomputedSums, statedSums } from './support/sums.ts';
import { waitUntil } from './support/wait-until.ts';
import { eventOf, postWebhook, SECRET_PATH, signedPath } from './support/webhooks.ts';

/** Leases of a process that died run out after ten seconds; everything else is generosity. */
const TEST_MS = 150_000;
const SETTLED_MS = 60_000;

/** Events of a run that succeeds, in an order that is not theirs. */
const STATUSES = ['running', 'queued', 'success', 'uploading', 'started'];
/** The sums of sixty successes of the flat tool: 5 cents and 593 points each. */
const SIXTY_SUCCESSES = {
  count: 60,
  succeeded: 60,
  failed: 0,
  cancelled: 0,
  totalPointsSpent: 35_580,
  totalCents: 300,
};

/** Posts that may meet a process that is gone: nothing then. */
async function tryPost(
  api: ApiProcess,
  path: string,
  body: string,
): Promise<Answer<Acknowledgement> | undefined> {
  return postWebhook(api, path, body).catch(() => undefined);
}

describe.concurrent('MongoDB crashes', () => {
  test('what was acknowledged is kept and applied; what cannot be kept is answered 503', {
    timeout: TEST_MS,
  }, async () => {
    await using mongod = await startOwnMongod({ label: 'durability' });
    await using api = await startApi({ databaseUrl: mongod.url });
    const client = createClient(api.url);
    await registerTools(client);
    const runs = await Promise.all(Array.from({ length: 40 }, () => createRun(client)));
    const waiting = await createGeneration(client);

    const posts = runs.map(({ runId }) => postWebhook(client, SECRET_PATH, eventOf(runId, 'running')));
    const acknowledged = await Promise.all(posts);
    await mongod.crash();
    expect(new Set(acknowledged.map(({ status }) => status))).toEqual(new Set([202]));

    const late = eventOf(newRunId(), 'success');
    const [webhook, signed, reading, writing, ready, alive] = await Promise.all([
      postWebhook(client, SECRET_PATH, late),
      postWebhook(client, signedPath(waiting.id), late),
      client.get(`/v1/generations/${waiting.id}`),
      client.post('/v1/generations', { toolId: FLAT_TOOL, accountId: 'account-1' }),
      client.get('/readyz'),
      client.get('/healthz'),
    ]);
    for (const refused of [webhook, signed]) expectProblem(refused, 503, 'not-durable');
    for (const refused of [reading, writing]) expectProblem(refused, 503, 'database-unavailable');
    for (const refused of [webhook, signed, reading, writing])
      expect(refused.headers.get('retry-after')).toBe('1');
    expect([ready.status, ready.body]).toEqual([
      503,
      { ready: false, checks: { database: 'unreachable', migrations: 'unknown' } },
    ]);
    expect(alive.status).toBe(200);

    await mongod.start();
    await waitUntil(
      'the API to be ready again',
      async () => (await client.get('/readyz')).status === 200,
      SETTLED_MS,
    );
    expect(api.isRunning).toBe(true);
    const again = await postWebhook(client, signedPath(waiting.id), late);
    expect(again.status).toBe(202);
    expect((await settledEvent(client, waiting.id, again.body.eventId, SETTLED_MS)).record.status).toBe(
      'success',
    );
    for (const [index, { id }] of runs.entries()) {
      const { event, record } = await settledEvent(
        client,
        id,
        acknowledged[index]?.body.eventId ?? '',
        SETTLED_MS,
      );
      expect([event.state, record.status]).toEqual(['applied', 'processing']);
      expectEachEventOnce(record);
    }
  });
});

describe.concurrent('the API is killed', () => {
  test('at a random moment of a burst: each acknowledged event is applied once after the restart', {
    timeout: TEST_MS,
  }, async () => {
    await using mongod = await startOwnMongod({ label: 'durability' });
    const { database } = mongod;
    const settings = { databaseUrl: mongod.url, port: await freePort() };
    await using first = await startApi(settings);
    const client = createClient(first.url);
    await registerTools(client);
    const cookExecutionId = await insertExecution(database, 'cookExecutionId');
    const runs: { readonly id: string; readonly runId: string }[] = [];
    for (let index = 0; index < 60; index += 1) runs.push(await createRun(client, { cookExecutionId }));

    const bodies = STATUSES.flatMap((status) => runs.map(({ runId }) => eventOf(runId, status)));
    // Anywhere in the burst: before the first acknowledgement is applied, in the middle of a batch, or near its end.
    const killAt = randomInt(1, bodies.length);
    let acknowledgements = 0;
    const posts = bodies.map(async (body) => {
      const answer = await tryPost(first, SECRET_PATH, body);
      if (answer?.status !== 202) return;
      acknowledgements += 1;
      if (acknowledgements === killAt) await first.kill();
      return answer.body.eventId;
    });
    const acknowledged = (await Promise.all(posts)).filter((eventId) => eventId !== undefined);
    await first.kill();
    expect(acknowledged.length, `killed after ${killAt} acknowledgements`).toBeGreaterThanOrEqual(killAt);

    await using second = await startApi(settings);
    const kept = await database.db.collection('webhookEvents').find().project({ _id: 1 }).toArray();
    expect(kept.map(({ _id }) => String(_id))).toEqual(expect.arrayContaining(acknowledged));
    // What was not acknowledged is sent again, as its sender would; so is everything else.
    const repeats = await Promise.all(bodies.map((body) => postWebhook(second, SECRET_PATH, body)));
    expect(new Set(repeats.map(({ status }) => status))).toEqual(new Set([202]));
    for (const { id } of runs) {
      const record = await allSettled(client, id, STATUSES.length, SETTLED_MS);
      expect(record).toMatchObject({ status: 'success', costUsd: '0.05', pointsSpent: 593 });
      expectEachEventOnce(record);
    }
    expect(await statedSums(client, FLAT_TOOL)).toEqual(SIXTY_SUCCESSES);
    expect(await recomputedSums(database, FLAT_TOOL)).toEqual(SIXTY_SUCCESSES);
    expect(await readExecution(database, 'cookExecutionId', cookExecutionId)).toMatchObject({
      counts: { pending: 0, processing: 0, success: 60, failed: 0, cancelled: 0 },
      costUsd: '3',
      pointsSpent: 35_580,
    });
  });
});

describe.concurrent('two API processes on one database', () => {
  test('share an inbox of 300 events, and apply none of them twice', { timeout: TEST_MS }, async () => {
    await using database = await testDatabase({ label: 'two processes', isLedger: true });
    await using left = await startApi({ databaseUrl: database.url });
    await using right = await startApi({ databaseUrl: database.url });
    const apis = [left, right] as const;
    const client = createClient(left.url);
    await registerTools(client);
    const cookExecutionId = await insertExecution(database, 'cookExecutionId');

    // The events come before anybody knows their runs, and wait; then the runs are registered here and there.
    const runIds = Array.from({ length: 60 }, newRunId);
    const bodies = STATUSES.flatMap((status) => runIds.map((runId) => eventOf(runId, status)));
    await Promise.all(bodies.map((body, index) => postWebhook(apis[index % 2] ?? left, SECRET_PATH, body)));
    const inbox = database.db.collection('webhookEvents');
    await waitUntil(
      '300 events to wait',
      async () => (await inbox.countDocuments({ state: 'unmatched' })) === 300,
    );
    const records = await Promise.all(
      runIds.map((providerRunId, index) => {
        const run = { provider: 'comfyui-deploy', providerRunId, cookExecutionId };
        return createGeneration(createClient((apis[index % 2] ?? left).url), run);
      }),
    );

    for (const { id } of records) {
      const record = await allSettled(client, id, STATUSES.length, SETTLED_MS);
      expect(record).toMatchObject({ status: 'success', costUsd: '0.05', pointsSpent: 593 });
      expectEachEventOnce(record);
    }
    expect(await statedSums(client, FLAT_TOOL)).toEqual(SIXTY_SUCCESSES);
    expect(await recomputedSums(database, FLAT_TOOL)).toEqual(SIXTY_SUCCESSES);
    const execution = await readExecution(database, 'cookExecutionId', cookExecutionId);
    expect([...execution.generationIds].sort()).toEqual(records.map(({ id }) => id).sort());
    expect(execution).toMatchObject({
      counts: { pending: 0, success: 60 },
      costUsd: '3',
      pointsSpent: 35_580,
    });

    // The same body fifty times at once, here and there: one event.
    const { id, runId } = await createRun(client);
    const storm = Array.from({ length: 50 }, (_, index) =>
      postWebhook(apis[index % 2] ?? left, SECRET_PATH, eventOf(runId, 'success')),
    );
    const answers = await Promise.all(storm);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.eventId)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
    expect(await inbox.countDocuments({ providerRunId: runId })).toBe(1);
    expect((await generationIn(client, id, 'success')).history).toHaveLength(2);

    // An event and the registration of its run at the same time, in either order.
    const races = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const generation = await createGeneration(client);
        const run = { provider: 'comfyui-deploy', providerRunId: newRunId() };
        const here = apis[index % 2] ?? left;
        const there = createClient((apis[(index + 1) % 2] ?? right).url);
        await Promise.all([
          postWebhook(here, SECRET_PATH, eventOf(run.providerRunId, 'success')),
          there.put(`/v1/generations/${generation.id}/run`, run),
        ]);
        return generation.id;
      }),
    );
    for (const raced of races) await generationIn(client, raced, 'success', SETTLED_MS);
    for (const api of apis) expect((await readGeneration(createClient(api.url), id)).status).toBe('success');

    // One of them ends in good order; the other goes on alone.
    expect(await left.stop()).toBe(0);
    const last = await createRun(createClient(right.url));
    await postWebhook(right, SECRET_PATH, eventOf(last.runId, 'success'));
    await generationIn(createClient(right.url), last.id, 'success');
  });
});
