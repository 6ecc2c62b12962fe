import { setTimeout as delay } from 'node:timers/promises';
import { type Db, MongoClient } from 'mongodb';
import { configureReplicaSet } from './configure.ts';
import { waitForPort } from './wait-for-port.ts';

const POLL_MS = 15;
const COMMAND_TIMEOUT_MS = 10_000;

export interface PrimaryOptions {
  readonly port: number;
  /** The mongod that is meant: another server that got hold of the port must not be reconfigured. */
  readonly pid: number;
  /** Ends the waiting; its reason is thrown. */
  readonly signal: AbortSignal;
}

/** Waits until mongod listens, sets up its replica set, and waits until it accepts writes. */
export async function becomePrimary({ port, pid, signal }: PrimaryOptions): Promise<void> {
  await waitForPort(port, signal);
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: COMMAND_TIMEOUT_MS,
    appName: 'genledger-mongod',
  });
  try {
    const admin = client.db('admin');
    await verifyServer(admin, port, pid);
    let settled = false;
    while (!settled || !(await isWritablePrimary(admin))) {
      signal.throwIfAborted();
      if (!settled) settled = await configureReplicaSet(admin, `127.0.0.1:${port}`);
      else await delay(POLL_MS);
    }
  } finally {
    await client.close();
  }
}

async function verifyServer(admin: Db, port: number, pid: number): Promise<void> {
  const status = await admin.command({ serverStatus: 1, metrics: 0, wiredTiger: 0, tcmalloc: 0 });
  if (Number(status.pid) !== pid) {
    throw new Error(
      `port ${port} is answered by process ${status.pid}, not by the mongod just started (${pid})`,
    );
  }
}

async function isWritablePrimary(admin: Db): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  return hello.isWritablePrimary === true;
}
