import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inspectProcess, type RunningProcess } from '../process/process-identity.ts';
import type { DataFolder } from './data-folder.ts';

const POLL_MS = 50;

/**
 * The process named by mongod's own lock file, if it runs and was started on this folder. After a `kill -9` the file
 * still names a pid; that pid may be anybody's by now.
 */
export async function findLockHolder(folder: DataFolder): Promise<RunningProcess | undefined> {
  const text = await readFile(join(folder.databasePath, 'mongod.lock'), 'utf8').catch(() => '');
  const pid = Number(text.trim());
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined;
  const running = await inspectProcess(pid);
  return running !== undefined && runsOn(running, folder) ? running : undefined;
}

/**
 * The same, when somebody is known to hold the lock: mongod takes it first and writes its pid a moment later. Gives up
 * after `timeoutMs`.
 */
export async function awaitLockHolder(
  folder: DataFolder,
  timeoutMs: number,
): Promise<RunningProcess | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const holder = await findLockHolder(folder);
    if (holder !== undefined || performance.now() > deadline) return holder;
    await delay(POLL_MS);
  }
}

/** Whether the folder is among the process's arguments, so that it is a mongod of this folder and not just any process. */
export function runsOn({ commandLine }: RunningProcess, { databasePath }: DataFolder): boolean {
  const text = ` ${commandLine} `;
  return text.includes(` ${databasePath} `) || text.includes(`=${databasePath} `);
}
