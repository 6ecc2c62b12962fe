import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import { type RunningMongod, startMongod } from '@genledger/db/mongod';

/** A MongoDB of a test's own, which it may end and start again on the same data and port. */
export interface OwnMongod extends AsyncDisposable {
  /** Connection string of a ledger on it; the same after every start. */
  readonly url: string;
  readonly database: Database;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a power cut does: SIGKILL. */
  crash(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a MongoDB with an empty ledger. */
export async function startOwnMongod(): Promise<OwnMongod> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'genledger-notifier-mongod-'));
  const launch = (port: number): Promise<RunningMongod> =>
    startMongod({ dataDirectory, port, environment: process.env, log: () => {} });
  let mongod = await launch(0);
  const url = mongod.uri.replace('/?', '/notifier?');
  await applyMigrations(url, 'notifier');
  const database = openDatabase({ url, serverSelectionTimeoutMs: 30_000 });
  return {
    url,
    database,
    stop: () => mongod.stop(),
    async crash() {
      process.kill(mongod.pid, 'SIGKILL');
      await mongod.exited;
    },
    async start() {
      mongod = await launch(mongod.port);
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await mongod.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
