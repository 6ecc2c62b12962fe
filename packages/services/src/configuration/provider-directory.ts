import type { ProviderName } from '@genledger/domain/kernel';
import type { ProviderClient } from '@genledger/providers/provider';
import { PROVIDERS, providerNamed, providerOfService } from '@genledger/providers/registry';
import type { ProviderDirectory } from '../context.ts';
import type { Environment } from './environment.ts';

/** The keys and addresses of providers, and how long they may take to answer. */
export type ProviderKeys = Pick<
  Environment,
  'COMFYUI_DEPLOY_API_KEY' | 'COMFYUI_DEPLOY_URL' | 'GENLEDGER_PROVIDER_TIMEOUT_MS'
>;

/** The providers that this build knows, with a client for each whose key is configured. */
export function providerDirectory(keys: ProviderKeys): ProviderDirectory {
  const clients = new Map<ProviderName, ProviderClient>();
  const comfyuiDeploy = PROVIDERS['comfyui-deploy'];
  if (keys.COMFYUI_DEPLOY_API_KEY !== undefined) {
    const baseUrl = keys.COMFYUI_DEPLOY_URL ?? comfyuiDeploy.defaultBaseUrl;
    clients.set(
      comfyuiDeploy.name,
      comfyuiDeploy.client({
        baseUrl,
        apiKey: keys.COMFYUI_DEPLOY_API_KEY,
        timeoutMs: keys.GENLEDGER_PROVIDER_TIMEOUT_MS,
      }),
    );
  }
  return {
    find: (name) => providerNamed(name),
    ofService: (service) => providerOfService(service),
    client: (name) => clients.get(name),
  };
}
