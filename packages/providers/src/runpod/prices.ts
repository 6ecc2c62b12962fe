import type { ProviderName } from '@genledger/domain/kernel';
import type { PriceTable, Usd } from '@genledger/domain/money';

const usd = (text: string): Usd => text as Usd;

/**
 * Prices of RunPod's flexible workers, as its pages gave them, US dollars per second by machine. The vendor dates no table. A worker is
 * charged for starting and idling too, which no job tells: the cost of a job is that of its own time.
 */
export const RUNPOD_PRICES: readonly PriceTable[] = [
  {
    provider: 'runpod' as ProviderName,
    version: 'runpod/1',
    effectiveFrom: new Date(0),
    usdPerSecond: {
      A4000: usd('0.00016'),
      A4500: usd('0.00016'),
      L4: usd('0.00019'),
      A5000: usd('0.00019'),
      'RTX 3090': usd('0.00019'),
      'RTX 4090': usd('0.00031'),
      A6000: usd('0.00034'),
      A40: usd('0.00034'),
      L40: usd('0.00053'),
      L40S: usd('0.00053'),
      A100: usd('0.00076'),
      H100: usd('0.00116'),
      H200: usd('0.00155'),
      B200: usd('0.0024'),
    },
  },
];
