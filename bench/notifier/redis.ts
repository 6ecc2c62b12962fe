import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A Redis of one run. */
export interface BenchRedis extends AsyncDisposable {
  readonly port: number;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts Redis with its log synced on every write. @returns nothing where it is not installed */
export async function startRedis(): Promise<BenchRedis | undefined> {
  const [port, directory] = [await freePort(), await mkdtemp(join(tmpdir(), 'genledger-bench-redis-'))];
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory];
  const child = spawn('redis-server', [...settings, '--appendonly', 'yes', '--appendfsync', 'always'], {
    stdio: 'ignore',
  });
  const failed = await Promise.race([once(child, 'error').then(() => true), delay(1000, false)]);
  if (failed) {
    await rm(directory, { recursive: true, force: true });
    return undefined;
  }
  return {
    port,
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
