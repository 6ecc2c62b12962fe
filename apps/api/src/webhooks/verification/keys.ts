import type { Provider } from '@genledger/providers/provider';
import { PROVIDERS } from '@genledger/providers/registry';
import { type Environment, providerSettings } from '@genledger/services/configuration';
import type { Logger } from 'pino';
import { createKeySet, type KeySet } from './key-set.ts';

/** With what the webhooks of providers are verified. */
export interface VerificationKeys {
  /** Secrets with which a provider signs; none where none is set. */
  signingSecrets(provider: Provider): readonly Uint8Array[];
  /** The public keys of a provider that publishes some. */
  keySet(provider: Provider): KeySet | undefined;
}

/** Gathers what is set of every provider. Nothing is fetched before it is needed. */
export function createVerificationKeys(
  environment: Environment,
  nowMs: () => number,
  log: Logger,
): VerificationKeys {
  const secrets = new Map<Provider, readonly Uint8Array[]>();
  const keySets = new Map<Provider, KeySet>();
  for (const provider of Object.values<Provider>(PROVIDERS)) {
    const settings = providerSettings(provider, environment);
    secrets.set(provider, settings.signingSecrets ?? []);
    const published = provider.verification.find((scheme) => scheme.kind === 'ed25519-jwks');
    if (published === undefined) continue;
    const url = settings.keySetUrl ?? published.keySetUrl;
    const onFailure = (error: unknown) =>
      log.warn(
        { err: error, provider: provider.name, url },
        'the public keys of a provider could not be fetched',
      );
    const { keysMaxAgeMs: maxAgeMs, keysMinAgeMs: minAgeMs } = published;
    keySets.set(provider, createKeySet({ url, maxAgeMs, minAgeMs, nowMs, onFailure }));
  }
  return {
    signingSecrets: (provider) => secrets.get(provider) ?? [],
    keySet: (provider) => keySets.get(provider),
  };
}
