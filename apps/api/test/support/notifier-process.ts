import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../notifier/src/main.ts', import.meta.url));
const ADDRESS = /listens on (http:\/\/127\.0\.0\.1:\d+)/;

/** A notifier as it is deployed: a process of its own. */
export interface NotifierProcess extends AsyncDisposable {
  /** Where its health and metrics are. */
  readonly url: string;
}

/** Starts a notifier beside an API, on its database. */
export async function startNotifier(
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
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the notifier ended before it listened: ${code}`)));
    if (child.stdout === null) throw new Error('a notifier without standard output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = ADDRESS.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
