import { createComfyuiDeploySimulator } from '@genledger/providers/simulators';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertExecution, type ParentField, readExecution } from './support/executions.ts';
import {
  createGeneration,
  createRun,
  FLAT_TOOL,
  generationIn,
  generationThat,
  MACHINE_TOOL,
  newRunId,
  readGeneration,
  settledEvent,
} from './support/ledger.ts';
import { a10gCost } from './support/money.ts';
import { openProviderGate, type ProviderGate } from './support/provider-gate.ts';
import type { GenerationRecord } from './support/records.ts';
import { expectProblem } from './support/refusals.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';
import { eventOf, fixture, postWebhook, SECRET_PATH } from './support/webhooks.ts';

const START_MS = 90_000;
const DAY_MS = '86400000';

// Runs take a minute: whatever ends one earlier did so on purpose.
const simulator = createComfyuiDeploySimulator({
  chaos: { queueMs: [0, 0], runDurationMs: [60_000, 60_000] },
});
let gate: ProviderGate;
let ledger: TestApi;

beforeAll(async () => {
  gate = await openProviderGate(await simulator.start());
  ledger = await startTestApi('generations', {
    COMFYUI_DEPLOY_URL: gate.url,
    COMFYUI_DEPLOY_API_KEY: 'simulator',
    GENLEDGER_RECONCILE_AFTER_MS: DAY_MS,
  });
}, START_MS);

afterAll(async () => {
  await ledger?.[Symbol.asyncDispose]();
  await gate?.[Symbol.asyncDispose]();
  await simulator.stop();
}, START_MS);

async function end(runId: string, status: string): Promise<string> {
  const { body } = await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, status));
  return body.eventId;
}

describe('creating', () => {
  test('201 with the record, pending, and its place', async () => {
    const target = { url: 'https://receiver.example/hook' };
    const answer = await ledger.client.post<GenerationRecord>('/v1/generations', {
      toolId: MACHINE_TOOL,
      accountId: 'x402:0xabc',
      requestPayload: { prompt: 'a red fox', seed: 7 },
      notification: { platform: 'webhook', target },
      clientReference: 'order-7',
      contributorRewardPoints: 12,
      metadata: { shop: 'corner' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/generations/${answer.body.id}`);
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
    const now = answer.body.requestTimestamp;
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      schemaVersion: 2,
      kind: 'single',
      clientReference: 'order-7',
      accountId: 'x402:0xabc',
      environment: 'e2e',
      toolId: MACHINE_TOOL,
      toolDisplayName: 'Machine Painter',
      provider: 'comfyui-deploy',
      status: 'pending',
      requestTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      costRate: { amountUsd: '0.000337', unit: 'second', source: 'comfyui-deploy/2' },
      pointsRate: { multiplier: '4', minimumChargeUsd: '0.001', pointPriceUsd: '0.000337' },
      pointsSpent: 0,
      protocolNetPoints: 0,
      contributorRewardPoints: 12,
      requestPayload: { prompt: 'a red fox', seed: 7 },
      artifacts: [],
      notificationPlatform: 'webhook',
      notificationTarget: target,
      announce: false,
      deliveryStatus: 'pending',
      deliveryAttempts: 0,
      submission: { state: 'external', attempts: 0 },
      flags: [],
      history: [{ to: 'pending', at: now, recordedAt: now, cause: 'creation' }],
      revision: 0,
      metadata: { shop: 'corner' },
    });
    expect(await readGeneration(ledger.client, answer.body.id)).toEqual({ ...answer.body, events: [] });
  });

  test.each([
    [{ platform: 'none' }, 'skipped'],
    [undefined, 'skipped'],
    [{ platform: 'telegram', target: { chatId: 7 } }, 'pending'],
    [{ platform: 'web' }, 'pending'],
  ])('notification %j: delivery is %s', async (notification, deliveryStatus) => {
    expect(await createGeneration(ledger.client, { notification })).toMatchObject({ deliveryStatus });
  });

  test('name, price and multiplier are those of the creation, whatever the registry says later', async () => {
    const put = (displayName: string, rate: string) =>
      ledger.client.put('/v1/tools/renamed', {
        displayName,
        service: 'comfyui',
        costingModel: { rateSource: 'static', rate, unit: 'run' },
      });
    await put('Old Name', '0.10');
    const { id, runId } = await createRun(ledger.client, { toolId: 'renamed', pricingTier: 'discount' });
    await put('New Name', '9');
    await end(runId, 'success');
    // 0.1 x 2 / 0.000337 = 593.47.
    expect(await generationIn(ledger.client, id, 'success')).toMatchObject({
      toolDisplayName: 'Old Name',
      costUsd: '0.1',
      pointsRate: { multiplier: '2' },
      pointsSpent: 593,
    });
  });

  test('a price that is not known leaves the cost unknown, which is not zero', async () => {
    const costingModel = { rateSource: 'machine' };
    await ledger.client.put('/v1/tools/unpriced', {
      displayName: 'Unpriced',
      service: 'comfyui',
      costingModel,
    });
    const { id, runId } = await createRun(ledger.client, { toolId: 'unpriced', contributorRewardPoints: 5 });
    await end(runId, 'success');
    const record = await generationIn(ledger.client, id, 'success');
    expect(record).toMatchObject({
      costBasis: 'unknown',
      flags: ['cost-unknown'],
      pointsSpent: 0,
      protocolNetPoints: 0,
    });
    expect(record).not.toHaveProperty('costUsd');
    expect(record).not.toHaveProperty('costRate');
  });

  test('a run charged by the second costs from the first sign of work to its end', async () => {
    const { id, runId } = await createRun(ledger.client, { toolId: MACHINE_TOOL });
    await end(runId, 'running');
    await generationIn(ledger.client, id, 'processing');
    await end(runId, 'success');
    const record = await generationIn(ledger.client, id, 'success');
    const workedMs = Date.parse(record.responseTimestamp ?? '') - Date.parse(record.startedAt ?? '');
    expect(record).toMatchObject({ computeMs: workedMs, costBasis: 'webhook', costUsd: a10gCost(workedMs) });
    // However short: a multiplied quote above zero is 0.001 US dollars at least, and 0.001 / 0.000337 = 2.97.
    expect(record.pointsSpent).toBe(workedMs === 0 ? 0 : 3);
  });
});

describe('an Idempotency-Key', () => {
  const body = { toolId: FLAT_TOOL, accountId: 'idempotent', requestPayload: { a: 1 } };
  const post = (key: string, more: object = {}) =>
    ledger.client.post<GenerationRecord>('/v1/generations', { ...body, ...more }, { 'idempotency-key': key });
  const countOf = async (accountId: string) =>
    ledger.database.db.collection('generationOutputs').countDocuments({ accountId });

  test('a repeat answers with the same record, and says so', async () => {
    const first = await post('again');
    const second = await post('again');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  test('twenty at once make one record', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('at once', { accountId: 'twenty' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(await countOf('twenty')).toBe(1);
  });

  test('twenty at once with a parent add one child to it', async () => {
    const cookExecutionId = await insertExecution(ledger.database, 'cookExecutionId');
    await Promise.all(Array.from({ length: 20 }, () => post('child at once', { cookExecutionId })));
    const { generationIds, counts } = await readExecution(
      ledger.database,
      'cookExecutionId',
      cookExecutionId,
    );
    expect([generationIds.length, counts.pending]).toEqual([1, 1]);
  });

  test('with another body: 422, and nothing is made', async () => {
    await post('another');
    const answer = await post('another', { accountId: 'somebody else' });
    expectProblem(answer, 422, 'idempotency-key-reused');
    expect(await countOf('somebody else')).toBe(0);
  });

  test('twenty different bodies at once: one is made, the others are refused', async () => {
    const posts = Array.from({ length: 20 }, (_, index) => post('race', { accountId: `racer-${index}` }));
    const statuses = (await Promise.all(posts)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 422)]);
  });

  test('a request that was refused may be mended under the same key', async () => {
    expectProblem(await post('mended', { toolId: 'nothing' }), 422, 'unknown-tool');
    expect((await post('mended')).status).toBe(201);
  });
});

describe.each<[ParentField, string]>([
  ['cookExecutionId', 'cookPiece'],
  ['spellCastId', 'spellStep'],
])('children by %s', (field, kind) => {
  test('the execution lists them, counts them by state, and adds up cost and points', async () => {
    const { client, database } = ledger;
    const parent = await insertExecution(database, field);
    const runs: { readonly id: string; readonly runId: string }[] = [];
    for (let index = 0; index < 4; index += 1) runs.push(await createRun(client, { [field]: parent, index }));
    const [a, b, c, d] = runs;
    if (!(a && b && c && d)) throw new Error('four children were made');
    const ids = runs.map(({ id }) => id);
    const none = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };
    expect(await readGeneration(client, a.id)).toMatchObject({ kind, [field]: parent });
    expect(await readExecution(database, field, parent)).toEqual({
      generationIds: ids,
      counts: { ...none, pending: 4 },
      costUsd: '0',
      pointsSpent: 0,
    });

    await end(a.runId, 'running');
    await generationIn(client, a.id, 'processing');
    expect(await readExecution(database, field, parent)).toMatchObject({
      counts: { ...none, pending: 3, processing: 1 },
    });

    await Promise.all([
      end(a.runId, 'success'),
      end(b.runId, 'success'),
      end(c.runId, 'failed'),
      end(d.runId, 'cancelled'),
    ]);
    await Promise.all([
      generationIn(client, a.id, 'success'),
      generationIn(client, b.id, 'success'),
      generationIn(client, c.id, 'failed'),
      generationIn(client, d.id, 'cancelled'),
    ]);
    // Four runs at 0.05, of which two succeeded: 2 x 593 points.
    expect(await readExecution(database, field, parent)).toEqual({
      generationIds: ids,
      counts: { ...none, success: 2, failed: 1, cancelled: 1 },
      costUsd: '0.2',
      pointsSpent: 1186,
    });
  });

  test('a child is not announced alone, unless that was asked for', async () => {
    const { client, database } = ledger;
    const parent = await insertExecution(database, field);
    const quiet = await createRun(client, { [field]: parent, notification: { platform: 'web' } });
    const loud = await createRun(client, {
      [field]: parent,
      notification: { platform: 'web', announce: true },
    });
    for (const { runId } of [quiet, loud]) await end(runId, 'success');
    expect(await generationIn(client, quiet.id, 'success')).toMatchObject({ deliveryStatus: 'skipped' });
    expect(await generationIn(client, loud.id, 'success')).toMatchObject({
      deliveryStatus: 'pending',
      nextDeliveryAt: expect.any(String),
    });
  });
});

describe('recording a run', () => {
  const put = (id: string, providerRunId: string, provider = 'comfyui-deploy') =>
    ledger.client.put<GenerationRecord>(`/v1/generations/${id}/run`, { provider, providerRunId });

  test('a repeat changes nothing', async () => {
    const { id } = await createGeneration(ledger.client);
    const runId = newRunId();
    const first = await put(id, runId);
    const second = await put(id, runId);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).toMatchObject({ providerRunId: runId, submission: { state: 'external' } });
    expect(second.body).toEqual(first.body);
  });

  test('another run, or another provider: 409', async () => {
    const { id, runId } = await createRun(ledger.client);
    expectProblem(await put(id, newRunId()), 409, 'run-already-recorded');
    expectProblem(await put(id, runId, 'replicate'), 409, 'run-already-recorded');
    expect(await readGeneration(ledger.client, id)).toMatchObject({
      provider: 'comfyui-deploy',
      providerRunId: runId,
    });
  });

  test("another generation's run: 409", async () => {
    const { runId } = await createRun(ledger.client);
    const { id } = await createGeneration(ledger.client);
    expectProblem(await put(id, runId), 409, 'run-belongs-to-another');
    expect(await readGeneration(ledger.client, id)).not.toHaveProperty('providerRunId');
  });

  test('ten different runs at once: one is recorded, the others are refused', async () => {
    const { id } = await createGeneration(ledger.client);
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => put(id, newRunId())))).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });

  test('one run for ten generations at once: one gets it', async () => {
    const runId = newRunId();
    const ids = await Promise.all(
      Array.from({ length: 10 }, async () => (await createGeneration(ledger.client)).id),
    );
    const statuses = (await Promise.all(ids.map((id) => put(id, runId)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe('cancelling', () => {
  const cancel = (id: string) => ledger.client.post<GenerationRecord>(`/v1/generations/${id}/cancel`);
  const causes = ({ history }: GenerationRecord) => history.map(({ to, cause }) => [to, cause]);
  const submit = (toolId: string = MACHINE_TOOL) => createGeneration(ledger.client, { toolId, submit: true });

  test('one that waits for its provider: it ends at once, ran nowhere and cost nothing', async () => {
    gate.set('busy');
    const { id } = await submit();
    await generationThat(ledger.client, id, 'to be turned away', ({ submission }) => submission.attempts > 0);
    const answer = await cancel(id);
    gate.set('open');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'cancelled',
      submission: { state: 'withdrawn' },
      computeMs: 0,
      costUsd: '0',
      costBasis: 'provider',
      pointsSpent: 0,
    });
    expect(causes(answer.body)).toEqual([
      ['pending', 'creation'],
      ['cancelled', 'operator'],
    ]);
    expectProblem(await cancel(id), 409, 'already-ended');
    expect(simulator.truths()).toEqual([]);
  });

  test('one that runs: it is cancelled at its provider, and costs what it ran', async () => {
    const { id } = await submit();
    const { providerRunId = '' } = await generationIn(ledger.client, id, 'processing');
    expect((await cancel(id)).status).toBe(200);
    const record = await generationIn(ledger.client, id, 'cancelled');
    const truth = simulator.truth(providerRunId);
    expect(truth?.status).toBe('cancelled');
    const ranMs = Math.max(truth?.runDurationMs ?? 0, 0);
    expect(record).toMatchObject({
      computeMs: ranMs,
      costBasis: 'provider',
      costUsd: a10gCost(ranMs),
      pointsSpent: 0,
    });
    expectProblem(await cancel(id), 409, 'already-ended');
  });

  test('one that is being handed over: its run is cancelled as soon as it is known', async () => {
    gate.set('held');
    const before = gate.submissions;
    const { id } = await submit();
    await waitUntil('the submission to reach the gate', () => gate.submissions > before);
    expect((await cancel(id)).body.status).toBe('cancelled');
    gate.set('open');
    const record = await generationThat(
      ledger.client,
      id,
      'to have a run',
      ({ providerRunId }) => providerRunId !== undefined,
    );
    expect(record.status).toBe('cancelled');
    await waitUntil(
      'the run to be cancelled',
      () => simulator.truth(record.providerRunId ?? '')?.status === 'cancelled',
    );
  });

  test('one that its caller runs, of which no run is known: it ends at once', async () => {
    const { id } = await createGeneration(ledger.client);
    const answer = await cancel(id);
    expect([answer.status, answer.body.status]).toEqual([200, 'cancelled']);
    expect(causes(answer.body)).toEqual([
      ['pending', 'creation'],
      ['cancelled', 'operator'],
    ]);
  });

  test('one whose run its provider does not know: it ends at once', async () => {
    const { id } = await createRun(ledger.client);
    const answer = await cancel(id);
    expect([answer.status, answer.body.status]).toEqual([200, 'cancelled']);
  });

  test('one whose provider is not configured here: 409, and it stays as it is', async () => {
    const { id } = await createGeneration(ledger.client, {
      provider: 'replicate',
      providerRunId: newRunId(),
    });
    expectProblem(await cancel(id), 409, 'not-submittable');
    expect(await readGeneration(ledger.client, id)).toMatchObject({ status: 'pending' });
  });

  test.each(['success', 'failed', 'cancelled'])(
    'one that ended as %s: 409, and it stays as it is',
    async (status) => {
      const { id, runId } = await createRun(ledger.client);
      await end(runId, status);
      const before = await generationIn(ledger.client, id, status);
      expectProblem(await cancel(id), 409, 'already-ended');
      expect({ ...(await readGeneration(ledger.client, id)), events: [] }).toEqual({ ...before, events: [] });
    },
  );

  test('a success that comes after the cancellation is a conflict, and is not charged', async () => {
    const { id, runId } = await createRun(ledger.client);
    await cancel(id);
    const eventId = await end(runId, 'success');
    const { event, record } = await settledEvent(ledger.client, id, eventId);
    expect(event.state).toBe('conflict');
    expect(record).toMatchObject({ status: 'cancelled', pointsSpent: 0, flags: ['contradicting-ends'] });
  });
});

describe('replaying an event', () => {
  test.each(['02-started', '07-success-one-image', '12-failed-object-error'])(
    '%s: it does nothing twice',
    async (name) => {
      const { client, database } = ledger;
      const cookExecutionId = await insertExecution(database, 'cookExecutionId');
      const { id, runId } = await createRun(client, { cookExecutionId });
      const { body } = await postWebhook(client, SECRET_PATH, fixture(name, runId));
      const before = await settledEvent(client, id, body.eventId);
      const sums = await readExecution(database, 'cookExecutionId', cookExecutionId);
      const weeks = await client.get('/v1/stats/weekly');

      const replay = await client.post(`/v1/events/${body.eventId}/replay`);
      expect([replay.status, replay.body]).toEqual([
        202,
        { eventId: body.eventId, previousState: 'applied' },
      ]);
      const after = await settledEvent(client, id, body.eventId);
      expect(after.event).toMatchObject({ state: 'ignored', outcome: 'nothing-new' });
      expect({ ...after.record, events: [] }).toEqual({ ...before.record, events: [] });
      expect(await readExecution(database, 'cookExecutionId', cookExecutionId)).toEqual(sums);
      expect((await client.get('/v1/stats/weekly')).body).toEqual(weeks.body);
    },
  );
});
