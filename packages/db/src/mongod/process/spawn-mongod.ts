import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from '../context.ts';
import { MongodError } from '../errors.ts';
import { describeError } from '../outcome.ts';
import { baseEnvironment } from './base-environment.ts';
import { openLogFile } from './log-file.ts';
import { inspectProcess, type ProcessIdentity } from './process-identity.ts';

/** How a mongod ended: with a code, or by a signal. */
export interface MongodExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A mongod process that was just started: it may still refuse its data or its port. */
export interface SpawnedMongod {
  readonly identity: ProcessIdentity;
  /** Fulfilled when it ends, for whatever reason; never rejected. */
  readonly exited: Promise<MongodExit>;
}

/** Starts the process in a session of its own (so that Ctrl-C reaches only us), its output in the log file. */
export async function spawnMongod(
  binaryPath: string,
  parameters: readonly string[],
  logFile: string,
  environment: Environment,
): Promise<SpawnedMongod> {
  const log = await openLogFile(logFile);
  try {
    const child = spawn(binaryPath, [...parameters], {
      env: baseEnvironment(environment),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const exited = new Promise<MongodExit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    return { identity: await identify(child), exited };
  } finally {
    await log.close();
  }
}

async function identify(child: ChildProcess): Promise<ProcessIdentity> {
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  }).catch((error: unknown) => {
    throw new MongodError(`mongod could not be started: ${describeError(error)}`, {
      code: 'start_failed',
      hint: 'Check that the binary may be executed, or let GENLEDGER_MONGOD name another.',
      cause: error,
    });
  });
  const pid = child.pid ?? 0;
  const running = await inspectProcess(pid);
  // Already ended: an identity that matches no process, so that nothing is ever signalled in its name.
  return { pid, startedAt: running?.startedAt ?? 'ended' };
}
