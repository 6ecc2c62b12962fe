import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { waitUntil } from './wait-until.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const FOLDER = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 85_000;

/** The operator's key, which may do everything. */
export const ADMIN_KEY = 'glk_e2e_admin_0123456789abcdefghij';
/** The secrets of webhooks: the first signs, both are accepted. */
export const WEBHOOK_SECRETS = ['e2e-webhook-secret-current', 'e2e-webhook-secret-previous'] as const;

/** How an API process is started. */
export interface ApiSettings {
  readonly databaseUrl: string;
  /** A free one unless given: a restarted process must be found where it was. */
  readonly port?: number;
  /** Further settings, by their variables' names. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** An API that runs as a process of its own, ready. */
export interface ApiProcess extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly isRunning: boolean;
  /** What it wrote to standard output and standard error so far. */
  readonly output: string;
  /** Ends it in good order, as an operator does; gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash does: SIGKILL, nothing is finished. */
  kill(): Promise<void>;
}

function variables({ databaseUrl, environment }: ApiSettings, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    GENLEDGER_ENVIRONMENT: 'e2e',
    GENLEDGER_ADMIN_KEY: ADMIN_KEY,
    GENLEDGER_WEBHOOK_SECRET: WEBHOOK_SECRETS.join(','),
    ...environment,
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (!hasEnded(child)) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode;
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`);
  await answer.arrayBuffer();
  return answer.status === 200;
}

/** Starts the API as deployments do, `node apps/api/src/main.ts`, and waits until `/readyz` says 200. */
export async function startApi(settings: ApiSettings): Promise<ApiProcess> {
  const port = settings.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  // The channel lets the process end by itself should the test's process be killed.
  const child = spawn(process.execPath, [MAIN], {
    cwd: FOLDER,
    env: variables(settings, port),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const isUp = async () => {
    if (hasEnded(child)) return 'ended';
    return (await isReady(url)) && 'ready';
  };
  const outcome = await waitUntil('the API to be ready', isUp, START_MS).catch(() => 'late');
  if (outcome !== 'ready') {
    await end(child, 'SIGKILL');
    throw new Error(`the API did not start (${outcome}):\n${output}`);
  }
  const kill = async (): Promise<void> => {
    await end(child, 'SIGKILL');
  };
  return {
    url,
    port,
    get isRunning() {
      return !hasEnded(child);
    },
    get output() {
      return output;
    },
    stop: () => end(child, 'SIGTERM'),
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
