import type { Environment } from '../context.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { baseEnvironment } from '../process/base-environment.ts';
import { runCommand } from '../process/run-command.ts';

const PROBE_TIMEOUT_MS = 15_000;
const OLDEST_MAJOR_VERSION = 6;

/**
 * Runs `<path> --version` and gives the version (`6.0.5`), or why this binary is of no use: it does not run here,
 * it is not a mongod, or it is older than what the ledger is tested on.
 */
export async function probeBinary(path: string, environment: Environment): Promise<Outcome<string>> {
  const result = await runCommand(path, ['--version'], {
    environment: baseEnvironment(environment),
    timeoutMs: PROBE_TIMEOUT_MS,
  });
  if (!result.ok) return failure(`${path} does not run (${result.reason})`);
  const version = /^db version v(\d+)(\.\d+\.\d+\S*)/m.exec(result.value);
  if (version === null) return failure(`${path} is not a mongod: it prints no "db version"`);
  const [, major = '', rest = ''] = version;
  if (Number(major) < OLDEST_MAJOR_VERSION) {
    return failure(`${path} is MongoDB ${major}${rest}; ${OLDEST_MAJOR_VERSION}.0 or newer is needed`);
  }
  return success(`${major}${rest}`);
}
