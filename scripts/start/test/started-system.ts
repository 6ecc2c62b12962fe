import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../port.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const READY = /Ctrl-C ends it/;

/** `pnpm start` under test, as a process of its own. */
export interface StartedSystem {
  readonly pid: number;
  readonly address: string;
  /** All that it has written so far. */
  output(): string;
  /** Resolves when it runs, or fails with what it wrote where it ended before. */
  ready(): Promise<void>;
  /** Sends a signal and waits for the end. @returns the exit code, or the signal that ended it */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
  /** Waits for an end that comes by itself. */
  ended(): Promise<number | NodeJS.Signals | null>;
}

/** Starts the system on a data folder. */
export async function startSystem(
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedSystem> {
  const port = environment['PORT'] ?? String(await freePort('127.0.0.1'));
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
    env: { ...inherited, GENLEDGER_DATA_DIR: dataDirectory, LOG_LEVEL: 'warn', ...environment, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (READY.test(output)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then((how) => reject(new Error(`it ended (${how}):\n${output}`)));
  });
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    address: `http://127.0.0.1:${port}`,
    output: () => output,
    ready: () => ready,
    ended: () => ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
