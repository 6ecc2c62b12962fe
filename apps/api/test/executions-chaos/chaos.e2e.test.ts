import type { GenerationDocument } from '@genledger/db/client';
import { type OwnMongod, startOwnMongod } from '@genledger/db/testing';
import { createComfyuiDeploySimulator } from '@genledger/providers/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { picoUsd } from '../main-job/expected-record.ts';
import { type ApiProcess, type ApiSettings, startApi } from '../support/api-process.ts';
import { create, DIAMOND, HATS } from '../support/execution-scene.ts';
import { freePort } from '../support/free-port.ts';
import { type Client, createClient } from '../support/http-client.ts';
import { registerTools } from '../support/ledger.ts';
import { waitUntil } from '../support/wait-until.ts';
import { childOf, idsOf, statedBy, sumOf } from './recompute.ts';

const PIECES = Number(process.env['GENLEDGER_CHAOS_PIECES'] ?? 80);
const CASTS = Number(process.env['GENLEDGER_CHAOS_CASTS'] ?? 15);
const PROCESSES = Number(process.env['GENLEDGER_CHAOS_PROCESSES'] ?? 2);
const KILL_EVERY_MS = 4000;
const CONCURRENCY = 20;
const BUDGET = '2';
/** The dearest piece: a flat run. */
const PIECE_PICO_USD = picoUsd('0.05');
const TIMEOUT_MS = 400_000;

const simulator = createComfyuiDeploySimulator({
  seed: 20_261_125,
  chaos: {
    duplicateShare: 0.1,
    dropShare: 0.1,
    reorder: true,
    delayMs: [0, 300],
    failShare: 0.08,
    queueMs: [20, 100],
    runDurationMs: [100, 500],
  },
});

let mongod: OwnMongod;
const apis: ApiProcess[] = [];
const settings: ApiSettings[] = [];

beforeAll(async () => {
  mongod = await startOwnMongod({ label: 'executions-chaos' });
  const environment = {
    LOG_LEVEL: 'error',
    GENLEDGER_RECONCILE_AFTER_MS: '2000',
    GENLEDGER_EXPIRE_AFTER_MS: '25000',
    GENLEDGER_PROVIDER_TIMEOUT_MS: '5000',
    COMFYUI_DEPLOY_URL: await simulator.start(),
    COMFYUI_DEPLOY_API_KEY: 'simulator',
  };
  for (let number = 0; number < PROCESSES; number += 1) {
    const own = { databaseUrl: mongod.url, port: await freePort(), environment };
    settings.push(own);
    apis.push(await startApi(own));
  }
  await registerTools(client());
}, TIMEOUT_MS);

afterAll(async () => {
  for (const api of apis) await api.kill();
  await simulator.stop();
  await mongod?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

function client(): Client {
  const [first] = apis;
  if (first === undefined) throw new Error('no API runs');
  return createClient(first.url);
}

const ACCOUNT = { accountId: 'account-1' } as const;
const COOK = {
  ...HATS,
  randomness: { ...HATS.randomness, duplicates: 'allowed' },
  onFailure: { attempts: 3, thenReplace: true },
} as const;

/** Starts everything: a cook, one with a budget, one whose pieces are made by a spell, and casts. */
async function startExecutions(): Promise<void> {
  const patient = {
    ...DIAMOND,
    steps: DIAMOND.steps.map((step) => ({ ...step, onFailure: { attempts: 5 } })),
  };
  const spellId = await create(client(), '/v1/spells', patient);
  const cookId = await create(client(), '/v1/cooks', { ...COOK, targetSize: PIECES });
  const { parameters: _parameters, ...bare } = COOK;
  const spellCookId = await create(client(), '/v1/cooks', {
    ...bare,
    targetSize: 10,
    work: { kind: 'spell', spellId },
    templates: { subject: 'a {colour} {hat}' },
  });
  const run = { ...ACCOUNT, cookId, concurrency: CONCURRENCY };
  await create(client(), '/v1/cook-executions', run);
  await create(client(), '/v1/cook-executions', { ...run, budget: { usd: BUDGET } });
  await create(client(), '/v1/cook-executions', { ...ACCOUNT, cookId: spellCookId });
  for (let number = 0; number < CASTS; number += 1) {
    await create(client(), '/v1/spell-casts', { ...ACCOUNT, spellId, inputs: { subject: `fox ${number}` } });
  }
}

/** Kills one process after the other, as a crash does, and starts it again, until told to stop. */
async function killInTurn(mayGoOn: () => boolean): Promise<number> {
  let kills = 0;
  while (mayGoOn()) {
    await new Promise((resolve) => setTimeout(resolve, KILL_EVERY_MS));
    const which = kills % apis.length;
    const own = settings[which];
    if (own === undefined) break;
    await apis[which]?.kill();
    apis[which] = await startApi(own);
    kills += 1;
  }
  return kills;
}

function collections() {
  const { cookExecutions: cooks, spellCasts: casts, generationOutputs: generations } = mongod.database;
  return { cooks, casts, generations };
}

async function openExecutions(): Promise<number> {
  const open = { completedAt: { $exists: false } };
  const { cooks, casts } = collections();
  return (await cooks.countDocuments(open)) + (await casts.countDocuments(open));
}

function expectEachTryOnce(children: readonly GenerationDocument[], places: readonly number[]): void {
  const tries = children.map(({ pieceIndex, stepIndex, replacement, attempt }) =>
    [pieceIndex ?? stepIndex, replacement ?? 0, attempt].join('/'),
  );
  expect(new Set(tries).size).toBe(tries.length);
  const made = children
    .filter(({ status }) => status === 'success')
    .map(({ pieceIndex, stepIndex }) => pieceIndex ?? stepIndex ?? -1)
    .sort((a, b) => a - b);
  expect(made).toEqual(places);
}

const upTo = (size: number) => Array.from({ length: size }, (_, index) => index);

describe(`${PIECES} pieces and ${CASTS} casts, ${PROCESSES} processes that are killed again and again`, () => {
  it(
    'all end, with nothing missing, nothing twice, and sums that are those of the children',
    async () => {
      await startExecutions();
      let done = false;
      const killing = killInTurn(() => !done);
      await waitUntil(
        'every execution has ended',
        async () => (await openExecutions()) === 0,
        TIMEOUT_MS * 0.8,
      );
      done = true;
      expect(await killing).toBeGreaterThan(2);

      const { cooks, casts, generations } = collections();
      const all = await generations.find().toArray();
      for (const cast of await casts.find().toArray()) {
        const steps = all.filter(({ spellCastId }) => spellCastId?.equals(cast._id));
        expect(statedBy(cast)).toEqual(sumOf(steps.map(childOf)));
        expect(idsOf(cast.generationIds.map((_id) => ({ _id })))).toEqual(idsOf(steps));
        if (cast.status === 'completed') expectEachTryOnce(steps, upTo(4));
      }
      for (const cook of await cooks.find().toArray()) {
        const pieces = all.filter(({ cookExecutionId }) => cookExecutionId?.equals(cook._id));
        const castPieces = await casts.find({ cookExecutionId: cook._id }).toArray();
        const own = castPieces.map((cast) => ({
          ...statedBy(cast),
          status: cast.status === 'completed' ? ('success' as const) : ('failed' as const),
        }));
        expect(statedBy(cook)).toEqual(sumOf([...pieces.map(childOf), ...own]));
        expect(idsOf(cook.generationIds.map((_id) => ({ _id })))).toEqual(idsOf(pieces));
        const { targetSize = 0, nextIndex = 0, lost = [], budgetUsd } = cook.plan ?? {};
        const made = upTo(nextIndex).filter((index) => !lost.includes(index));
        if (castPieces.length === 0) expectEachTryOnce(pieces, made);
        if (budgetUsd === undefined) {
          expect(cook.status).toBe('completed');
          expect(nextIndex).toBe(targetSize);
        } else {
          expect(cook).toMatchObject({ status: 'stopped', statusReason: 'the budget is spent' });
          const most = picoUsd(BUDGET) + BigInt(CONCURRENCY) * PIECE_PICO_USD;
          expect(statedBy(cook).picoUsd).toBeLessThanOrEqual(most);
          // A run that a kill cut off costs what nobody knows, and counts as an average one.
          const known = pieces.filter(({ costUsd }) => costUsd !== undefined).length;
          const projected = (statedBy(cook).picoUsd * BigInt(pieces.length)) / BigInt(known);
          // What comes late may be less than the average.
          expect(projected).toBeGreaterThan((picoUsd(BUDGET) * 9n) / 10n);
        }
      }
      const submitted = simulator.truths().map(({ webhookUrl }) => webhookUrl);
      expect(new Set(submitted).size).toBe(submitted.length);
    },
    TIMEOUT_MS,
  );
});
