import type { ProviderName } from '@genledger/domain/kernel';
import type { PriceTable } from '@genledger/domain/money';
import { comfyuiDeploy } from '../comfyui-deploy/index.ts';
import { fal } from '../fal/index.ts';
import type { Provider } from '../provider/index.ts';
import { replicate } from '../replicate/index.ts';
import { runpod } from '../runpod/index.ts';

/** Every provider that the ledger knows, by name. */
export const PROVIDERS = {
  'comfyui-deploy': comfyuiDeploy,
  replicate,
  fal,
  runpod,
} as const satisfies Readonly<Record<string, Provider>>;

/** The name of a provider that the ledger knows. */
export type KnownProviderName = keyof typeof PROVIDERS;

/** The names of all providers. */
export const KNOWN_PROVIDER_NAMES = Object.keys(PROVIDERS) as readonly KnownProviderName[];

/** Whether a provider of this name is known. */
export function isKnownProviderName(name: string): name is KnownProviderName {
  return Object.hasOwn(PROVIDERS, name);
}

/** The provider of a name; nothing for a name that is not known. */
export function providerNamed(name: string): Provider | undefined {
  return isKnownProviderName(name) ? PROVIDERS[name] : undefined;
}

/** The provider that executes tools of a `service` of the Tool Registry; nothing where the caller has to run them itself. */
export function providerOfService(service: string): Provider | undefined {
  return Object.values(PROVIDERS).find((provider) => provider.services.includes(service));
}

const providers: readonly Provider[] = Object.values(PROVIDERS);

/** The price tables of every provider. */
export const PRICE_TABLES: readonly PriceTable[] = providers.flatMap(({ prices }) => prices);

/** How long each provider keeps results after the end of a run, ms; those that forget none in time that matters are left out. */
export const RESULTS_KEPT_MS: ReadonlyMap<ProviderName, number> = new Map(
  providers.flatMap(({ name, resultsKeptMs }) => (resultsKeptMs ? [[name, resultsKeptMs] as const] : [])),
);

/** The providers that tell what they bill only to those who ask. */
export const BILLED_WHEN_ASKED: ReadonlySet<ProviderName> = new Set(
  providers.flatMap(({ name, isBilledWhenAsked }) => (isBilledWhenAsked ? [name] : [])),
);
