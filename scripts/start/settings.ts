import { environmentSchema, readEnvironment } from '@genledger/services/configuration';

/** Settings of the whole system on one machine: those of the API, with the database and the webhook secret made here where absent. */
const startSchema = environmentSchema.partial({ DATABASE_URL: true, GENLEDGER_WEBHOOK_SECRET: true });
export type StartSettings = ReturnType<typeof readStartSettings>;

/**
 * Reads the settings.
 * @throws ConfigurationError that lists every mistake
 */
export function readStartSettings(variables: NodeJS.ProcessEnv) {
  return readEnvironment(startSchema, variables);
}
