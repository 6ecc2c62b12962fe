import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A server under load, as a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Halts it where it stands: what it does when idle is not to be charged to others. */
  halt(): void;
  /** Lets it go on. */
  resume(): void;
  stop(): Promise<void>;
}

const FORCE_AFTER_MS = 15_000;
const ADDRESS = /listens on http:\/\/127\.0\.0\.1:(\d+)/;

/**
 * Starts a server and waits until it says where it listens. It holds a channel to this process, and ends when that closes.
 * @param main its entry, run by the same Node as this one
 * @param nodeOptions such as `--cpu-prof`
 */
export async function startServer(
  main: string,
  environment: NodeJS.ProcessEnv,
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeOptions, main], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(String(signal ?? code)));
  });
  const port = await new Promise<number>((resolve, reject) => {
    if (child.stdout === null) throw new Error('a server without standard output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = ADDRESS.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void exited.then((how) => reject(new Error(`${main} ended before it listened: ${how}`)));
  });
  // One that is halted cannot see that this process has gone.
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  return {
    pid: child.pid ?? 0,
    port,
    halt: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      process.off('exit', killAtExit);
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), FORCE_AFTER_MS);
      await exited;
      clearTimeout(force);
    },
  };
}
