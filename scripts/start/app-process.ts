import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** An app of the system as a process of its own. */
export interface AppProcess {
  readonly name: string;
  /** Resolves when it has ended, with how. */
  readonly exited: Promise<string>;
  /** Ends it in good order, and by force after a while. */
  stop(): Promise<void>;
}

const FORCE_AFTER_MS = 15_000;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function relay(child: ChildProcess, name: string, hidden: RegExp): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (!hidden.test(line)) process.stderr.write(`${name}: ${line}\n`);
    });
  }
}

/**
 * Starts an app. It leads a process group of its own, so that Ctrl-C reaches only the starter, which ends everything in order; and it
 * holds a message channel to the starter, whose closing tells it that the starter is gone.
 * @param main the app's entry, from the root of the workspace
 * @param hidden lines that are not relayed
 */
export function startApp(
  name: string,
  main: string,
  environment: NodeJS.ProcessEnv,
  hidden = /^$/,
): AppProcess {
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  relay(child, name, hidden);
  const exited = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ?? `exit code ${code}`));
  });
  return {
    name,
    exited,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), FORCE_AFTER_MS);
      await exited;
      clearTimeout(force);
    },
  };
}
