/**
 * `pnpm start`: the whole system on this machine. Ctrl-C and SIGTERM end it in order; data are found again at the next start.
 * Exit code: 0 after a signal, 1 when a part fails, 2 on settings that cannot be used.
 */
import { MigrationError } from '@genledger/db/migrations';
import { MongodError } from '@genledger/db/mongod';
import { ConfigurationError } from '@genledger/services/configuration';
import { launcherGone } from './launcher-watch.ts';
import { readStartSettings } from './settings.ts';
import { StartError, System } from './system.ts';
import { welcomeText } from './welcome.ts';

const FAILED = 1;
const BAD_USAGE = 2;

const say = (line: string) => process.stderr.write(`genledger: ${line}\n`);

function explain(error: unknown): string {
  if (error instanceof MongodError) return `${error.message}\n${error.hint}`;
  const expected = [ConfigurationError, MigrationError, StartError].some((kind) => error instanceof kind);
  if (error instanceof Error && expected) return error.message;
  return `The system could not start: ${error instanceof Error ? error.message : String(error)}`;
}

/** Resolves at the first signal, or when the launcher is gone; a second signal ends the process at once. */
function interruption(): Promise<string> {
  return new Promise((done) => {
    void launcherGone().then(done);
    let asked = false;
    const ask = (signal: NodeJS.Signals) => {
      if (asked) process.exit(FAILED);
      asked = true;
      done(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  });
}

async function run(): Promise<number> {
  const interrupted = interruption();
  const system = new System(readStartSettings(process.env), say);
  try {
    const starting = system.start();
    const first = await Promise.race([starting, interrupted]);
    if (typeof first === 'string') {
      await starting.catch(() => undefined);
      return 0;
    }
    process.stdout.write(welcomeText(first.welcome));
    const end = await Promise.race([interrupted, first.failed.then((message) => ({ message }))]);
    if (typeof end === 'string') {
      say(`${end}: finishing what is under way`);
      return 0;
    }
    process.stderr.write(`${end.message}\n`);
    return FAILED;
  } finally {
    await system.stop();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof ConfigurationError ? BAD_USAGE : FAILED;
}
process.exit();
