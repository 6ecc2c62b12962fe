import type { TestUserConfig } from 'vitest/config';

/** What a package's tests need beyond the common settings. */
export interface PackageTestOptions {
  /** The tests use the ledger's database: one real mongod for all of the package's test files. */
  readonly database?: boolean;
  /** Longest time of one test. */
  readonly testTimeoutMs?: number;
  /** Its test files wait for processes more than they compute: as many at once as there are cores. Half as many otherwise. */
  readonly waits?: boolean;
}

/** Starts a mongod, or takes the one that `GENLEDGER_TEST_DATABASE_URL` names. Seen from a package's folder. */
const DATABASE_SETUP = '../../packages/db/src/testing/global-setup.ts';
const UNIT_TIMEOUT_MS = 5_000;
const DATABASE_TIMEOUT_MS = 30_000;
/** A hook has no second try as a test has, and waits for more: databases, processes, browsers. */
const HOOK_TIMES = 4;

/**
 * The settings that every package's tests share.
 * Workers take half of the cores, because turbo tests several packages at a time. The JSON report is the task's output:
 * turbo restores it with a cached run, and the closing line of the continuous integration is summed from it.
 */
export function packageTests(options: PackageTestOptions = {}): TestUserConfig {
  const timeoutMs = options.testTimeoutMs ?? (options.database ? DATABASE_TIMEOUT_MS : UNIT_TIMEOUT_MS);
  return {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    globalSetup: options.database ? [DATABASE_SETUP] : [],
    pool: options.database ? 'forks' : 'threads',
    // Loading the driver and the validators anew for each file takes longer than most files; tests share no state but the database.
    isolate: false,
    maxWorkers: options.waits ? '100%' : '50%',
    // Such tests wait for processes on a machine of which nothing is known. The closing line names each that needed it.
    retry: options.database && process.env.CI ? 1 : 0,
    testTimeout: timeoutMs,
    hookTimeout: HOOK_TIMES * timeoutMs,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  };
}
