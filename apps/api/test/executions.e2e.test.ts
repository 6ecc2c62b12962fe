import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  create,
  DIAMOND,
  type ExecutionRecord,
  type ExecutionScene,
  endedExecution,
  executionScene,
  executionThat,
  HATS,
  readExecutionRecord,
} from './support/execution-scene.ts';
import { readGeneration } from './support/ledger.ts';
import type { GenerationRecord } from './support/records.ts';

let scene: ExecutionScene;
beforeAll(async () => {
  scene = await executionScene('executions');
}, 90_000);
afterAll(() => scene[Symbol.asyncDispose]());

const ACCOUNT = { accountId: 'account-1' } as const;

async function startCook(definition: object = HATS, more: object = {}): Promise<string> {
  const cookId = await create(scene.client, '/v1/cooks', definition);
  return `/v1/cook-executions/${await create(scene.client, '/v1/cook-executions', { ...ACCOUNT, cookId, ...more })}`;
}

async function startCast(more: object = {}): Promise<string> {
  const spellId = await create(scene.client, '/v1/spells', DIAMOND);
  const inputs = { subject: 'a fox' };
  return `/v1/spell-casts/${await create(scene.client, '/v1/spell-casts', { ...ACCOUNT, spellId, inputs, ...more })}`;
}

function childrenOf({ generationIds }: ExecutionRecord): Promise<readonly GenerationRecord[]> {
  return Promise.all(generationIds.map((id) => readGeneration(scene.client, id)));
}

describe('a cook execution', () => {
  test('makes every piece and ends with the sums of its pieces', async () => {
    const ended = await endedExecution(scene.client, await startCook());
    expect(ended).toMatchObject({
      status: 'completed',
      executedBy: 'ledger',
      counts: { pending: 0, processing: 0, success: 5, failed: 0, cancelled: 0 },
      costUsd: '0.25',
      costCount: 5,
      pointsSpent: 5 * 593,
      progress: { expected: 5, made: 5, lost: 0, running: 0, share: 1 },
      deliveryStatus: 'skipped',
    });
    const pieces = await childrenOf(ended);
    const prompts = pieces.map(({ requestPayload }) => (requestPayload as { prompt: string }).prompt);
    expect(new Set(prompts).size).toBe(5);
    for (const piece of pieces) {
      expect(piece).toMatchObject({
        kind: 'cookPiece',
        status: 'success',
        deliveryStatus: 'skipped',
        requestPayload: { style: 'ink' },
        metadata: { traits: { hat: expect.any(String), colour: expect.any(String) } },
      });
    }
  });

  test('of the same cook and seed makes the same pieces', async () => {
    const cookId = await create(scene.client, '/v1/cooks', HATS);
    const body = { ...ACCOUNT, cookId, seed: 'the same', concurrency: 1 };
    const payloads = await Promise.all(
      [1, 2].map(async () => {
        const path = `/v1/cook-executions/${await create(scene.client, '/v1/cook-executions', body)}`;
        const pieces = await childrenOf(await endedExecution(scene.client, path));
        return pieces.map(({ requestPayload }) => requestPayload);
      }),
    );
    expect(payloads[0]).toEqual(payloads[1]);
  });

  test('that is paused starts nothing new until it is resumed', async () => {
    const path = await startCook(HATS, { concurrency: 1 });
    const paused = await scene.client.post<ExecutionRecord>(`${path}/pause`, undefined);
    expect(paused.body).toMatchObject({ status: 'paused' });
    const quiet = await executionThat(
      scene.client,
      path,
      'to have nothing running',
      ({ counts }) => counts.pending + counts.processing === 0,
    );
    expect(quiet.counts.success).toBeLessThan(5);
    expect(await readExecutionRecord(scene.client, path)).toMatchObject({
      status: 'paused',
      generationIds: quiet.generationIds,
    });
    expect((await scene.client.post(`${path}/resume`, undefined)).status).toBe(200);
    expect(await endedExecution(scene.client, path)).toMatchObject({
      status: 'completed',
      counts: { success: 5 },
    });
  });

  test('that is stopped ends when what runs has ended', async () => {
    const path = await startCook({ ...HATS, targetSize: 6 }, { concurrency: 1 });
    expect((await scene.client.post(`${path}/stop`, undefined)).status).toBe(200);
    const ended = await endedExecution(scene.client, path);
    expect(ended).toMatchObject({ status: 'stopped', statusReason: 'stopped on request' });
    expect(ended.generationIds.length).toBeLessThan(6);
    const again = await scene.client.post(`${path}/resume`, undefined);
    expect(again).toMatchObject({ status: 409, body: { type: 'urn:genledger:problem:already-ended' } });
  });

  test('starts no piece once its budget is spent', async () => {
    const ended = await endedExecution(
      scene.client,
      await startCook({ ...HATS, targetSize: 6 }, { concurrency: 1, budget: { usd: '0.14' } }),
    );
    expect(ended).toMatchObject({ status: 'stopped', statusReason: 'the budget is spent', costUsd: '0.15' });
    expect(ended.generationIds).toHaveLength(3);
  });

  test('started twice with one key is one', async () => {
    const cookId = await create(scene.client, '/v1/cooks', HATS);
    const key = { 'idempotency-key': 'start-once' };
    const body = { ...ACCOUNT, cookId };
    const answers = [
      await scene.client.post<ExecutionRecord>('/v1/cook-executions', body, key),
      await scene.client.post<ExecutionRecord>('/v1/cook-executions', body, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body.id).toBe(answers[0]?.body.id);
  });

  test('whose pieces are made by a spell counts each cast as a piece, with the money of its steps', async () => {
    const spellId = await create(scene.client, '/v1/spells', DIAMOND);
    const { templates: _templates, parameters: _parameters, ...hats } = HATS;
    const path = await startCook({
      ...hats,
      work: { kind: 'spell', spellId },
      targetSize: 2,
      templates: { subject: 'a {colour} {hat}' },
    });
    const ended = await endedExecution(scene.client, path);
    expect(ended).toMatchObject({
      status: 'completed',
      counts: { success: 2 },
      generationIds: [],
      costCount: 2,
    });
    const casts = await scene.client.get<{ data: ExecutionRecord[] }>(
      `/v1/spell-casts?cookExecutionId=${ended.id}`,
    );
    expect(casts.body.data).toHaveLength(2);
    expect(casts.body.data.map(({ status }) => status)).toEqual(['completed', 'completed']);
    const sum = casts.body.data.reduce((total, { pointsSpent }) => total + pointsSpent, 0);
    expect(ended.pointsSpent).toBe(sum);
    const costs = casts.body.data.reduce((total, { costUsd }) => total + Number(costUsd) * 1e12, 0);
    expect(Math.round(Number(ended.costUsd) * 1e12)).toBe(Math.round(costs));
  });
});

describe('a spell cast', () => {
  test('runs its steps as their inputs arrive, and ends with the sum of their costs', async () => {
    const ended = await endedExecution(scene.client, await startCast());
    expect(ended).toMatchObject({
      status: 'completed',
      counts: { success: 4 },
      costCount: 4,
      progress: { expected: 4, made: 4 },
    });
    const steps = await childrenOf(ended);
    expect(steps.map(({ kind, status }) => `${kind} ${status}`)).toEqual(
      new Array(4).fill('spellStep success'),
    );
    const [sketch, colour, outline, join] = steps;
    const link = (step: GenerationRecord | undefined) => step?.artifacts[0]?.['url'];
    expect(colour?.requestPayload).toEqual({ image: link(sketch) });
    expect(outline?.requestPayload).toEqual({ image: link(sketch) });
    expect(Object.keys(join?.requestPayload ?? {})).toEqual(['first', 'second']);
  });

  test('that is cancelled ends as cancelled', async () => {
    const path = await startCast();
    expect((await scene.client.post(`${path}/cancel`, undefined)).status).toBe(200);
    expect(await endedExecution(scene.client, path)).toMatchObject({
      status: 'cancelled',
      statusReason: 'cancellation was requested',
    });
  });
});

describe('an execution that another service carries out', () => {
  test('follows the children that are reported, and ends with the last one', async () => {
    const body = { ...ACCOUNT, executedBy: 'caller', expectedChildren: 2 };
    const id = await create(scene.client, '/v1/spell-casts', body);
    const steps: string[] = [];
    for (const index of [0, 1]) {
      steps.push(
        await create(scene.client, '/v1/generations', {
          toolId: 'e2e-flat',
          ...ACCOUNT,
          spellCastId: id,
          index,
        }),
      );
    }
    for (const step of steps) await scene.client.post(`/v1/generations/${step}/cancel`, undefined);
    const ended = await endedExecution(scene.client, `/v1/spell-casts/${id}`);
    expect(ended).toMatchObject({
      status: 'failed',
      executedBy: 'caller',
      generationIds: steps,
      counts: { cancelled: 2 },
    });
    const late = await scene.client.post('/v1/generations', {
      toolId: 'e2e-flat',
      ...ACCOUNT,
      spellCastId: id,
    });
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:genledger:problem:already-ended' } });
  });

  test('ends when its service says that no more children come', async () => {
    const id = await create(scene.client, '/v1/cook-executions', { ...ACCOUNT, executedBy: 'caller' });
    const path = `/v1/cook-executions/${id}`;
    expect((await scene.client.post(`${path}/finish`, undefined)).status).toBe(200);
    expect(await endedExecution(scene.client, path)).toMatchObject({
      status: 'completed',
      generationIds: [],
    });
  });

  test('is the only one that takes reported children', async () => {
    const path = await startCook(HATS, { concurrency: 1 });
    const cookExecutionId = path.split('/').at(-1);
    const refused = await scene.client.post('/v1/generations', {
      toolId: 'e2e-flat',
      ...ACCOUNT,
      cookExecutionId,
    });
    expect(refused).toMatchObject({ status: 409, body: { type: 'urn:genledger:problem:executed-here' } });
    await scene.client.post(`${path}/stop`, undefined);
    expect(await endedExecution(scene.client, path)).toMatchObject({ status: 'stopped' });
  });
});
