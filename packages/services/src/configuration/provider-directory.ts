import type { ProviderName } from '@genledger/domain/kernel';
import type { Provider, ProviderClient } from '@genledger/providers/provider';
import { PROVIDERS, providerNamed, providerOfService } from '@genledger/providers/registry';
import type { ProviderDirectory } from '../context.ts';
import type { Environment } from './environment.ts';
import { type ProviderVariables, providerSettings } from './provider-variables.ts';

/** The keys and addresses of providers, and how long they may take to answer. */
export type ProviderKeys = ProviderVariables & Pick<Environment, 'GENLEDGER_PROVIDER_TIMEOUT_MS'>;

/** A client, where the provider's key is set. */
function clientOf(provider: Provider, keys: ProviderKeys): ProviderClient | undefined {
  const { apiKey, url = provider.defaultBaseUrl } = providerSettings(provider, keys);
  if (apiKey === undefined) return undefined;
  return provider.client({ baseUrl: url, apiKey, timeoutMs: keys.GENLEDGER_PROVIDER_TIMEOUT_MS });
}

/** The providers that this build knows, with a client for each whose key is configured. */
export function providerDirectory(keys: ProviderKeys): ProviderDirectory {
  const clients = new Map<ProviderName, ProviderClient>();
  for (const provider of Object.values(PROVIDERS)) {
    const client = clientOf(provider, keys);
    if (client) clients.set(provider.name, client);
  }
  return {
    find: (name) => providerNamed(name),
    ofService: (service) => providerOfService(service),
    client: (name) => clients.get(name),
  };
}
