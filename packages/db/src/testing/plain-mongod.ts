import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { defaultCacheDirectory, resolveBinary } from '../mongod/binary/index.ts';
import { memoryFolder } from '../mongod/folder/memory-folder.ts';
import { makeTemporaryDataFolder } from '../mongod/folder/temporary-data-folder.ts';
import { reservePort } from '../mongod/process/free-port.ts';

/** A mongod with arguments of a test's own: with rights, or a member of a set of several. */
export interface PlainMongod extends AsyncDisposable {
  readonly port: number;
  /** A client of this member alone, as whoever is given. */
  connect(user?: string): MongoClient;
}

const READY_MS = 60_000;

async function isReady(port: number): Promise<boolean> {
  // A client that could not connect at first never does.
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1000,
  });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

async function untilReady(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error('mongod does not start');
    }
    await delay(50);
  }
}

/** Starts one on a free port, with data that are thrown away. */
export async function startPlainMongod(...words: readonly string[]): Promise<PlainMongod> {
  const environment = process.env;
  const cacheDirectory = defaultCacheDirectory(environment);
  const { path } = await resolveBinary({ environment, log: () => undefined, cacheDirectory });
  const folder = await makeTemporaryDataFolder(await memoryFolder(), 'plain');
  const port = await reservePort(0);
  const own = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'];
  const memory = ['--wiredTigerCacheSizeGB', '0.25'];
  const child = spawn(path, [...own, ...memory, ...words], { stdio: 'ignore' });
  await untilReady(port, child);
  return {
    port,
    connect: (user) =>
      new MongoClient(`mongodb://${user ? `${user}@` : ''}127.0.0.1:${port}/?directConnection=true`),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
