import type { ProviderName, Result } from '@genledger/domain/kernel';
import type { PriceTable } from '@genledger/domain/money';
import type { ProviderReport } from '@genledger/domain/provider';
import type { z } from 'zod';
import type { ProviderClient, ToolMetadata } from './client.ts';
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
  /** Begins the names of its settings: `REPLICATE` for `REPLICATE_API_KEY` and `REPLICATE_URL`. */
  readonly environmentPrefix: string;
  /** How long it keeps the results of a run after its end, ms; absent where it forgets none in time that matters. */
  readonly resultsKeptMs?: number;
  /** Whether it tells what it bills only to those who ask, so that a run whose webhook left its cost unknown is asked about once more. */
  readonly isBilledWhenAsked: boolean;
  /** What it charges, by machine and by model, as far as it publishes that. */
  readonly prices: readonly PriceTable[];
  /** What its webhooks hold, for the API's description; reading is laxer. */
  readonly webhookSchema: z.ZodObject;
  /** Metadata of a tool that does not exist, good enough to ask for a run that does not exist and to see the key taken. */
  readonly probe: ToolMetadata;
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
