export {
  isKnownProviderName,
  KNOWN_PROVIDER_NAMES,
  type KnownProviderName,
  PROVIDERS,
  providerNamed,
  providerOfService,
} from './registry.ts';
