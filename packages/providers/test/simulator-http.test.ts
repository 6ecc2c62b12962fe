import { parseTimestamp } from '@genledger/domain/duration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createComfyuiDeploySimulator, type RunTruth } from '../src/simulators/index.ts';
import { bodyOf } from './support/receiver.ts';
import { type Simulation, startSimulation } from './support/simulation.ts';

let simulation: Simulation;
beforeAll(async () => {
  simulation = await startSimulation();
});
afterAll(() => simulation.close());

const KEY = { authorization: 'Bearer simulator' };
const call = (path: string, init: RequestInit = {}) =>
  fetch(`${simulation.simulator.address}${path}`, { headers: KEY, ...init });
const queue = (body: string, headers: Readonly<Record<string, string>> = KEY) =>
  call('/api/run/deployment/queue', { method: 'POST', headers, body });
const run = async (id: string) =>
  (await (await call(`/api/run/${id}`)).json()) as Readonly<Record<string, unknown>>;

describe('the key', () => {
  test.each([[{}], [{ authorization: 'Bearer other' }], [{ authorization: 'simulator' }]])(
    '%j is not let in',
    async (headers) => {
      const calls = [
        queue('{"deployment_id":"dep-1"}', headers as Readonly<Record<string, string>>),
        call('/api/run/x', { headers: headers as Readonly<Record<string, string>> }),
        call('/api/run/x/cancel', { method: 'POST', headers: headers as Readonly<Record<string, string>> }),
      ];
      for (const answer of await Promise.all(calls)) expect(answer.status).toBe(401);
      expect(simulation.simulator.truths()).toEqual([]);
    },
  );
});

describe('a submission', () => {
  test.each([
    ['no JSON', '{', ['body']],
    ['no deployment', '{}', ['body', 'deployment_id']],
    ['a webhook that is no address', '{"deployment_id":"d","webhook":"nowhere"}', ['body', 'webhook']],
    [
      'a webhook elsewhere than in the web',
      '{"deployment_id":"d","webhook":"file:///etc"}',
      ['body', 'webhook'],
    ],
    ['inputs that are a list', '{"deployment_id":"d","inputs":[]}', ['body', 'inputs']],
  ])('with %s is refused', async (_name, body, loc) => {
    const answer = await queue(body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: [{ loc }] });
  });

  test('that is too long is refused', async () => {
    const answer = await queue(
      JSON.stringify({ deployment_id: 'd', inputs: { prompt: 'x'.repeat(9_000_000) } }),
    );
    expect(answer.status).toBe(413);
  });
});

describe('asking for a run', () => {
  test('shows it on its way, with the fields and odd dates of the service', async () => {
    const [id = ''] = await simulation.submit();
    expect(await run(id)).toMatchObject({
      id,
      status: 'queued',
      started_at: null,
      ended_at: null,
      run_duration: null,
    });
    await simulation.settle();
    const ended = await run(id);
    const truth = simulation.simulator.truth(id) as RunTruth;
    expect(Object.keys(ended)).toEqual([
      ...[
        'id',
        'status',
        'live_status',
        'progress',
        'outputs',
        'created_at',
        'queued_at',
        'started_at',
        'ended_at',
      ],
      ...['gpu', 'machine_id', 'machine_type', 'number', 'duration', 'cold_start_duration'],
      ...['cold_start_duration_total', 'run_duration', 'batch_id', 'webhook', 'webhook_status'],
      'webhook_intermediate_status',
    ]);
    expect(ended).toMatchObject({ status: 'success', progress: 1, gpu: 'A10G', webhook_status: 'success' });
    expect(String(ended['started_at'])).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00Z$/);
    expect(String(ended['ended_at'])).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00$/);
    expect(parseTimestamp(String(ended['started_at']))?.toISOString()).toBe(truth.startedAt);
    expect(parseTimestamp(String(ended['ended_at']))?.toISOString()).toBe(truth.endedAt);
    expect(Number(ended['run_duration']) * 1_000).toBeCloseTo(truth.runDurationMs ?? 0, 6);
  });

  test('of another simulator is not known', async () => {
    expect((await call('/api/run/7f0b4d2e-3a1c-4d6f-9b58-0c1e2f3a4b5c')).status).toBe(404);
    expect((await call('/api/run/x/cancel', { method: 'POST' })).status).toBe(404);
  });
});

describe('cancelling', () => {
  test('ends a run that waits, which is then charged for nothing', async () => {
    const [id = ''] = await simulation.submit();
    await call(`/api/run/${id}/cancel`, { method: 'POST' });
    await simulation.settle();
    expect(simulation.simulator.truth(id)).toMatchObject({
      status: 'cancelled',
      startedAt: null,
      runDurationMs: null,
    });
    const told = simulation.receiver.received.map(bodyOf).filter((body) => body.run_id === id);
    expect(told.map((body) => body.status)).toEqual(['cancelled']);
  });

  test('ends a run that works, which is charged until then', async () => {
    const [id = ''] = await simulation.submit();
    simulation.clock.advance(1_500);
    const { startedAt } = simulation.simulator.truth(id) as RunTruth;
    await call(`/api/run/${id}/cancel`, { method: 'POST' });
    const workedMs = simulation.clock.now() - Date.parse(startedAt ?? '');
    await simulation.settle();
    expect(simulation.simulator.truth(id)).toMatchObject({ status: 'cancelled', runDurationMs: workedMs });
    expect(await run(id)).toMatchObject({ status: 'cancelled', run_duration: workedMs / 1_000 });
  });

  test('leaves an ended run as it is', async () => {
    const [id = ''] = await simulation.submit();
    await simulation.settle();
    const before = simulation.simulator.truth(id);
    expect((await call(`/api/run/${id}/cancel`, { method: 'POST' })).status).toBe(200);
    await simulation.settle();
    expect(simulation.simulator.truth(id)).toEqual(before);
  });
});

test('prices are told to everybody', async () => {
  const answer = await fetch(`${simulation.simulator.address}/api/platform/gpu-pricing`);
  expect(await answer.json()).toMatchObject({ CPU: 0.000042, A10G: 0.000337, B200: 0.002604 });
});

test('outputs are real pictures', async () => {
  const answer = await fetch(`${simulation.simulator.address}/outputs/any-run/ComfyUI_00001_.png`);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('the truth is told by HTTP as well', async () => {
  const truth = (await (await fetch(`${simulation.simulator.address}/simulator/truth`)).json()) as {
    runs: RunTruth[];
  };
  expect(truth).toEqual({ isSettled: true, runs: simulation.simulator.truths() });
  expect(truth.runs.length).toBeGreaterThan(0);
});

describe('starting and stopping', () => {
  test('a simulator that does not listen has no address', async () => {
    const simulator = createComfyuiDeploySimulator();
    expect(() => simulator.address).toThrow('does not listen');
    expect(await simulator.start()).toBe(simulator.address);
    await simulator.stop();
    expect(() => simulator.address).toThrow('does not listen');
  });

  test('a port that is taken is an error', async () => {
    const port = Number(new URL(simulation.simulator.address).port);
    await expect(createComfyuiDeploySimulator({ port }).start()).rejects.toThrow('EADDRINUSE');
  });

  test('options that are none are an error', () => {
    expect(() => createComfyuiDeploySimulator({ chaos: { dropShare: 2 } })).toThrow('dropShare');
  });

  test('stopping in the middle of runs ends their webhooks', async () => {
    const other = await startSimulation();
    await other.submit(5);
    other.clock.advance(1_000);
    await other.close();
    const { length } = other.receiver.received;
    other.clock.advance(60_000);
    await other.simulator.idle();
    expect(other.receiver.received).toHaveLength(length);
  });
});
