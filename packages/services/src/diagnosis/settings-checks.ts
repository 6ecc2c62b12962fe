import { type Finding, failing, ok, warning } from './check.ts';

/** What was read of the settings. */
export interface SettingsReading {
  /** What is wrong with variables of the environment, a line each. */
  readonly environmentMistakes: readonly string[];
  /** The configuration file; absent where there is none. */
  readonly configurationFile?: string;
  /** What is wrong with it, a line each. */
  readonly configurationMistakes: readonly string[];
  readonly hasWebhookSecret: boolean;
  /** Variables without which the webhooks of a provider in use cannot be verified by its own signature. */
  readonly missingSigningSecrets: readonly string[];
  /** Where providers reach the API; absent where it is not set. */
  readonly publicUrl?: string;
  /** The database is the embedded one, whose starter makes the secret and simulates the provider. */
  readonly embedded: boolean;
}

/** The variables of the environment. */
export function checkEnvironment({ environmentMistakes }: SettingsReading): Finding {
  if (environmentMistakes.length === 0) return ok('Every variable can be used.');
  return {
    ...failing('Some variables cannot be used.', 'Correct them; the API does not start with them.'),
    details: environmentMistakes,
  };
}

/** The configuration file. */
export function checkConfiguration(reading: SettingsReading): Finding {
  const { configurationFile, configurationMistakes } = reading;
  if (configurationMistakes.length > 0) {
    return {
      ...failing(`${configurationFile} has mistakes.`, 'Correct them; the API does not start with them.'),
      details: configurationMistakes,
    };
  }
  return ok(
    configurationFile === undefined ? 'No file: the defaults hold.' : `${configurationFile} is read.`,
  );
}

/** What webhooks need: a secret that proves them, and an address that providers reach. */
export function checkWebhooks(reading: SettingsReading, anyProvider: boolean): Finding {
  const { hasWebhookSecret, missingSigningSecrets, publicUrl, embedded } = reading;
  if (embedded) return ok('The process that starts the embedded database keeps the secret.');
  if (!hasWebhookSecret) {
    return warning(
      'GENLEDGER_WEBHOOK_SECRET is not set here.',
      'Set it where the API runs, which does not start without it.',
    );
  }
  if (anyProvider && publicUrl === undefined) {
    return warning(
      'GENLEDGER_PUBLIC_URL is not set, so providers are told an address of this machine.',
      'Set it to the address under which they reach the API; until then they are only polled.',
    );
  }
  if (missingSigningSecrets.length > 0) {
    return warning(
      `${missingSigningSecrets.join(', ')} is not set, so what a provider signs cannot be verified.`,
      'Set it; until then webhooks of runs that were submitted elsewhere are turned away.',
    );
  }
  return ok(publicUrl === undefined ? 'A secret is set.' : `A secret is set; providers call ${publicUrl}.`);
}
