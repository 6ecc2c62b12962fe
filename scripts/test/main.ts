/**
 * `pnpm test [turbo's arguments]`: the whole suite on one real MongoDB. Uses the server that
 * `GENLEDGER_TEST_DATABASE_URL` names, or starts an embedded one with temporary data and stops it at the end.
 * Exit code: turbo's; 2 when there is no database to test on; 128 + signal when interrupted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MongodError, startTemporaryMongod } from '@genledger/db/mongod';

const TURBO = fileURLToPath(new URL('../../node_modules/.bin/turbo', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const END_WITHIN_MS = 15_000;
/** Memory for the storage engine's cache, GB: the databases of several packages' tests stand in it at a time. */
const CACHE_GB = 1;

/**
 * What is tested side by side, unless the arguments choose. Turbo starts with what others depend on, and so would leave
 * the longest tests to the end, alone. All in all three packages are tested at once: more than there are cores on a
 * small machine, since most tests wait for processes.
 */
const SIDE_BY_SIDE = [
  ['--filter=@genledger/api', '--concurrency=1'],
  ['--filter=!@genledger/api', '--concurrency=2'],
];
const TOGETHER = [['--concurrency=3']];

const turbos: ChildProcess[] = [];
let interruption: NodeJS.Signals | undefined;

for (const signal of SIGNALS) process.on(signal, interrupt);
process.exitCode = await main();

async function main(): Promise<number> {
  const given = process.env.GENLEDGER_TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return await runTests(given);
  try {
    const mongod = await startTemporaryMongod({
      environment: process.env,
      log: report,
      cacheSizeGb: CACHE_GB,
      inMemory: true,
    });
    try {
      return await runTests(mongod.uri);
    } finally {
      await mongod.stop();
    }
  } catch (error) {
    if (!(error instanceof MongodError)) throw error;
    report(`${error.message}\n${error.hint}`);
    return 2;
  }
}

async function runTests(databaseUrl: string): Promise<number> {
  const given = process.argv.slice(2);
  const chooses = given.some((argument) => argument.startsWith('--filter') || argument.startsWith('-F'));
  const runs = chooses ? TOGETHER : SIDE_BY_SIDE;
  const codes = await Promise.all(runs.map((chosen) => runTurbo([...chosen, ...given], databaseUrl)));
  return Math.max(...codes);
}

async function runTurbo(chosen: readonly string[], databaseUrl: string): Promise<number> {
  if (interruption !== undefined) return exitCode(null, interruption);
  const child = spawn(TURBO, ['run', 'test', ...chosen], {
    cwd: ROOT,
    env: { ...process.env, DO_NOT_TRACK: '1', GENLEDGER_TEST_DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
  turbos.push(child);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCode(code, interruption ?? signal)));
  });
}

/**
 * Lets turbo end its tasks first; mongod is stopped once they are gone. It gets SIGTERM whatever we got: SIGINT it
 * takes for a Ctrl-C that its tasks have received as well, and only waits.
 */
function interrupt(signal: NodeJS.Signals): void {
  interruption ??= signal;
  for (const turbo of turbos) turbo.kill('SIGTERM');
  setTimeout(() => {
    for (const turbo of turbos) turbo.kill('SIGKILL');
  }, END_WITHIN_MS).unref();
}

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return signal === null ? (code ?? 1) : 128 + constants.signals[signal];
}

function report(message: string): void {
  process.stderr.write(`test: ${message}\n`);
}
