import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const REPLICA_SET = 'rs0';
const DATABASE = 'genledger';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function portOf(record: unknown): number | undefined {
  if (typeof record !== 'object' || record === null || !('port' in record) || !('mongod' in record)) {
    return undefined;
  }
  const { port, mongod } = record;
  const pid: unknown =
    typeof mongod === 'object' && mongod !== null && 'pid' in mongod ? mongod.pid : undefined;
  return typeof port === 'number' && typeof pid === 'number' && pid > 1 && isRunning(pid) ? port : undefined;
}

/** The address of the embedded database that runs in a data folder, as `pnpm start` keeps it; nothing where none runs. */
export async function findEmbeddedDatabase(dataDirectory: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(dataDirectory, 'mongod', 'mongod.json'), 'utf8');
    const port = portOf(JSON.parse(text));
    return port === undefined
      ? undefined
      : `mongodb://127.0.0.1:${port}/${DATABASE}?replicaSet=${REPLICA_SET}`;
  } catch {
    return undefined;
  }
}
