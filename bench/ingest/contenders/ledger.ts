import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@genledger/db/client';
import { readCommitTimes } from '../commit-times.ts';
import { newGenerationDocuments } from '../generation-documents.ts';
import { WEBHOOK_SECRET } from '../secret.ts';
import { startServer } from '../server-process.ts';
import type { Applied, Contender, PostLoad } from './contender.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const POLL_MS = 5;
const APPLIED_WITHIN_MS = 60_000;
/** For the change stream and the jobs to see what happened meanwhile, ms. */
const CATCH_UP_MS = 250;

/** Waits until no event waits. @returns when that was seen, ms since 1970 */
async function nothingWaits({ webhookEvents }: Database): Promise<number> {
  const deadline = Date.now() + APPLIED_WITHIN_MS;
  while ((await webhookEvents.findOne({ state: 'received' }, { projection: { _id: 1 } })) !== null) {
    if (Date.now() > deadline) throw new Error(`events still wait after ${APPLIED_WITHIN_MS} ms`);
    await delay(POLL_MS);
  }
  return Date.now();
}

/** A figure for work that was not done right is worth nothing: every run must have ended, every event be settled as it should. */
async function verify(database: Database, runIds: readonly string[]): Promise<void> {
  const ofRuns = { provider: 'comfyui-deploy', providerRunId: { $in: [...runIds] } };
  const ended = await database.generationOutputs.countDocuments({
    ...ofRuns,
    status: 'success',
    costUsd: { $exists: true },
    'artifacts.0': { $exists: true },
  });
  const astray = await database.webhookEvents.countDocuments({ state: { $nin: ['applied', 'ignored'] } });
  if (ended !== runIds.length || astray > 0) {
    throw new Error(`${ended} of ${runIds.length} runs ended as they should, ${astray} events went astray`);
  }
}

async function appliedTo(database: Database, runIds: readonly string[]): Promise<Applied> {
  const lastAtMs = await nothingWaits(database);
  await verify(database, runIds);
  const committed = await readCommitTimes(database, runIds);
  return { lastAtMs, latenciesMs: committed };
}

/** How the ledger's API is started. */
export interface LedgerOptions {
  readonly name: string;
  readonly databaseUrl: string;
  /** Another checkout to take the API from, so that a change is measured beside what it changes. */
  readonly root?: string;
  readonly nodeOptions?: readonly string[];
}

/** (1) Genledger's API as it is deployed: a process of its own, verification, limits, metrics and jobs included. */
export async function startLedger(options: LedgerOptions, post: PostLoad): Promise<Contender> {
  const { name, databaseUrl, root = ROOT, nodeOptions = [] } = options;
  const { pid, port, halt, resume, stop } = await startServer(
    `${root}/apps/api/src/main.ts`,
    {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      GENLEDGER_WEBHOOK_SECRET: WEBHOOK_SECRET,
      GENLEDGER_ENVIRONMENT: 'bench',
    },
    nodeOptions,
  );
  const database = openDatabase({ url: databaseUrl });
  return {
    name,
    pid,
    appliesBeforeAnswer: false,
    halt,
    async resume() {
      resume();
      await delay(CATCH_UP_MS);
    },
    async prepare(runIds) {
      await database.generationOutputs.insertMany(newGenerationDocuments(runIds));
    },
    load: (request) => post({ ...request, target: { port, path: '/v1/webhooks/comfyui-deploy' } }),
    applied: (runIds) => appliedTo(database, runIds),
    async stop() {
      await stop();
      await database.close();
    },
  };
}
