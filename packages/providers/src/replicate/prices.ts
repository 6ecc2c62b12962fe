import type { ProviderName } from '@genledger/domain/kernel';
import type { PriceTable, Usd } from '@genledger/domain/money';

const usd = (text: string): Usd => text as Usd;

/**
 * Prices of Replicate, as its pricing page gave them: hardware by the names that the page uses, US dollars per second of active time,
 * and models that are priced by what they make. The vendor dates no table. A change becomes a further table with its own date.
 */
export const REPLICATE_PRICES: readonly PriceTable[] = [
  {
    provider: 'replicate' as ProviderName,
    version: 'replicate/1',
    effectiveFrom: new Date(0),
    usdPerSecond: {
      cpu: usd('0.0001'),
      'gpu-t4': usd('0.000225'),
      'gpu-a40-small': usd('0.000575'),
      'gpu-a40-large': usd('0.000725'),
      'gpu-l40s': usd('0.000975'),
      'gpu-2x-l40s': usd('0.00195'),
      'gpu-a100-large': usd('0.0014'),
      'gpu-a100-large-2x': usd('0.0028'),
      'gpu-h100': usd('0.001525'),
      'gpu-h100-2x': usd('0.00305'),
    },
    models: {
      'black-forest-labs/flux-schnell': { amountUsd: usd('0.003'), unit: 'image' },
      'black-forest-labs/flux-dev': { amountUsd: usd('0.025'), unit: 'image' },
    },
  },
];
