import { setTimeout as delay } from 'node:timers/promises';
import { MongodError } from './errors.ts';
import { directoryInUse } from './failures.ts';
import type { DataFolder } from './folder/data-folder.ts';
import { awaitLockHolder, findLockHolder } from './folder/lock-holder.ts';
import { describeError } from './outcome.ts';
import { EXIT_REFUSED, explainExit, saysDirectoryInUse } from './process/explain-exit.ts';
import { readLogTail } from './process/log-file.ts';
import type { MongodExit, SpawnedMongod } from './process/spawn-mongod.ts';
import { becomePrimary } from './replica-set/become-primary.ts';

const LAST_WORDS_MS = 500;
const LOCK_HOLDER_MS = 5_000;

export interface ReadyOptions {
  readonly folder: DataFolder;
  readonly port: number;
  readonly startTimeoutMs: number;
}

/**
 * Waits until a mongod accepts writes. Throws MongodError when it ends before that (the code says why), when it can't
 * be made primary, or `start_timed_out`.
 */
export async function awaitReady(mongod: SpawnedMongod, options: ReadyOptions): Promise<void> {
  const { port, startTimeoutMs } = options;
  const ended = new AbortController();
  void mongod.exited.then(() => ended.abort());
  const timeLimit = AbortSignal.timeout(startTimeoutMs);
  const signal = AbortSignal.any([ended.signal, timeLimit]);
  try {
    await Promise.race([
      becomePrimary({ port, pid: mongod.identity.pid, signal }),
      rejectWhenAborted(signal),
    ]);
  } catch (error) {
    // A connection that broke may be the first sign of mongod's end.
    const exit = await Promise.race([mongod.exited, delay(LAST_WORDS_MS)]);
    if (exit !== undefined) throw await explainEnd(exit, options);
    throw explainFailure(error, timeLimit.aborted, options);
  }
}

async function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  throw signal.reason;
}

function explainFailure(error: unknown, timedOut: boolean, options: ReadyOptions): MongodError {
  const log = `Its log is ${options.folder.logFile}.`;
  if (timedOut) {
    return new MongodError(`mongod was not ready after ${options.startTimeoutMs / 1000} s.`, {
      code: 'start_timed_out',
      hint: `After a crash a large database needs longer. ${log}`,
      cause: error,
    });
  }
  return new MongodError(`mongod did not become primary: ${describeError(error)}`, {
    code: 'start_failed',
    hint: log,
    cause: error,
  });
}

async function explainEnd(exit: MongodExit, { folder, port }: ReadyOptions): Promise<MongodError> {
  const logLines = await readLogTail(folder.logFile);
  // Two that start at once share one log: the one that runs may have written over the other's last words, and has yet to write down its pid.
  const isHeld = saysDirectoryInUse(logLines);
  const mayBeHeld = isHeld || exit.code === EXIT_REFUSED;
  const holder = mayBeHeld ? await awaitLockHolder(folder, LOCK_HOLDER_MS) : await findLockHolder(folder);
  if (isHeld || holder !== undefined) return directoryInUse(folder.path, holder?.pid);
  return explainExit({ exit, port, logLines, logFile: folder.logFile, directory: folder.path });
}
