import { awaitReady } from './await-ready.ts';
import type { MongodBinary } from './binary/index.ts';
import type { Environment } from './context.ts';
import type { DataFolder } from './folder/data-folder.ts';
import { removeOwnership, writeOwnership } from './folder/ownership-record.ts';
import { mongodParameters } from './process/mongod-parameters.ts';
import { ownIdentity } from './process/process-identity.ts';
import { type MongodExit, type SpawnedMongod, spawnMongod } from './process/spawn-mongod.ts';
import { startGuard } from './process/start-guard.ts';
import { stopProcess } from './process/stop-process.ts';

/** After SIGTERM mongod writes a checkpoint; it gets this long before SIGKILL, which costs a recovery, no data. */
const STOP_GRACE_MS = 15_000;

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
  void mongod.exited.then(dismissGuard);
  try {
    await awaitReady(mongod, options);
    const owner = await ownIdentity();
    await writeOwnership(folder, {
      mongod: mongod.identity,
      owner,
      port: options.port,
      version: binary.version,
    });
  } catch (error) {
    await stopProcess(mongod.identity, { graceMs: STOP_GRACE_MS });
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    pid: mongod.identity.pid,
    exited: mongod.exited,
    stop: () => {
      stopping ??= stop(mongod, folder);
      return stopping;
    },
  };
}

async function stop(mongod: SpawnedMongod, folder: DataFolder): Promise<void> {
  const gone = await stopProcess(mongod.identity, { graceMs: STOP_GRACE_MS });
  if (!gone) return;
  await mongod.exited;
  await removeOwnership(folder);
}
