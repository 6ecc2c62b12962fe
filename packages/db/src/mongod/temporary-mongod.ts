import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDataFolder } from './folder/data-folder.ts';
import { memoryFolder } from './folder/memory-folder.ts';
import { readOwnership } from './folder/ownership-record.ts';
import { makeTemporaryDataFolder, TEMPORARY_PREFIX } from './folder/temporary-data-folder.ts';
import { isRunning } from './process/process-identity.ts';
import { type RunningMongod, type StartMongodOptions, startMongod } from './start-mongod.ts';

const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** How a temporary mongod is started. */
export interface TemporaryMongodOptions extends Omit<StartMongodOptions, 'dataDirectory' | 'port'> {
  /** Keeps its data in memory where the system has room for them: as real as any, but no write waits for a disk. */
  readonly inMemory?: boolean;
}

/**
 * An embedded mongod for one run of tests or a trial, on a free port, as durable as any other. Its data folder is
 * temporary: `stop` removes it, and what a killed run left behind is removed by the next one.
 * Throws MongodError as `startMongod` does.
 */
export async function startTemporaryMongod({
  inMemory = false,
  ...options
}: TemporaryMongodOptions): Promise<RunningMongod> {
  const parent = inMemory ? await memoryFolder() : tmpdir();
  await removeAbandoned(parent);
  const dataDirectory = await makeTemporaryDataFolder(parent);
  const remove = (): Promise<void> => rm(dataDirectory, { recursive: true, force: true });
  try {
    const mongod = await startMongod({ ...options, dataDirectory });
    return { ...mongod, stop: () => mongod.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(TEMPORARY_PREFIX));
  for (const name of names) {
    const directory = join(parent, name);
    // Somebody else's folder, or one that its owner removes just now: not ours to complain about.
    const abandoned = await isAbandoned(directory).catch(() => false);
    if (abandoned) await rm(directory, { recursive: true, force: true }).catch(() => {});
  }
}

async function isAbandoned(directory: string): Promise<boolean> {
  const { mtimeMs } = await stat(directory);
  const record = await readOwnership(describeDataFolder(directory));
  if (record === undefined) return Date.now() - mtimeMs > ABANDONED_AFTER_MS;
  return !(await isRunning(record.owner)) && !(await isRunning(record.mongod));
}
