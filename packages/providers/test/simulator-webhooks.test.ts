import { afterEach, describe, expect, test } from 'vitest';
import type { ChaosOptions, RunTruth } from '../src/simulators/index.ts';
import { bodyOf } from './support/receiver.ts';
import { EPOCH, type Simulation, startSimulation } from './support/simulation.ts';

const open: Simulation[] = [];
async function simulate(
  chaos: ChaosOptions = {},
  statusOf?: (index: number) => number,
  seed = 1,
): Promise<Simulation> {
  const simulation = await startSimulation({ chaos, seed }, statusOf);
  open.push(simulation);
  return simulation;
}
afterEach(async () => {
  for (const simulation of open.splice(0)) await simulation.close();
});

const statuses = ({ receiver }: Simulation) => receiver.received.map((webhook) => bodyOf(webhook).status);
const webhooksOf = ({ simulator }: Simulation) => simulator.truths().flatMap((run) => run.webhooks);

describe('a run without chaos', () => {
  test('tells every step once, in order, and the truth knows it', async () => {
    const simulation = await simulate();
    const [id = ''] = await simulation.submit();
    await simulation.settle();
    expect(statuses(simulation).join(' ')).toMatch(/^queued started running( running)+ uploading success$/);
    const truth = simulation.simulator.truth(id);
    expect(truth).toMatchObject({ runId: id, target: 'dep-1', status: 'success', hasEnded: true });
    expect(truth?.webhooks.map((webhook) => webhook.status)).toEqual(statuses(simulation));
    expect(
      truth?.webhooks.every((webhook) => webhook.tries.length === 1 && webhook.acknowledgedAt !== null),
    ).toBe(true);
    expect(simulation.simulator.isSettled()).toBe(true);
  });

  test('takes two to six seconds, from start to end by the truth', async () => {
    const simulation = await simulate();
    const [id = ''] = await simulation.submit();
    await simulation.settle();
    const { createdAt, startedAt, endedAt, runDurationMs } = simulation.simulator.truth(id) as RunTruth;
    expect(createdAt).toBe(new Date(EPOCH).toISOString());
    expect(Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')).toBe(runDurationMs);
    expect(runDurationMs).toBeGreaterThanOrEqual(2_000);
    expect(runDurationMs).toBeLessThanOrEqual(6_000);
  });

  test('has the fields of the recorded webhooks, the output in the last', async () => {
    const simulation = await simulate();
    const [id = ''] = await simulation.submit();
    await simulation.settle();
    const bodies = simulation.receiver.received.map(bodyOf);
    expect(Object.keys(bodies[0] ?? {})).toEqual([
      'event_type',
      'status',
      'live_status',
      'progress',
      'run_id',
      'outputs',
    ]);
    expect(bodies.map((body) => body.outputs.length)).toEqual([...bodies.slice(1).map(() => 0), 1]);
    const url = `${simulation.simulator.address}/outputs/${id}/ComfyUI_00001_.png`;
    expect(bodies.at(-1)?.outputs[0]).toMatchObject({
      data: { images: [{ url, filename: 'ComfyUI_00001_.png' }] },
    });
  });

  test('sends run.output only where the address asks for it', async () => {
    const simulation = await simulate();
    await simulation.submit(1, '?target_events=run.updated,run.output');
    await simulation.submit(1, '?target_events=run.updated');
    await simulation.settle();
    const outputs = simulation.receiver.received.filter(
      (webhook) => bodyOf(webhook).event_type === 'run.output',
    );
    expect(outputs.map((webhook) => webhook.url)).toEqual(['/hook?target_events=run.updated,run.output']);
    expect(bodyOf(outputs[0] ?? { text: '{}' })).toMatchObject({
      status: 'uploading',
      progress: 0,
    });
  });

  test('without a webhook address tells nobody', async () => {
    const simulation = await simulate();
    const answer = await fetch(`${simulation.simulator.address}/api/run/deployment/queue`, {
      method: 'POST',
      headers: { authorization: 'Bearer simulator' },
      body: JSON.stringify({ deployment_id: 'dep-1' }),
    });
    expect(answer.status).toBe(200);
    await simulation.settle();
    expect(simulation.simulator.truths()).toMatchObject([
      { status: 'success', webhookUrl: null, webhooks: [] },
    ]);
  });
});

test('the newer status set: processing, completed, percentages', async () => {
  const simulation = await simulate({ statusSet: 'new' });
  await simulation.submit();
  await simulation.settle();
  expect(statuses(simulation).join(' ')).toMatch(/^queued processing( processing)+ completed$/);
  expect(bodyOf(simulation.receiver.received.at(-1) ?? { text: '{}' }).progress).toBe(100);
  expect(simulation.simulator.truths()[0]?.status).toBe('success');
});

describe('retries', () => {
  const first = ({ simulator }: Simulation) => simulator.truths()[0]?.webhooks[0];

  test('three tries within two seconds on anything but a 2xx, then never again', async () => {
    const simulation = await simulate({}, () => 500);
    await simulation.submit();
    await simulation.settle();
    const tries = first(simulation)?.tries ?? [];
    expect(tries.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 500],
      ['POST', 500],
      ['POST', 500],
    ]);
    expect(tries.map(({ at }) => Date.parse(at) - EPOCH)).toEqual([0, 600, 1_800]);
    expect(first(simulation)?.acknowledgedAt).toBeNull();
    expect(simulation.simulator.isSettled()).toBe(true);
  });

  test.each([
    ['a redirection', 302],
    ['an unauthorised answer', 401],
    ['a cut connection', 0],
  ])('%s is a failure', async (_name, status) => {
    const simulation = await simulate({}, (index) => (index === 0 ? status : 202));
    await simulation.submit();
    await simulation.settle();
    expect(first(simulation)?.tries.map((attempt) => attempt.status)).toEqual([status || null, 202]);
    expect(first(simulation)?.acknowledgedAt).not.toBeNull();
  });

  test('the sender that retries as GET sends no body then', async () => {
    const simulation = await simulate({ getRetryShare: 1 }, () => 503);
    await simulation.submit();
    await simulation.settle();
    for (const webhook of webhooksOf(simulation)) {
      expect(webhook.tries.map((attempt) => attempt.method)).toEqual(['POST', 'GET', 'GET']);
    }
    for (const { method, text } of simulation.receiver.received)
      expect(text.length > 0).toBe(method === 'POST');
  });

  test('a webhook that is in time is sent again no more', async () => {
    const simulation = await simulate();
    await simulation.submit();
    await simulation.settle();
    expect(webhooksOf(simulation).every((webhook) => webhook.tries.length === 1)).toBe(true);
  });
});

describe('drops and duplicates', () => {
  test('come in the configured shares, and the truth counts exactly what arrived', async () => {
    const simulation = await simulate({ dropShare: 0.2, duplicateShare: 0.3 });
    await simulation.submit(60);
    await simulation.settle();
    const webhooks = webhooksOf(simulation);
    const events = webhooks.filter((webhook) => !webhook.isDuplicate);
    const dropped = events.filter((webhook) => webhook.isDropped).length;
    const doubled = webhooks.length - events.length;
    expect(Math.abs(dropped / events.length - 0.2)).toBeLessThan(0.06);
    expect(Math.abs(doubled / (events.length - dropped) - 0.3)).toBeLessThan(0.06);
    expect(simulation.receiver.received).toHaveLength(webhooks.length - dropped);
  });

  test('all dropped: nothing arrives, and the run ends all the same', async () => {
    const simulation = await simulate({ dropShare: 1 });
    await simulation.submit(3);
    await simulation.settle();
    expect(simulation.receiver.received).toEqual([]);
    expect(simulation.simulator.truths().map((run) => run.status)).toEqual(['success', 'success', 'success']);
  });

  test('a duplicate is the same to the byte', async () => {
    const simulation = await simulate({ duplicateShare: 1 });
    await simulation.submit(1);
    await simulation.settle();
    const texts = simulation.receiver.received.map((webhook) => webhook.text);
    expect(new Set(texts).size).toBe(texts.length / 2);
  });
});

describe('order and delay', () => {
  test('shuffled runs tell everything after their end, each in an order of its own', async () => {
    const simulation = await simulate({ reorder: true, delayMs: [1, 50] });
    await simulation.submit(20);
    await simulation.settle();
    const runs = simulation.simulator.truths();
    const orders = runs.map((run) =>
      [...run.webhooks]
        .sort((a, b) => (a.tries[0]?.at ?? '').localeCompare(b.tries[0]?.at ?? ''))
        .map(({ event }) => event),
    );
    for (const [index, run] of runs.entries()) {
      expect([...(orders[index] ?? [])].sort((a, b) => a - b)).toEqual(
        run.webhooks.map((webhook) => webhook.event),
      );
      expect(run.webhooks.every((webhook) => (webhook.tries[0]?.at ?? '') > (run.endedAt ?? ''))).toBe(true);
    }
    expect(new Set(orders.map((order) => order[0])).size).toBeGreaterThan(3);
  });

  test('a late final webhook comes late, the others do not', async () => {
    const simulation = await simulate({ lateTerminal: { share: 1, delayMs: [60_000, 60_000] } });
    await simulation.submit();
    await simulation.settle();
    const [run] = simulation.simulator.truths();
    const last = run?.webhooks.at(-1);
    expect(Date.parse(last?.tries[0]?.at ?? '') - Date.parse(run?.endedAt ?? '')).toBe(60_000);
    const others = run?.webhooks.slice(0, -1) ?? [];
    expect(others.every((webhook) => (webhook.tries[0]?.at ?? '') <= (run?.endedAt ?? ''))).toBe(true);
  });
});

describe('ends', () => {
  test('a silent time-out sends no final webhook', async () => {
    const simulation = await simulate({ timeoutWithoutWebhookShare: 1 });
    await simulation.submit();
    await simulation.settle();
    expect(statuses(simulation)).not.toContain('timeout');
    expect(simulation.simulator.truths()).toMatchObject([{ status: 'timeout', hasEnded: true }]);
  });

  test('failures carry an error, as text or as an object', async () => {
    const simulation = await simulate({ failShare: 1 });
    await simulation.submit(12);
    await simulation.settle();
    const ends = simulation.receiver.received.map(bodyOf).filter((body) => body.status === 'failed');
    expect(ends).toHaveLength(12);
    const fields = ends.map((body) => ('error' in body ? 'error' : Object.keys(body).at(-1)));
    expect(new Set(fields)).toEqual(new Set(['error', 'error_details']));
  });

  test('cancellations by nobody are told', async () => {
    const simulation = await simulate({ cancelShare: 1 });
    await simulation.submit();
    await simulation.settle();
    expect(statuses(simulation).at(-1)).toBe('cancelled');
  });
});

test('the same seed gives the same chaos, whatever the receiver does; another seed gives another', async () => {
  const chaos: ChaosOptions = {
    dropShare: 0.2,
    duplicateShare: 0.2,
    delayMs: [0, 3_000],
    failShare: 0.2,
    cancelShare: 0.1,
    timeoutWithoutWebhookShare: 0.1,
  };
  const story = async (seed: number) => {
    const simulation = await simulate(chaos, undefined, seed);
    await simulation.submit(15);
    await simulation.settle();
    return simulation.simulator.truths().map(({ runId: _id, webhookUrl: _url, ...run }) => run);
  };
  const told = await story(5);
  expect(await story(5)).toEqual(told);
  expect(await story(6)).not.toEqual(told);
});
