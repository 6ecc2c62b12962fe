export {
  BILLED_WHEN_ASKED,
  isKnownProviderName,
  KNOWN_PROVIDER_NAMES,
  type KnownProviderName,
  PRICE_TABLES,
  PROVIDERS,
  providerNamed,
  providerOfService,
  RESULTS_KEPT_MS,
} from './registry.ts';
