import type { ProviderRunId } from '../kernel/index.ts';
import type { QuantityKind, UsedQuantity } from '../money/index.ts';
import type { Artifact } from './artifact.ts';
import type { Phase } from './phase.ts';

/**
 * What of a run that did not succeed is charged: `time` alone, and no output that was not made; `unsure` where the provider leaves
 * it open, and only a figure of its own settles it. A run of which nothing is charged has a `computeMs` of 0.
 */
export const CHARGES = ['time', 'unsure'] as const;
export type Charge = (typeof CHARGES)[number];

/** What a provider said of a run, by webhook or when asked, in the ledger's words. */
export interface ProviderReport {
  readonly providerRunId?: ProviderRunId;
  /** The status as the provider spelled it. */
  readonly providerStatus: string;
  readonly phase: Phase;
  /** When the provider began and ended the work, by its own clock. */
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** Time that the provider charges for, whole milliseconds; read only from a report of the end. 0 where nothing is charged. */
  readonly computeMs?: number;
  /** Time that the run waited for a machine, whole milliseconds; with its cold start where that is not told apart. */
  readonly queueMs?: number;
  /** Time that the machine needed to get ready, whole milliseconds; absent where it is not told apart from the waiting. */
  readonly coldStartMs?: number;
  /** What the run used or made beside time, told by the provider or counted from its outputs; read only from a report of the end. */
  readonly quantities?: Readonly<Partial<Record<QuantityKind, UsedQuantity>>>;
  /** What of a run that did not succeed is charged; absent where it is charged like a success. */
  readonly charge?: Charge;
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
