import type { ProviderName, Result } from '@genledger/domain/kernel';
import type { ProviderReport } from '@genledger/domain/provider';
import type { ProviderClient } from './client.ts';
import type { ClientSettings } from './client-settings.ts';
import type { InvalidProviderBody } from './invalid-body.ts';
import type { Verification } from './verification.ts';

/**
 * A service that executes generations: what the ledger must know of it, in one shape for all.
 * Reading is pure and never throws, whatever JSON comes; only a client does I/O.
 */
export interface Provider {
  readonly name: ProviderName;
  /** The `service` values of the Tool Registry that it executes. */
  readonly services: readonly string[];
  /** Where it is reached unless configured otherwise. */
  readonly defaultBaseUrl: string;
  /** How its webhooks are authenticated; one scheme that accepts is enough. */
  readonly verification: readonly Verification[];
  /** Whether runs that fail are charged as well: their cost is kept, points are not taken. */
  readonly failedRunsCost: boolean;
  /**
   * Reads the parsed JSON body of a webhook. A status that is not known is a report of phase `unknown`; a body that is no
   * event at all is an error.
   */
  readonly readWebhook: (body: unknown) => Result<ProviderReport, InvalidProviderBody>;
  /** Reads the parsed JSON body that the provider answers when asked for a run. */
  readonly readRun: (body: unknown) => Result<ProviderReport, InvalidProviderBody>;
  /**
   * A client with a key.
   * @throws ZodError on settings that are no settings: a mistake of configuration, found at start. It does not name the key.
   */
  readonly client: (settings: ClientSettings) => ProviderClient;
}
