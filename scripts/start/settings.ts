import { environmentSchema, readEnvironment, whole } from '@genledger/services/configuration';

/**
 * Settings of the whole system on one machine: those of the API, with the database, the webhook
 * secret and the notifier's port chosen here where absent.
 */
const startSchema = environmentSchema
  .partial({ DATABASE_URL: true, GENLEDGER_WEBHOOK_SECRET: true })
  .extend({ GENLEDGER_NOTIFIER_PORT: whole(1, 65_535).optional() });
export type StartSettings = ReturnType<typeof readStartSettings>;

/**
 * Reads the settings.
 * @throws ConfigurationError that lists every mistake
 */
export function readStartSettings(variables: NodeJS.ProcessEnv) {
  return readEnvironment(startSchema, variables);
}
