import type { ProviderRunId } from '../kernel/index.ts';
import type { Artifact } from './artifact.ts';
import type { Phase } from './phase.ts';

/** What a provider said of a run, by webhook or when asked, in the ledger's words. */
export interface ProviderReport {
  readonly providerRunId?: ProviderRunId;
  /** The status as the provider spelled it. */
  readonly providerStatus: string;
  readonly phase: Phase;
  /** When the provider began and ended the work, by its own clock. */
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** Time that the provider charges for, whole milliseconds; read only from a report of the end. 0 where the work never began. */
  readonly computeMs?: number;
  /** Tokens that the provider counted; read only from a report of the end. */
  readonly tokens?: number;
  /** Share done, 0 to 1. */
  readonly progress?: number;
  /** What the provider does just now, for people. */
  readonly liveStatus?: string;
  readonly artifacts: readonly Artifact[];
  /** The outputs as the provider sent them. */
  readonly payload?: unknown;
}
