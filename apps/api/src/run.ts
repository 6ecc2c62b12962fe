import {
  ConfigurationError,
  environmentSchema,
  readConfiguration,
  readEnvironment,
} from '@genledger/services/configuration';
import { stopOnSignal } from '@genledger/services/process';
import { startTracing } from '@genledger/services/tracing';
import { createLog } from './log.ts';
import { startApi } from './serve.ts';

const USAGE_ERROR = 2;
/** How long requests under way may take to be answered once the process is told to end, ms. */
const DRAIN_MS = 10_000;

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  if (code === 'EADDRINUSE')
    return 'The port is in use: set PORT to another one, or end the process that holds it.';
  if (code === 'EACCES') return 'The port needs more rights: set PORT to one above 1023.';
  return `The API could not start: ${message}`;
}

try {
  const environment = readEnvironment(environmentSchema, process.env);
  const configuration = await readConfiguration(environment.GENLEDGER_CONFIG);
  const tracing = await startTracing('genledger-api', process.env);
  const api = await startApi(environment, configuration, createLog(environment.LOG_LEVEL));
  const stop = async () => {
    await api.stop();
    await tracing.stop();
  };
  stopOnSignal({ stop, withinMs: DRAIN_MS, say: (line) => process.stderr.write(`${line}\n`) });
  if (api.firstApiKey !== undefined) process.stdout.write(`First API key, shown once: ${api.firstApiKey}\n`);
  process.stdout.write(`Genledger API listens on http://${api.host}:${api.port}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof ConfigurationError ? USAGE_ERROR : 1;
  process.exit();
}
