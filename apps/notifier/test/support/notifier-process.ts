import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ADDRESS = /listens on (http:\/\/127\.0\.0\.1:\d+)/;

/** A notifier as it is deployed: a process of its own. */
export interface NotifierProcess extends AsyncDisposable {
  /** Where its health and metrics are. */
  readonly url: string;
  /** Ends it in good order. @returns its exit code */
  stop(): Promise<number | null>;
  /** Ends it as a crash does: SIGKILL. */
  kill(): Promise<void>;
}

/** Starts a notifier and waits until it says where it listens. */
export async function startNotifierProcess(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<NotifierProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      GENLEDGER_NOTIFIER_PORT: '0',
      GENLEDGER_ALLOW_PRIVATE_TARGETS: '1',
      LOG_LEVEL: 'fatal',
      ...settings,
    },
    // The channel lets it end by itself should the test's process be killed.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (!hasEnded()) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the notifier ended before it listened: ${code}`)));
    if (child.stdout === null) throw new Error('a notifier without standard output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = ADDRESS.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const kill = async (): Promise<void> => {
    await end('SIGKILL');
  };
  return { url, stop: () => end('SIGTERM'), kill, [Symbol.asyncDispose]: kill };
}
