import type { TestUserConfig } from 'vitest/config';

/** What a package's tests need beyond the common settings. */
export interface PackageTestOptions {
  /** The tests use the ledger's database: one real mongod for all of the package's test files. */
  readonly database?: boolean;
  /** Its test files wait for processes more than they compute: as many at once as there are cores. Half as many otherwise. */
  readonly waits?: boolean;
}

/** Starts a mongod, or takes the one that `GENLEDGER_TEST_DATABASE_URL` names. Seen from a package's folder. */
const DATABASE_SETUP = '../../packages/db/src/testing/global-setup.ts';
/** Only what hangs is to be ended by it: on a machine that is busy with other things a test may take ten times as long. */
const TEST_TIMEOUT_MS = 60_000;
/** Until when `expect.poll` looks again; a second unless said otherwise. */
const POLL_TIMEOUT_MS = 30_000;
/** A hook has no second try as a test has, and waits for more: databases, processes, browsers. */
const HOOK_TIMEOUT_MS = 120_000;

/**
 * The settings that every package's tests share.
 * Workers take half of the cores, because turbo tests several packages at a time. The JSON report is the task's output:
 * turbo restores it with a cached run, and the closing line of the continuous integration is summed from it.
 */
export function packageTests(options: PackageTestOptions = {}): TestUserConfig {
  return {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    globalSetup: options.database ? [DATABASE_SETUP] : [],
    pool: options.database ? 'forks' : 'threads',
    // Loading the driver and the validators anew for each file takes longer than most files; tests share no state but the database.
    isolate: false,
    maxWorkers: options.waits ? '100%' : '50%',
    // Such tests wait for processes on a machine of which nothing is known. The closing line names each that needed it.
    retry: options.database && process.env.CI ? 1 : 0,
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: HOOK_TIMEOUT_MS,
    expect: { poll: { timeout: POLL_TIMEOUT_MS } },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  };
}
