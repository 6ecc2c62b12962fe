import { setTimeout as delay } from 'node:timers/promises';
import { systemErrorCode } from '../outcome.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

const POLL_MS = 25;
const KILL_TIMEOUT_MS = 10_000;

export interface StopOptions {
  /** How long the process may take to end by itself after SIGTERM, in milliseconds. */
  readonly graceMs: number;
}

/**
 * Ends exactly this process: SIGTERM, then SIGKILL when it is still there after the grace time. Says whether it is
 * gone. A later process with the same pid is left alone.
 */
export async function stopProcess(identity: ProcessIdentity, { graceMs }: StopOptions): Promise<boolean> {
  if (await signalAndWait(identity, 'SIGTERM', graceMs)) return true;
  return await signalAndWait(identity, 'SIGKILL', KILL_TIMEOUT_MS);
}

async function signalAndWait(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  timeoutMs: number,
): Promise<boolean> {
  if (!(await isRunning(identity))) return true;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (systemErrorCode(error) !== 'ESRCH') return false;
  }
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (!(await isRunning(identity))) return true;
    await delay(POLL_MS);
  }
  return false;
}
