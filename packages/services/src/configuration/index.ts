export { type Configuration, configurationSchema, readConfiguration } from './configuration-file.ts';
export { deliverySecretSchema } from './delivery-secret.ts';
export {
  ConfigurationError,
  type Environment,
  environmentSchema,
  readEnvironment,
  whole,
} from './environment.ts';
export { type ContextEnvironment, createLedgerContext, newInstanceId } from './ledger-context.ts';
export { providerDirectory } from './provider-directory.ts';
export {
  hasProviderKey,
  httpAddress,
  missingSigningSecrets,
  providerSettings,
} from './provider-variables.ts';
