import { randomInt } from 'node:crypto';
import type { Database } from '@genledger/db/client';
import type { AlertsConfiguration } from '@genledger/domain/alert';
import type { Pricing, ReconciliationPolicy } from '@genledger/domain/generation';
import type { ProviderName } from '@genledger/domain/kernel';
import type { Provider, ProviderClient } from '@genledger/providers/provider';
import type { SecretBox } from './secret/index.ts';

/** The time, passed in so that tests decide it. */
export interface Clock {
  now(): Date;
}

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() };

const DRAW_STEPS = 2 ** 32;

/** The chance of the machine: draws a number from 0 up to, not including, 1. */
export function systemRandom(): number {
  return randomInt(DRAW_STEPS) / DRAW_STEPS;
}

/** Where the services say what they do; fields first, then the sentence. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What does not change while a process runs. */
export interface LedgerSettings {
  /** Stamped on new records: `production`, `staging`. */
  readonly environment: string;
  /** What is watched, and whom it is told to. */
  readonly alerts: AlertsConfiguration;
  readonly pricing: Pricing;
  readonly reconciliation: ReconciliationPolicy;
  /** Base of the webhook addresses handed to providers, without a slash at the end. */
  readonly publicUrl: string;
  /** How long a submission belongs to the process that claimed it, ms; longer than a provider may take to answer. */
  readonly submissionLeaseMs: number;
  /** Secrets of webhooks: the first signs, all verify, so that one can be replaced without a gap. */
  readonly webhookSecrets: readonly [string, ...string[]];
}

/** The providers that this ledger knows, and those that it can reach. */
export interface ProviderDirectory {
  find(name: ProviderName): Provider | undefined;
  /** The provider that executes tools of a service. */
  ofService(service: string): Provider | undefined;
  /** A client, where the provider's key is configured. */
  client(name: ProviderName): ProviderClient | undefined;
}

/** What every verb is given. */
export interface LedgerContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: LedgerSettings;
  readonly providers: ProviderDirectory;
  /** Seals what must not lie in the database in clear; absent where no key is configured. */
  readonly secrets?: SecretBox;
  /** Names this process in leases: unique for every start. */
  readonly instanceId: string;
}
