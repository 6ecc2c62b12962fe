import { type OwnMongod, startOwnMongod } from '@genledger/db/testing';
import { createComfyuiDeploySimulator } from '@genledger/providers/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, type ApiProcess, type ApiSettings, startApi } from '../support/api-process.ts';
import { freePort } from '../support/free-port.ts';
import { createClient } from '../support/http-client.ts';
import { registerTools } from '../support/ledger.ts';
import { waitUntil } from '../support/wait-until.ts';
import { createGenerations } from './create-generations.ts';
import { expectedRecord, picoUsd, type StoredEvent } from './expected-record.ts';

const GENERATIONS = Number(process.env['GENLEDGER_MAIN_JOB_GENERATIONS'] ?? 1000);
const KILL_AT = [0.25, 0.5, 0.75].map((share) => Math.round(GENERATIONS * share));
/** Generations that are being created, and so perhaps handed over, when a process is killed. */
const IN_FLIGHT = 16;
const TIMEOUT_MS = 240_000;

interface StoredGeneration {
  readonly _id: { toHexString(): string };
  readonly status: string;
  readonly requestTimestamp: Date;
  readonly durationMs?: number;
  readonly costUsd?: { toString(): string };
  readonly pointsSpent: number;
  readonly protocolNetPoints: number;
  readonly flags: readonly string[];
  readonly providerRunId?: string;
  readonly history: readonly { readonly from?: string; readonly to: string; readonly eventId?: string }[];
}

const simulator = createComfyuiDeploySimulator({
  seed: 20_261_124,
  chaos: {
    duplicateShare: 0.1,
    dropShare: 0.1,
    reorder: true,
    delayMs: [0, 400],
    getRetryShare: 0.2,
    timeoutWithoutWebhookShare: 0.02,
    failShare: 0.05,
    cancelShare: 0.03,
    queueMs: [50, 300],
    runDurationMs: [200, 1500],
  },
});

let mongod: OwnMongod;
let api: ApiProcess;
let settings: ApiSettings;

beforeAll(async () => {
  mongod = await startOwnMongod({ label: 'durability' });
  settings = {
    databaseUrl: mongod.url,
    port: await freePort(),
    environment: {
      LOG_LEVEL: 'error',
      GENLEDGER_RECONCILE_AFTER_MS: '2000',
      GENLEDGER_EXPIRE_AFTER_MS: '25000',
      GENLEDGER_PROVIDER_TIMEOUT_MS: '5000',
      COMFYUI_DEPLOY_URL: await simulator.start(),
      COMFYUI_DEPLOY_API_KEY: 'simulator',
    },
  };
  api = await startApi(settings);
  await registerTools(createClient(api.url));
}, TIMEOUT_MS);

afterAll(async () => {
  await api?.kill();
  await simulator.stop();
  await mongod?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

const generations = () => mongod.database.db.collection<StoredGeneration>('generationOutputs');
const events = () =>
  mongod.database.db.collection<StoredEvent & { state: string; generationId?: unknown }>('webhookEvents');

/** Kills the API as a crash does, and starts it again on its port. */
async function restart(): Promise<void> {
  await api.kill();
  api = await startApi(settings);
}

/** Creates all generations while the API is killed and started again. */
async function runMainJob(): Promise<ReadonlySet<string>> {
  const kills = [...KILL_AT];
  let restarting = Promise.resolve();
  const ids = await createGenerations({
    address: api.url,
    count: GENERATIONS,
    atOnce: IN_FLIGHT,
    onCreated(created) {
      if (kills[0] === undefined || created < kills[0]) return;
      kills.shift();
      restarting = restarting.then(restart);
    },
  });
  await restarting;
  expect(kills).toEqual([]);
  return ids;
}

describe('the main job: generations through a provider that loses, repeats and shuffles, and an API that is killed three times', () => {
  it(
    'ends every generation with the right time, cost and points, and counts each of them once',
    async () => {
      const ids = await runMainJob();
      expect(ids.size).toBe(GENERATIONS);
      await waitUntil(
        'every generation has ended',
        async () => {
          return (await generations().countDocuments({ status: { $in: ['pending', 'processing'] } })) === 0;
        },
        TIMEOUT_MS / 2,
      );
      await waitUntil(
        'the inbox is empty',
        async () => (await events().countDocuments({ state: 'received' })) === 0,
      );

      const records = await generations().find().toArray();
      expect(records).toHaveLength(GENERATIONS);
      const truths = simulator.truths();
      const runs = new Map(truths.map((truth) => [truth.runId, truth]));
      expect(new Set(truths.map(({ webhookUrl }) => webhookUrl)).size).toBe(truths.length);

      for (const record of records) {
        const heard = await events().find({ generationId: record._id }).toArray();
        const expected = expectedRecord(record.requestTimestamp, heard);
        const run = record.providerRunId === undefined ? undefined : runs.get(record.providerRunId);
        if (expected === undefined) {
          // Killed between the claim and the request, or so that every word of its run was lost: nobody can know more.
          const unheard = truths.find(({ webhookUrl }) => webhookUrl?.includes(record._id.toHexString()));
          expect(unheard?.webhooks.filter(({ acknowledgedAt }) => acknowledgedAt !== null) ?? []).toEqual([]);
          expect(record).toMatchObject({
            status: 'failed',
            flags: expect.arrayContaining(['expired']),
            pointsSpent: 0,
          });
          expect(record).not.toHaveProperty('costUsd');
          continue;
        }
        const truth = { success: 'success', failed: 'failed', timeout: 'failed', cancelled: 'cancelled' };
        expect(expected.status).toBe(truth[run?.status as keyof typeof truth]);
        expect({
          id: record._id.toHexString(),
          status: record.status,
          durationMs: record.durationMs,
          picoUsd: record.costUsd === undefined ? undefined : picoUsd(record.costUsd.toString()),
          pointsSpent: record.pointsSpent,
        }).toEqual({ id: record._id.toHexString(), ...expected });
        const applied = record.history.flatMap(({ eventId }) => eventId ?? []);
        expect(new Set(applied).size).toBe(applied.length);
      }
      const lost = records.filter(({ flags }) => flags.includes('expired')).length;
      expect(lost).toBeLessThanOrEqual(KILL_AT.length * IN_FLIGHT);

      await expectRollupsToEqualRecords(records);
    },
    TIMEOUT_MS,
  );
});

/** The weekly sums that the API tells are those of the records, added up by hand. */
async function expectRollupsToEqualRecords(records: readonly StoredGeneration[]): Promise<void> {
  const answer = await fetch(`${api.url}/v1/stats/weekly`, {
    headers: { authorization: `Bearer ${ADMIN_KEY}` },
  });
  const { data } = (await answer.json()) as { data: Record<string, number | string>[] };
  const sum = (field: string) => data.reduce((total, week) => total + Number(week[field]), 0);
  const inStatus = (status: string) => records.filter((record) => record.status === status).length;
  const cost = records.reduce((total, { costUsd }) => total + picoUsd(costUsd?.toString() ?? '0'), 0n);
  expect(sum('count')).toBe(records.length);
  expect(sum('succeeded')).toBe(inStatus('success'));
  expect(sum('failed')).toBe(inStatus('failed'));
  expect(sum('cancelled')).toBe(inStatus('cancelled'));
  expect(sum('totalPointsSpent')).toBe(records.reduce((total, { pointsSpent }) => total + pointsSpent, 0));
  expect(data.reduce((total, week) => total + picoUsd(String(week['totalCostUsd'] ?? '0')), 0n)).toBe(cost);
}
