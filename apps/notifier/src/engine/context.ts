import type { ChannelDirectory } from '@genledger/channels/channel';
import type { Database } from '@genledger/db/client';
import type { Clock } from '@genledger/services/context';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';

/** How a notifier works. Times in ms. */
export interface EngineSettings {
  /** Deliveries that are sent at once. */
  readonly concurrency: number;
  /** How long a claim is kept without renewal. */
  readonly leaseMs: number;
  /** Longest pause between two looks at what is due, where no change woke it. */
  readonly pollMs: number;
  /** How long another notifier's share is left to it. */
  readonly graceMs: number;
}

/** Concurrency 64, leases of a minute, a look every ten seconds. */
export const DEFAULT_ENGINE: EngineSettings = {
  concurrency: 64,
  leaseMs: 60_000,
  pollMs: 10_000,
  graceMs: 2000,
};

/** What the engine's parts are given. */
export interface EngineContext {
  readonly database: Database;
  readonly channels: ChannelDirectory;
  readonly clock: Clock;
  /** Draws a number from 0 up to, not including, 1. */
  readonly random: () => number;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly settings: EngineSettings;
  /** Names this start of the process: unique. */
  readonly name: string;
}
