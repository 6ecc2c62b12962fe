import type { ProviderName } from '../kernel/index.ts';
import type { PriceTable } from './price-table.ts';
import type { Usd } from './usd.ts';

const provider = 'comfyui-deploy' as ProviderName;
const usd = (text: string): Usd => text as Usd;

/**
 * GPU prices of ComfyUI Deploy, US dollars per second of `run_duration`, as its `GET /api/platform/gpu-pricing` gave them.
 * The vendor dates no table; the second one's date is that of the first observation.
 */
export const COMFYUI_DEPLOY_PRICES: readonly PriceTable[] = [
  {
    provider,
    version: 'comfyui-deploy/1',
    effectiveFrom: new Date(0),
    usdPerSecond: {
      CPU: usd('0.00004'),
      T4: usd('0.00018'),
      L4: usd('0.00032'),
      A10G: usd('0.000337'),
      L40S: usd('0.000596'),
      A100: usd('0.00114'),
      'A100-80GB': usd('0.001708'),
      H100: usd('0.002338'),
      H200: usd('0.001891'),
      B200: usd('0.002604'),
    },
  },
  {
    provider,
    version: 'comfyui-deploy/2',
    effectiveFrom: new Date('2025-08-01T00:00:00Z'),
    usdPerSecond: {
      CPU: usd('0.000042'),
      T4: usd('0.00018'),
      L4: usd('0.00032'),
      A10G: usd('0.000337'),
      L40S: usd('0.000596'),
      A100: usd('0.00114'),
      'A100-80GB': usd('0.001708'),
      H100: usd('0.002338'),
      H200: usd('0.001892'),
      B200: usd('0.002604'),
    },
  },
];
