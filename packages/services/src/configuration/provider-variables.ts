import type { Provider, Verification } from '@genledger/providers/provider';
import { type KnownProviderName, PROVIDERS } from '@genledger/providers/registry';
import { z } from 'zod';
import { signingSecretsSchema } from './signing-secrets.ts';

/** An address of a service, without slashes at its end. */
export const httpAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((address) => address.replace(/\/+$/, ''));

/** What is set of one provider. */
export interface ProviderSettings {
  /** Without it nothing is submitted, asked or cancelled; webhooks are taken all the same. */
  readonly apiKey?: string;
  readonly url?: string;
  /** Secrets with which it signs webhooks, as bytes; all verify, so that one can be replaced without a gap. */
  readonly signingSecrets?: readonly Uint8Array[];
  /** Where its public keys are. */
  readonly keySetUrl?: string;
}

/** The variables of all providers among others; their names begin with the provider's prefix. */
export type ProviderVariables = {
  readonly [name: `${string}_API_KEY` | `${string}_URL`]: string | undefined;
};

const SCHEMAS = {
  apiKey: z.string().min(1).optional(),
  url: httpAddress.optional(),
  signingSecrets: signingSecretsSchema.optional(),
  keySetUrl: httpAddress.optional(),
} as const satisfies Record<keyof ProviderSettings, z.ZodType>;

const ENDINGS = {
  apiKey: 'API_KEY',
  url: 'URL',
  signingSecrets: 'WEBHOOK_SECRET',
  keySetUrl: 'JWKS_URL',
} as const satisfies Record<keyof ProviderSettings, string>;

/** What a way of signing needs to be told. */
function neededBy({ kind }: Verification): readonly (keyof ProviderSettings)[] {
  switch (kind) {
    case 'standard-webhooks':
      return ['signingSecrets'];
    case 'ed25519-jwks':
      return ['keySetUrl'];
    case 'url-hmac':
    case 'shared-secret':
      return [];
  }
}

/** The variables of a provider, each with what it sets. */
function variablesOf(provider: Provider): readonly (readonly [string, keyof ProviderSettings])[] {
  const settings = ['apiKey', 'url', ...provider.verification.flatMap(neededBy)] as const;
  return settings.map((setting) => [`${provider.environmentPrefix}_${ENDINGS[setting]}`, setting]);
}

/** The schemas of all variables of all providers. */
export const PROVIDER_VARIABLES: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.values<Provider>(PROVIDERS).flatMap((provider) =>
    variablesOf(provider).map(([name, setting]) => [name, SCHEMAS[setting]]),
  ),
);

/** What is set of a provider. @param variables read by the environment's schema */
export function providerSettings(provider: Provider, variables: object): ProviderSettings {
  const set = new Map(Object.entries(variables));
  return Object.fromEntries(
    variablesOf(provider).flatMap(([name, setting]) => {
      const value: unknown = set.get(name);
      return value === undefined ? [] : [[setting, value]];
    }),
  );
}

/** Whether the key of a provider is set. @param variables read by the environment's schema */
export function hasProviderKey(name: KnownProviderName, variables: object): boolean {
  return providerSettings(PROVIDERS[name], variables).apiKey !== undefined;
}

/** The variables of signing secrets that are not set, of providers whose key is. @param variables read by the environment's schema */
export function missingSigningSecrets(variables: object): readonly string[] {
  return Object.values<Provider>(PROVIDERS).flatMap((provider) => {
    const settings = providerSettings(provider, variables);
    const isMissing = settings.apiKey !== undefined && settings.signingSecrets === undefined;
    return isMissing
      ? variablesOf(provider).flatMap(([name, setting]) => (setting === 'signingSecrets' ? [name] : []))
      : [];
  });
}
