import type { ProviderName } from '@genledger/domain/kernel';
import type { Provider } from '../provider/index.ts';
import { cancel } from './cancel.ts';
import { connect } from './connection.ts';
import { fetchRun } from './fetch-run.ts';
import { readRun, readWebhook } from './report.ts';
import { submit } from './submit.ts';

/**
 * ComfyUI Deploy. It signs nothing, so its webhooks are authenticated by what we put into their address, and it charges
 * for GPU time whatever the end of a run.
 */
export const comfyuiDeploy: Provider = {
  name: 'comfyui-deploy' as ProviderName,
  services: ['comfyui', 'comfyui-deploy'],
  defaultBaseUrl: 'https://api.comfydeploy.com',
  verification: [
    { kind: 'url-hmac' },
    { kind: 'shared-secret', header: 'x-genledger-secret', queryParameter: 'secret' },
  ],
  failedRunsCost: true,
  readWebhook,
  readRun,
  client: (settings) => {
    const connection = connect(settings);
    return {
      submit: (request) => submit(connection, request),
      fetchRun: (runId, signal) => fetchRun(connection, runId, signal),
      cancel: (runId, signal) => cancel(connection, runId, signal),
    };
  },
};
