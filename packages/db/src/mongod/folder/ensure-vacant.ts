import type { ProgressLog } from '../context.ts';
import { directoryInUse } from '../failures.ts';
import { inspectProcess, isRunning } from '../process/process-identity.ts';
import { stopProcess } from '../process/stop-process.ts';
import type { DataFolder } from './data-folder.ts';
import { findLockHolder, runsOn } from './lock-holder.ts';
import { readOwnership, removeOwnership } from './ownership-record.ts';

const ORPHAN_GRACE_MS = 30_000;

/**
 * Sees to it that no mongod runs on the folder. One whose owner died is an orphan of ours: it is stopped. Throws
 * MongodError `data_directory_in_use` for any other, with its pid.
 */
export async function ensureVacant(folder: DataFolder, log: ProgressLog): Promise<void> {
  const record = await readOwnership(folder);
  if (record !== undefined) {
    const running = await inspectProcess(record.mongod.pid);
    const isOurs =
      running !== undefined && running.startedAt === record.mongod.startedAt && runsOn(running, folder);
    if (isOurs) {
      if (await isRunning(record.owner)) {
        throw directoryInUse(folder.path, record.mongod.pid, record.owner.pid);
      }
      log(`stopping mongod (pid ${record.mongod.pid}), left over by process ${record.owner.pid}, which died`);
      if (!(await stopProcess(record.mongod, { graceMs: ORPHAN_GRACE_MS }))) {
        throw directoryInUse(folder.path, record.mongod.pid);
      }
    }
    await removeOwnership(folder);
  }
  const holder = await findLockHolder(folder);
  if (holder !== undefined) throw directoryInUse(folder.path, holder.pid);
}
