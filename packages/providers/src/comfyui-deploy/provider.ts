import type { ProviderName } from '@genledger/domain/kernel';
import { COMFYUI_DEPLOY_PRICES } from '@genledger/domain/money';
import { connect } from '../http/index.ts';
import type { Provider } from '../provider/index.ts';
import { cancel } from './cancel.ts';
import { fetchRun } from './fetch-run.ts';
import { readRun, readWebhook } from './report.ts';
import { submit } from './submit.ts';
import { webhookSchema } from './webhook-schema.ts';

/**
 * ComfyUI Deploy. It signs nothing, so its webhooks are authenticated by what we put into their address, and it charges
 * for GPU time whatever the end of a run.
 */
export const comfyuiDeploy: Provider = {
  name: 'comfyui-deploy' as ProviderName,
  services: ['comfyui', 'comfyui-deploy'],
  defaultBaseUrl: 'https://api.comfydeploy.com',
  environmentPrefix: 'COMFYUI_DEPLOY',
  verification: [
    { kind: 'url-hmac' },
    { kind: 'shared-secret', header: 'x-genledger-secret', queryParameter: 'secret' },
  ],
  isBilledWhenAsked: false,
  prices: COMFYUI_DEPLOY_PRICES,
  webhookSchema,
  probe: {},
  readWebhook,
  readRun,
  client: (settings) => {
    const connection = connect(settings, { keyPrefix: 'Bearer', root: '/api' });
    return {
      submit: (request) => submit(connection, request),
      fetchRun: (run, signal) => fetchRun(connection, run, signal),
      cancel: (run, signal) => cancel(connection, run, signal),
    };
  },
};
