import type { ProviderName } from '@genledger/domain/kernel';
import type { PriceTable, Usd } from '@genledger/domain/money';

const usd = (text: string): Usd => text as Usd;

/**
 * Prices of fal, as the pages of its models gave them, by endpoint. The vendor dates none of them, and has many more: a tool whose
 * endpoint is not here carries its own `rate` and `unit`. A change becomes a further table with its own date.
 */
export const FAL_PRICES: readonly PriceTable[] = [
  {
    provider: 'fal' as ProviderName,
    version: 'fal/1',
    effectiveFrom: new Date(0),
    usdPerSecond: {},
    models: {
      'fal-ai/flux/schnell': { amountUsd: usd('0.003'), unit: 'megapixel' },
      'fal-ai/flux/dev': { amountUsd: usd('0.025'), unit: 'megapixel' },
      'fal-ai/flux-1/schnell': { amountUsd: usd('0.003'), unit: 'megapixel' },
      'fal-ai/flux-1/dev': { amountUsd: usd('0.025'), unit: 'megapixel' },
      'fal-ai/flux-pro/kontext': { amountUsd: usd('0.04'), unit: 'image' },
      'fal-ai/kling-video/v1.6/standard/image-to-video': { amountUsd: usd('0.045'), unit: 'videoSecond' },
    },
  },
];
