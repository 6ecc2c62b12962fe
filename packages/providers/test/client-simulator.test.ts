import type { ProviderRunId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderClient, RunReference, RunRequest } from '../src/provider/index.ts';
import { providerOfService } from '../src/registry/index.ts';
import type { ChaosOptions, RunTruth } from '../src/simulators/index.ts';
import { type Simulation, startSimulation } from './support/simulation.ts';

const CHAOS: ChaosOptions = { failShare: 0.2, cancelShare: 0.2, timeoutWithoutWebhookShare: 0.2 };
const reference = (id: string): RunReference => ({ runId: id as ProviderRunId, toolMetadata: {} });
let simulation: Simulation;
let client: ProviderClient;
let request: RunRequest;

const clientWith = (apiKey: string, baseUrl = simulation.simulator.address) =>
  providerOfService('comfyui')?.client({ baseUrl, apiKey }) as ProviderClient;

beforeAll(async () => {
  simulation = await startSimulation({ chaos: CHAOS });
  client = clientWith('simulator');
  request = {
    toolMetadata: { deploymentId: 'dep-1' },
    inputs: { prompt: 'a red fox' },
    webhookUrl: `${simulation.receiver.url}/hook`,
  };
});
afterAll(() => simulation.close());

async function submit(): Promise<ProviderRunId> {
  const outcome = await client.submit(request);
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.message}`);
  return outcome.providerRunId;
}

describe('submitting', () => {
  test('is accepted with the run that the service knows', async () => {
    const runId = await submit();
    expect(simulation.simulator.truth(runId)).toMatchObject({
      target: 'dep-1',
      webhookUrl: request.webhookUrl,
    });
  });

  test('with another key is refused, and the message does not hold it', async () => {
    const outcome = await clientWith('sk-of-somebody-else').submit(request);
    expect(outcome).toEqual({ kind: 'refused', status: 401, message: 'HTTP 401: Invalid or expired token' });
  });

  test('with a webhook address that is none is refused', async () => {
    const outcome = await client.submit({ ...request, webhookUrl: 'nowhere' });
    expect(outcome).toEqual({
      kind: 'refused',
      status: 422,
      message: 'HTTP 422: must be an http or https address',
    });
  });

  test('whose answer is lost is uncertain, and the run goes on all the same', async () => {
    const other = await startSimulation({ chaos: { lostAnswerShare: 1 } });
    const outcome = await clientWith('simulator', other.simulator.address).submit(request);
    expect(outcome.kind).toBe('uncertain');
    await other.settle();
    expect(other.simulator.truths()).toMatchObject([{ status: 'success' }]);
    await other.close();
  });
});

describe('asking', () => {
  test('tells exactly what is true, of every kind of end', async () => {
    const runIds = await Promise.all(Array.from({ length: 30 }, submit));
    await simulation.settle();
    const kinds = new Set<string>();
    for (const runId of runIds) {
      const truth = simulation.simulator.truth(runId) as RunTruth;
      const outcome = await client.fetchRun(reference(runId));
      if (outcome.kind !== 'found') throw new Error(outcome.kind);
      const { phase, startedAt, endedAt, computeMs } = outcome.report;
      kinds.add(truth.status);
      expect(phase.kind).toBe(truth.status === 'timeout' ? 'failed' : truth.status);
      expect(startedAt?.toISOString()).toBe(truth.startedAt);
      expect(endedAt?.toISOString()).toBe(truth.endedAt);
      expect(computeMs).toBe(truth.runDurationMs);
      expect(JSON.parse(outcome.raw)).toHaveProperty('id', runId);
    }
    expect(kinds).toEqual(new Set(['success', 'failed', 'cancelled', 'timeout']));
  });

  test('for a run that was never submitted', async () => {
    expect(await client.fetchRun(reference('nobody'))).toEqual({ kind: 'unknown-run' });
  });
});

test('cancelling is accepted, and the report tells of the end', async () => {
  const runId = await submit();
  expect(await client.cancel(reference(runId))).toEqual({ kind: 'accepted' });
  expect(await client.fetchRun(reference(runId))).toMatchObject({
    kind: 'found',
    report: { phase: { kind: 'cancelled' } },
  });
  expect(await client.cancel(reference('nobody'))).toEqual({ kind: 'unknown-run' });
});
