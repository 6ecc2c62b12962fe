import { rm } from 'node:fs/promises';
import { type Database, openDatabase } from '../client/index.ts';
import { applyMigrations } from '../migrations/index.ts';
import { memoryFolder } from '../mongod/folder/memory-folder.ts';
import { makeTemporaryDataFolder } from '../mongod/folder/temporary-data-folder.ts';
import { type RunningMongod, startMongod } from '../mongod/index.ts';

/** A MongoDB of a test's own, which it may end and start again on the same data and port. */
export interface OwnMongod extends AsyncDisposable {
  /** Connection string of a database on it; the same after every start. */
  readonly url: string;
  /** The same database, as tests look into it. */
  readonly database: Database;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a power cut does: SIGKILL. */
  crash(): Promise<void>;
  start(): Promise<void>;
}

/** How it is made. */
export interface OwnMongodOptions {
  /** The name of the database, and what its folder is called. */
  readonly label: string;
  /** Puts the database at the contract; left out, it is empty. */
  readonly isLedger?: boolean;
  /** How long the test's own client looks for it, ms. */
  readonly serverSelectionTimeoutMs?: number;
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
export async function startOwnMongod({
  label,
  isLedger = false,
  serverSelectionTimeoutMs,
}: OwnMongodOptions): Promise<OwnMongod> {
  const dataDirectory = await makeTemporaryDataFolder(await memoryFolder(), label);
  const launch = (port: number): Promise<RunningMongod> =>
    startMongod({ dataDirectory, port, environment: process.env, log: () => {} });
  let mongod = await launch(0);
  const url = mongod.uri.replace('/?', `/${label}?`);
  if (isLedger) await applyMigrations(url, label);
  const database = openDatabase({
    url,
    ...(serverSelectionTimeoutMs !== undefined && { serverSelectionTimeoutMs }),
  });
  await shortenTransactions(database);
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
      await shortenTransactions(database);
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await mongod.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
