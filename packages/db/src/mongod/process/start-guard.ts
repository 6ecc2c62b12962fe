import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../context.ts';
import { baseEnvironment } from './base-environment.ts';
import type { ProcessIdentity } from './process-identity.ts';

const GUARD_PROGRAM = fileURLToPath(new URL('./guard-program.ts', import.meta.url));

/** Starts the process that stops `mongod` should this one die without doing so; gives what dismisses it. */
export function startGuard(mongod: ProcessIdentity, environment: Environment): () => void {
  const parameters = ['--no-warnings', GUARD_PROGRAM, String(mongod.pid), mongod.startedAt];
  const guard = spawn(process.execPath, parameters, {
    env: baseEnvironment(environment),
    // Its own session: a Ctrl-C or a hang-up of the terminal is the parent's to handle.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a guard mongod still runs, and the next start finds an orphan.
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => guard.stdin.end();
}
