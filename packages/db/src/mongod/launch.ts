import { setTimeout as delay } from 'node:timers/promises';
import type { MongodBinary } from './binary/index.ts';
import type { Environment } from './context.ts';
import { MongodError } from './errors.ts';
import type { DataFolder } from './folder/data-folder.ts';
import { findLockHolder } from './folder/lock-holder.ts';
import { removeOwnership, writeOwnership } from './folder/ownership-record.ts';
import { describeError } from './outcome.ts';
import { explainExit } from './process/explain-exit.ts';
import { readLogTail } from './process/log-file.ts';
import { mongodParameters } from './process/mongod-parameters.ts';
import { ownIdentity } from './process/process-identity.ts';
import { type MongodExit, type SpawnedMongod, spawnMongod } from './process/spawn-mongod.ts';
import { startGuard } from './process/start-guard.ts';
import { stopProcess } from './process/stop-process.ts';
import { becomePrimary } from './replica-set/become-primary.ts';

/** After SIGTERM mongod writes a checkpoint; it gets this long before SIGKILL, which costs a recovery, no data. */
const STOP_GRACE_MS = 15_000;
const LAST_WORDS_MS = 500;

export interface LaunchOptions {
  readonly binary: MongodBinary;
  readonly folder: DataFolder;
  readonly port: number;
  readonly cacheSizeGb: number;
  readonly startTimeoutMs: number;
  readonly environment: Environment;
}

export interface LaunchedMongod {
  readonly pid: number;
  readonly exited: Promise<MongodExit>;
  stop(): Promise<void>;
}

/** Starts one mongod on a vacant folder and waits until it is primary. Leaves no process behind when it throws. */
export async function launch(options: LaunchOptions): Promise<LaunchedMongod> {
  const { binary, folder, environment } = options;
  const parameters = mongodParameters({ ...options, databasePath: folder.databasePath });
  const mongod = await spawnMongod(binary.path, parameters, folder.logFile, environment);
  const dismissGuard = startGuard(mongod.identity, environment);
  const stop = async (): Promise<void> => {
    const gone = await stopProcess(mongod.identity, { graceMs: STOP_GRACE_MS });
    if (!gone) return;
    await mongod.exited;
    await removeOwnership(folder);
  };
  void mongod.exited.then(dismissGuard);
  try {
    await becomeReady(mongod, options);
    const owner = await ownIdentity();
    await writeOwnership(folder, {
      mongod: mongod.identity,
      owner,
      port: options.port,
      version: binary.version,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    pid: mongod.identity.pid,
    exited: mongod.exited,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** Races mongod getting ready against its end and the time limit. */
async function becomeReady(mongod: SpawnedMongod, options: LaunchOptions): Promise<void> {
  const { port, startTimeoutMs, folder } = options;
  const { pid } = mongod.identity;
  const ended = new AbortController();
  const timeLimit = AbortSignal.timeout(startTimeoutMs);
  void mongod.exited.then((exit) => ended.abort(exit));
  const signal = AbortSignal.any([ended.signal, timeLimit]);
  try {
    await Promise.race([becomePrimary({ port, pid, signal }), rejectWhenAborted(signal)]);
  } catch (error) {
    // A connection that broke may be the first sign of mongod's end.
    const exit = await Promise.race([mongod.exited, delay(LAST_WORDS_MS, undefined, { ref: false })]);
    if (exit !== undefined) throw await explainEnd(exit, pid, options);
    if (timeLimit.aborted) {
      throw new MongodError('start_timed_out', `mongod was not ready after ${startTimeoutMs / 1000} s.`, {
        hint: `After a crash a large database needs longer. Its log is ${folder.logFile}.`,
        cause: error,
      });
    }
    throw new MongodError('start_failed', `mongod did not become primary: ${describeError(error)}`, {
      hint: `Its log is ${folder.logFile}.`,
      cause: error,
    });
  }
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function explainEnd(exit: MongodExit, pid: number, options: LaunchOptions): Promise<MongodError> {
  const { folder, port } = options;
  const holder = await findLockHolder(folder);
  return explainExit({
    exit,
    port,
    logLines: await readLogTail(folder.logFile),
    logFile: folder.logFile,
    directory: folder.path,
    lockHolder: holder?.pid === pid ? undefined : holder?.pid,
  });
}
