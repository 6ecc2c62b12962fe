import type { ProviderName } from '@genledger/domain/kernel';
import type { ProviderClient } from '@genledger/providers/provider';
import { PROVIDERS, providerNamed, providerOfService } from '@genledger/providers/registry';
import type { ProviderDirectory } from '../context.ts';
import type { Environment } from './environment.ts';

/** The keys and addresses of providers. */
export type ProviderKeys = Pick<Environment, 'COMFYUI_DEPLOY_API_KEY' | 'COMFYUI_DEPLOY_URL'>;

/** The providers that this build knows, with a client for each whose key is configured. */
export function providerDirectory(keys: ProviderKeys): ProviderDirectory {
  const clients = new Map<ProviderName, ProviderClient>();
  const comfyuiDeploy = PROVIDERS['comfyui-deploy'];
  if (keys.COMFYUI_DEPLOY_API_KEY !== undefined) {
    const baseUrl = keys.COMFYUI_DEPLOY_URL ?? comfyuiDeploy.defaultBaseUrl;
    clients.set(comfyuiDeploy.name, comfyuiDeploy.client({ baseUrl, apiKey: keys.COMFYUI_DEPLOY_API_KEY }));
  }
  return {
    find: (name) => providerNamed(name),
    ofService: (service) => providerOfService(service),
    client: (name) => clients.get(name),
  };
}
