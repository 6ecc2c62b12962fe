import { ConfigurationError, readConfiguration, readEnvironment } from '@genledger/services/configuration';
import { stopOnSignal } from '@genledger/services/process';
import { startTracing } from '@genledger/services/tracing';
import { createLog } from './log.ts';
import { startNotifier } from './serve.ts';
import { notifierEnvironmentSchema } from './settings/environment.ts';

const USAGE_ERROR = 2;
/** How much longer than its drain the process may live, ms. */
const MARGIN_MS = 3000;

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  if (code === 'EADDRINUSE') {
    return 'The port is in use: set GENLEDGER_NOTIFIER_PORT to another one, or end the process that holds it.';
  }
  return `The notifier could not start: ${message}`;
}

try {
  const environment = readEnvironment(notifierEnvironmentSchema, process.env);
  const configuration = await readConfiguration(environment.GENLEDGER_CONFIG);
  const tracing = await startTracing('genledger-notifier', process.env);
  const notifier = await startNotifier(environment, configuration, createLog(environment.LOG_LEVEL));
  stopOnSignal({
    async stop() {
      await notifier.stop();
      await tracing.stop();
    },
    withinMs: environment.GENLEDGER_NOTIFIER_DRAIN_MS + MARGIN_MS,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(
    `Genledger notifier listens on http://${notifier.host}:${notifier.port} (health and metrics)\n`,
  );
  for (const [platform, state] of Object.entries(notifier.channels)) {
    process.stdout.write(`  ${platform}: ${state}\n`);
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof ConfigurationError ? USAGE_ERROR : 1;
  process.exit();
}
