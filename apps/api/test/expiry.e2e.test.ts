import { createComfyuiDeploySimulator } from '@genledger/providers/simulators';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertExecution, readExecution } from './support/executions.ts';
import { createGeneration, createRun, generationIn, newRunId, settledEvent } from './support/ledger.ts';
import { a10gCost } from './support/money.ts';
import type { GenerationRecord } from './support/records.ts';
import { expectEachEventOnce, statedSums } from './support/sums.ts';
import { startTestApi, type TestApi } from './support/test-api.ts';
import { eventOf, postWebhook, SECRET_PATH, signedPath } from './support/webhooks.ts';

const START_MS = 90_000;
const NONE = { count: 0, succeeded: 0, failed: 0, cancelled: 0, totalPointsSpent: 0, totalCents: 0 };

/** A provider that runs everything and never says a word, unless it is asked. */
const simulator = createComfyuiDeploySimulator({
  chaos: { dropShare: 1, queueMs: [0, 0], runDurationMs: [300, 300] },
});
let ledger: TestApi;
let tools = 0;

beforeAll(async () => {
  ledger = await startTestApi('expiry', {
    COMFYUI_DEPLOY_URL: await simulator.start(),
    COMFYUI_DEPLOY_API_KEY: 'simulator',
    GENLEDGER_RECONCILE_AFTER_MS: '200',
    GENLEDGER_EXPIRE_AFTER_MS: '1500',
  });
}, START_MS);

afterAll(async () => {
  await ledger?.[Symbol.asyncDispose]();
  await simulator.stop();
}, START_MS);

/** A tool of the test's own at 0.05 dollars a run, so that its weekly sums are the test's own. */
async function newTool(): Promise<string> {
  tools += 1;
  const toolId = `expiring-${tools}`;
  const costingModel = { rateSource: 'static', rate: '0.05', unit: 'run' };
  await ledger.client.put(`/v1/tools/${toolId}`, {
    displayName: 'Expiring',
    service: 'comfyui',
    costingModel,
  });
  return toolId;
}

function expectExpired(record: GenerationRecord): void {
  expect(record).toMatchObject({
    status: 'failed',
    statusReason: 'expired',
    flags: expect.arrayContaining(['expired']),
    error: { code: 'expired' },
    pointsSpent: 0,
    protocolNetPoints: 0,
  });
  // Nobody knows whether it ran, so nobody knows what it cost.
  expect(record).not.toHaveProperty('costUsd');
  expect(record.history.map(({ to, cause }) => [to, cause])).toEqual([
    ['pending', 'creation'],
    ['failed', 'expiry'],
  ]);
}

test('a run that its provider does not know expires; proof of its success corrects record, parent and sums', async () => {
  const { client, database } = ledger;
  const toolId = await newTool();
  const cookExecutionId = await insertExecution(database, 'cookExecutionId');
  const { id, runId } = await createRun(client, {
    toolId,
    cookExecutionId,
    notification: { platform: 'web', announce: true },
    contributorRewardPoints: 7,
  });
  const expired = await generationIn(client, id, 'failed');
  expectExpired(expired);
  expect(expired).toMatchObject({ deliveryStatus: 'pending', nextDeliveryAt: expired.responseTimestamp });
  expect(await statedSums(client, toolId)).toEqual({ ...NONE, count: 1, failed: 1 });
  expect(await readExecution(database, 'cookExecutionId', cookExecutionId)).toMatchObject({
    counts: { failed: 1, success: 0 },
    costUsd: '0',
    pointsSpent: 0,
  });

  const late = await postWebhook(client, SECRET_PATH, eventOf(runId, 'success'));
  const { event, record } = await settledEvent(client, id, late.body.eventId);
  expect(event.state).toBe('applied');
  expect(record).toMatchObject({
    status: 'success',
    responseTimestamp: event.receivedAt,
    durationMs: Date.parse(event.receivedAt) - Date.parse(record.requestTimestamp),
    costUsd: '0.05',
    costBasis: 'flat',
    protocolNetPoints: 593,
    pointsSpent: 600,
    flags: [],
    deliveryStatus: 'pending',
    nextDeliveryAt: event.receivedAt,
  });
  expect(record).not.toHaveProperty('error');
  expect(record).not.toHaveProperty('statusReason');
  expect(record.history.at(-1)).toMatchObject({ from: 'failed', to: 'success', eventId: event.id });
  expectEachEventOnce(record);
  const sums = { ...NONE, count: 1, succeeded: 1, totalPointsSpent: 600, totalCents: 5 };
  expect(await statedSums(client, toolId)).toEqual(sums);
  expect(await readExecution(database, 'cookExecutionId', cookExecutionId)).toMatchObject({
    counts: { failed: 0, success: 1 },
    costUsd: '0.05',
    pointsSpent: 600,
  });
});

describe('a generation without any run expires', () => {
  test.each([
    ['success', 593],
    ['failed', 0],
    ['cancelled', 0],
  ])('the end %s at its signed address corrects it', async (status, points) => {
    const { client } = ledger;
    const toolId = await newTool();
    const { id } = await createGeneration(client, { toolId });
    expectExpired(await generationIn(client, id, 'failed'));
    const runId = newRunId();
    const late = await postWebhook(client, signedPath(id), eventOf(runId, status));
    const { event, record } = await settledEvent(client, id, late.body.eventId);
    expect(event.state).toBe('applied');
    expect(record).toMatchObject({ status, providerRunId: runId, costUsd: '0.05', pointsSpent: points });
    expect(record.flags).not.toContain('expired');
    expect(await statedSums(client, toolId)).toMatchObject({
      count: 1,
      totalPointsSpent: points,
      totalCents: 5,
    });
  });

  test('progress proves no end: it stays expired, and an end after it corrects it', async () => {
    const { client } = ledger;
    const { id } = await createGeneration(client, { toolId: await newTool() });
    await generationIn(client, id, 'failed');
    const runId = newRunId();
    const progress = await postWebhook(client, signedPath(id), eventOf(runId, 'running'));
    const { record } = await settledEvent(client, id, progress.body.eventId);
    expect(record).toMatchObject({ status: 'failed', statusReason: 'expired', pointsSpent: 0 });
    await postWebhook(client, signedPath(id), eventOf(runId, 'success'));
    expect(await generationIn(client, id, 'success')).toMatchObject({ pointsSpent: 593 });
  });

  test('a second end contradicts the first, which has corrected the expiry and stays', async () => {
    const { client } = ledger;
    const { id } = await createGeneration(client, { toolId: await newTool() });
    await generationIn(client, id, 'failed');
    const runId = newRunId();
    await postWebhook(client, signedPath(id), eventOf(runId, 'success'));
    await generationIn(client, id, 'success');
    const second = await postWebhook(client, signedPath(id), eventOf(runId, 'failed'));
    const { event, record } = await settledEvent(client, id, second.body.eventId);
    expect([event.state, record.status]).toEqual(['conflict', 'success']);
  });
});

test('a run whose every webhook is lost ends by asking, with the times and the charge that the provider tells', async () => {
  const { client } = ledger;
  const { id } = await createGeneration(client, { toolId: 'e2e-machine', submit: true });
  const record = await generationIn(client, id, 'success');
  const truth = simulator.truth(record.providerRunId ?? '');
  expect(truth?.webhooks.every(({ isDropped }) => isDropped)).toBe(true);
  expect(record).toMatchObject({
    computeMs: truth?.runDurationMs,
    costBasis: 'provider',
    costUsd: a10gCost(truth?.runDurationMs ?? Number.NaN),
    startedAt: truth?.startedAt,
    responseTimestamp: truth?.endedAt,
    durationMs: Date.parse(truth?.endedAt ?? '') - Date.parse(record.requestTimestamp),
    flags: [],
  });
  expect(record.events.map(({ source }) => source)).toEqual(record.events.map(() => 'poll'));
});
