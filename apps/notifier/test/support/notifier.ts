import { configurationSchema, readEnvironment } from '@genledger/services/configuration';
import { pino } from 'pino';
import { type RunningNotifier, startNotifier } from '../../src/serve.ts';
import { notifierEnvironmentSchema } from '../../src/settings/environment.ts';

/** A notifier in the test's own process. */
export type TestNotifier = RunningNotifier & AsyncDisposable;

/** Starts a notifier that may reach loopback. @param configuration as in `genledger.config.json` */
export async function startTestNotifier(
  url: string,
  settings: NodeJS.ProcessEnv = {},
  configuration: unknown = {},
): Promise<TestNotifier> {
  const environment = readEnvironment(notifierEnvironmentSchema, {
    DATABASE_URL: url,
    GENLEDGER_NOTIFIER_PORT: '0',
    GENLEDGER_ALLOW_PRIVATE_TARGETS: '1',
    ...settings,
  });
  const log = pino({ level: process.env['NOTIFIER_TEST_LOG'] ?? 'silent' });
  const running = await startNotifier(environment, configurationSchema.parse(configuration), log);
  return { ...running, [Symbol.asyncDispose]: () => running.stop() };
}
