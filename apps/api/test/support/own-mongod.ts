import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@genledger/db/client';
import { type RunningMongod, startMongod } from '@genledger/db/mongod';

/** A MongoDB that a test may crash. */
export interface OwnMongod extends AsyncDisposable {
  /** Connection string of a database on it; the same after every start. */
  readonly url: string;
  /** The same database, as tests look into it. */
  readonly database: Database;
  /** Ends it as a power cut does: SIGKILL. */
  crash(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
}

/**
 * How long MongoDB keeps what a transaction of a dead process holds. A minute unless told otherwise: until then nobody else can write
 * the same documents.
 */
const TRANSACTION_LIFETIME_SECONDS = 3;

async function shortenTransactions({ client }: Database): Promise<void> {
  const transactionLifetimeLimitSeconds = TRANSACTION_LIFETIME_SECONDS;
  await client.db('admin').command({ setParameter: 1, transactionLifetimeLimitSeconds });
}

/** Starts a MongoDB of the test's own, in a temporary folder. */
export async function startOwnMongod(): Promise<OwnMongod> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'genledger-e2e-mongod-'));
  const start = (port: number): Promise<RunningMongod> =>
    startMongod({ dataDirectory, port, environment: process.env, log: () => {} });
  let mongod = await start(0);
  const url = mongod.uri.replace('/?', '/durability?');
  const database = openDatabase({ url });
  await shortenTransactions(database);
  return {
    url,
    database,
    async crash() {
      process.kill(mongod.pid, 'SIGKILL');
      await mongod.exited;
    },
    async restart() {
      mongod = await start(mongod.port);
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await mongod.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
