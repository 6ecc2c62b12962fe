import { type RunningMongod, startTemporaryMongod } from '@genledger/db/mongod';
import { MongoClient } from 'mongodb';

/** Memory for the storage engine's cache, GB: all that a run writes fits. */
const CACHE_GB = 1;

/** The mongod of one run, with a client of the bench's own for what is not measured. */
export interface BenchMongod extends AsyncDisposable {
  readonly pid: number;
  readonly version: string;
  readonly client: MongoClient;
  /** The connection string of a database. */
  url(database: string): string;
}

/** Starts a mongod for one run: a journaled replica set of one, as the ledger starts it for itself. */
export async function startBenchMongod(): Promise<BenchMongod> {
  const mongod: RunningMongod = await startTemporaryMongod({
    environment: process.env,
    log: (line) => process.stderr.write(`${line}\n`),
    cacheSizeGb: CACHE_GB,
  });
  const client = await new MongoClient(mongod.uri).connect();
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  return {
    pid: mongod.pid,
    version: String(version),
    client,
    url: (database) => mongod.uri.replace('/?', `/${database}?`),
    async [Symbol.asyncDispose]() {
      await client.close();
      await mongod.stop();
    },
  };
}
