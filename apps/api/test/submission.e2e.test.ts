import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { type ComfyuiDeploySimulator, createComfyuiDeploySimulator } from '@genledger/providers/simulators';
import { describe, expect, test } from 'vitest';
import { type ApiSettings, startApi } from './support/api-process.ts';
import { freePort } from './support/free-port.ts';
import { createHeldClock, type HeldClock } from './support/held-clock.ts';
import { type Client, createClient } from './support/http-client.ts';
import { FLAT_TOOL, generationIn, generationThat, MACHINE_TOOL, registerTools } from './support/ledger.ts';
import { a10gCost } from './support/money.ts';
import { openProviderGate, type ProviderGate } from './support/provider-gate.ts';
import type { GenerationRecord } from './support/records.ts';
import { expectEachEventOnce } from './support/sums.ts';
import { waitUntil } from './support/wait-until.ts';

/** A submission belongs to its process for fifteen seconds here; everything else is generosity. */
const TEST_MS = 150_000;
const SETTLED_MS = 60_000;
/** Where no answer is lost, one that is late on a slow machine must not be taken for one. */
const PATIENT = { GENLEDGER_PROVIDER_TIMEOUT_MS: '60000' };

/** A provider whose runs stand still until they are let go, behind a gate, and what an API needs to use it. */
interface Scene extends AsyncDisposable {
  readonly clock: HeldClock;
  readonly simulator: ComfyuiDeploySimulator;
  readonly gate: ProviderGate;
  readonly database: TestDatabase;
  readonly settings: ApiSettings;
}

async function setScene(label: string, environment: ApiSettings['environment'] = {}): Promise<Scene> {
  const clock = createHeldClock();
  const simulator = createComfyuiDeploySimulator(
    { chaos: { queueMs: [0, 0], runDurationMs: [700, 700] } },
    clock,
  );
  const gate = await openProviderGate(await simulator.start());
  const database = await testDatabase({ label, isLedger: true });
  return {
    clock,
    simulator,
    gate,
    database,
    settings: {
      databaseUrl: database.url,
      port: await freePort(),
      environment: {
        COMFYUI_DEPLOY_URL: gate.url,
        COMFYUI_DEPLOY_API_KEY: 'simulator',
        GENLEDGER_PROVIDER_TIMEOUT_MS: '5000',
        GENLEDGER_RECONCILE_AFTER_MS: '500',
        ...environment,
      },
    },
    async [Symbol.asyncDispose]() {
      await gate[Symbol.asyncDispose]();
      await simulator.stop();
      await database.drop();
    },
  };
}

async function submit(client: Client, key: string, toolId: string = MACHINE_TOOL): Promise<GenerationRecord> {
  const body = { toolId, accountId: 'account-1', submit: true };
  const answer = await client.post<GenerationRecord>('/v1/generations', body, { 'idempotency-key': key });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const isUncertain = ({ submission }: GenerationRecord) => submission.state === 'uncertain';

describe.concurrent('a process that dies while it hands a generation over', () => {
  test('after the provider took it, before the answer: it is not handed over again, and the webhook settles it', {
    timeout: TEST_MS,
  }, async () => {
    await using scene = await setScene('answer lost');
    const { clock, simulator, gate, settings } = scene;
    await using first = await startApi(settings);
    await registerTools(createClient(first.url));
    gate.set('mute');
    const { id } = await submit(createClient(first.url), 'once');
    await waitUntil('the provider to have a run', () => simulator.truths().length === 1);
    await first.kill();

    gate.set('open');
    await using second = await startApi(settings);
    const client = createClient(second.url);
    expect((await submit(client, 'once')).id).toBe(id);
    const uncertain = await generationThat(
      client,
      id,
      'to have been handed over nobody knows how',
      isUncertain,
      SETTLED_MS,
    );
    expect(uncertain).toMatchObject({ status: 'pending', submission: { attempts: 0 } });
    expect(uncertain).not.toHaveProperty('providerRunId');

    clock.release();
    const [truth] = simulator.truths();
    const record = await generationIn(client, id, 'success');
    expect(record).toMatchObject({ providerRunId: truth?.runId, submission: { state: 'submitted' } });
    expect(record.costUsd).toBe(a10gCost(record.computeMs ?? Number.NaN));
    expect(record.pointsSpent).toBeGreaterThan(0);
    expectEachEventOnce(record);
    expect([simulator.truths().length, gate.submissions]).toEqual([1, 1]);
  });

  test('before the provider had it: it is not handed over again, and expires', {
    timeout: TEST_MS,
  }, async () => {
    await using scene = await setScene('request lost', { GENLEDGER_EXPIRE_AFTER_MS: '1000' });
    const { simulator, gate, settings } = scene;
    await using first = await startApi(settings);
    await registerTools(createClient(first.url));
    gate.set('lost');
    const { id } = await submit(createClient(first.url), 'once');
    await waitUntil('the submission to reach the gate', () => gate.submissions === 1);
    await first.kill();

    gate.set('open');
    await using second = await startApi(settings);
    const record = await generationIn(createClient(second.url), id, 'failed', SETTLED_MS);
    expect(record).toMatchObject({
      statusReason: 'expired',
      flags: expect.arrayContaining(['expired']),
      submission: { state: 'uncertain' },
      pointsSpent: 0,
    });
    expect(record).not.toHaveProperty('costUsd');
    expect([simulator.truths().length, gate.submissions]).toEqual([0, 1]);
  });

  test('before it began: another process hands it over, once', { timeout: TEST_MS }, async () => {
    await using scene = await setScene('never begun', PATIENT);
    const { clock, simulator, gate, settings } = scene;
    await using first = await startApi(settings);
    await registerTools(createClient(first.url));
    gate.set('busy');
    const client = createClient(first.url);
    const { id } = await submit(client, 'once');
    await generationThat(client, id, 'to be turned away', ({ submission }) => submission.attempts > 0);
    await first.kill();

    gate.set('open');
    clock.release();
    await using second = await startApi(settings);
    await generationIn(createClient(second.url), id, 'success', SETTLED_MS);
    expect(simulator.truths()).toHaveLength(1);
  });
});

describe.concurrent('an answer that is lost', () => {
  test('leaves the submission uncertain; a provider that says nothing until it has ended still settles it', {
    timeout: TEST_MS,
  }, async () => {
    await using scene = await setScene('timed out');
    const { clock, simulator, gate, settings } = scene;
    await using api = await startApi(settings);
    const client = createClient(api.url);
    await registerTools(client);
    gate.set('mute');
    const { id } = await submit(client, 'once');
    const uncertain = await generationThat(client, id, 'to have timed out', isUncertain);
    expect(uncertain.submission.lastError).toMatch(/\S/);
    expect(uncertain.submission.lastError).not.toContain('/v1/webhooks/');
    gate.set('open');
    clock.release();
    await generationIn(client, id, 'success');
    expect([simulator.truths().length, gate.submissions]).toEqual([1, 1]);
  });
});

describe.concurrent('two API processes', () => {
  test('hand each of twenty generations over once, all of which were turned away at first', {
    timeout: TEST_MS,
  }, async () => {
    await using scene = await setScene('two submitters', PATIENT);
    const { clock, simulator, gate, settings } = scene;
    clock.release();
    await using left = await startApi(settings);
    await using right = await startApi({ ...settings, port: await freePort() });
    const clients = [createClient(left.url), createClient(right.url)] as const;
    await registerTools(clients[0]);
    gate.set('busy');
    const records = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        submit(clients[index % 2 === 0 ? 0 : 1], `job-${index}`, FLAT_TOOL),
      ),
    );
    await waitUntil('twenty submissions to be turned away', () => gate.submissions >= 20);
    gate.set('open');
    for (const { id } of records) {
      const record = await generationIn(clients[0], id, 'success', SETTLED_MS);
      expect(record).toMatchObject({ costUsd: '0.05', pointsSpent: 593, submission: { state: 'submitted' } });
      expectEachEventOnce(record);
    }
    const addresses = simulator.truths().map(({ webhookUrl }) => webhookUrl);
    expect([addresses.length, new Set(addresses).size]).toEqual([20, 20]);
  });
});
