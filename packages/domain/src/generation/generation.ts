import type { DeliveryStatus, Notification } from '../delivery/index.ts';
import type {
  AccountId,
  CookExecutionId,
  EventId,
  GenerationId,
  ProviderName,
  ProviderRunId,
  SpellCastId,
  ToolId,
} from '../kernel/index.ts';
import type { CostBasis, CostRate, PointsRate, Quantity, Usd } from '../money/index.ts';
import type { Artifact, EventSource, GenerationError } from '../provider/index.ts';
import type { Evidence } from './evidence.ts';
import { type GenerationStatus, isTerminal, type TerminalStatus } from './status.ts';
import type { Submission } from './submission.ts';

/** The version of the record's shape; records without one are of the legacy shape, version 1. */
export const SCHEMA_VERSION = 2;

/** What a generation belongs to: nothing, one cook execution, or one spell cast. Never both. */
export type Parent =
  | { readonly kind: 'single' }
  | { readonly kind: 'cookPiece'; readonly cookExecutionId: CookExecutionId }
  | { readonly kind: 'spellStep'; readonly spellCastId: SpellCastId };

/** What a generation was expected to take as it was made; half and 95 % of runs were expected to stay within it. */
export interface Forecast {
  readonly basis: string;
  readonly sampleSize: number;
  /** Whole milliseconds. */
  readonly durationMs?: { readonly p50: number; readonly p95: number };
  readonly costUsd?: { readonly p50: Usd; readonly p95: Usd };
}

/** Where a generation stands in the history of its tool. */
export interface GenerationEstimate {
  /** The machine that its tool ran on at creation. */
  readonly machine?: string;
  /** The class of its size, where its tool declares what that is. */
  readonly size?: number;
  /** The estimate in force at creation; absent where there was none. */
  readonly forecast?: Forecast;
}

/** What creation fixed for good. */
export interface GenerationBasis {
  readonly id: GenerationId;
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly parent: Parent;
  readonly accountId: AccountId;
  /** The environment that made it: `production`, `staging`. */
  readonly environment: string;
  readonly toolId: ToolId;
  /** Copied from the Tool Registry at creation, so that a renamed tool does not rename its past. */
  readonly toolDisplayName: string;
  readonly requestTimestamp: Date;
  /** The price in force at creation; absent where none was known. */
  readonly costRate?: CostRate;
  readonly pointsRate: PointsRate;
  /** Points that contributors of the tool earn on success, on top of the base. */
  readonly contributorRewardPoints: number;
  readonly notification: Notification;
  /** Absent on records that are no part of their tool's history, such as migrated ones. */
  readonly estimate?: GenerationEstimate;
}

/** What is wrong with a record, as far as the state machine can see. */
export const GENERATION_FLAGS = ['clock-skew', 'contradicting-ends', 'cost-unknown', 'expired'] as const;
export type GenerationFlag = (typeof GENERATION_FLAGS)[number];

/** Where an open generation stands. */
export interface OpenExecution {
  readonly status: Exclude<GenerationStatus, TerminalStatus>;
  /** When the provider began to work, as far as known. */
  readonly startedAt?: Date;
  readonly pointsSpent: 0;
  readonly protocolNetPoints: 0;
}

/** How a generation ended: when, how long, at what cost. */
export interface CompletedExecution {
  readonly status: TerminalStatus;
  /** A short word for people: `timeout`, `expired`. */
  readonly statusReason?: string;
  readonly startedAt?: Date;
  readonly responseTimestamp: Date;
  /** responseTimestamp - requestTimestamp, whole milliseconds, never negative. */
  readonly durationMs: number;
  /** Time that the run waited for a machine, and that the machine needed to get ready; whole milliseconds. */
  readonly queueMs?: number;
  readonly coldStartMs?: number;
  /** Time that is charged, whole milliseconds. */
  readonly computeMs?: number;
  /** How much of the price's unit the cost rests on, where it is no time. */
  readonly costQuantity?: Quantity;
  readonly costUsd?: Usd;
  readonly costBasis: CostBasis;
  /** What the user was charged in all: the base and the contributors' rewards. */
  readonly pointsSpent: number;
  /** The base, which the platform keeps. */
  readonly protocolNetPoints: number;
  readonly error?: GenerationError;
}

/** The part of a record that is derived from evidence, and from nothing else. */
export type Execution = (OpenExecution | CompletedExecution) & { readonly flags: readonly GenerationFlag[] };

/** One entry of the append-only history. */
export interface HistoryEntry {
  /** Absent for the creation itself. */
  readonly from?: GenerationStatus;
  readonly to: GenerationStatus;
  /** When it became known: the receipt of the event. */
  readonly at: Date;
  readonly cause: EventSource | 'creation';
  readonly eventId?: EventId;
  /** What changed where the state did not, or why it was corrected. */
  readonly note?: string;
}

/**
 * A generation as the rules read it. The request, metadata and history rest in the database and are not loaded for a decision;
 * `responsePayload` is, since a record that is written without it loses it.
 */
export interface Generation {
  readonly basis: GenerationBasis;
  readonly provider?: ProviderName;
  readonly providerRunId?: ProviderRunId;
  readonly submission: Submission;
  readonly evidence: Evidence;
  readonly execution: Execution;
  readonly artifacts: readonly Artifact[];
  /** The outputs of the report that ended it, as the provider sent them. */
  readonly responsePayload?: unknown;
  readonly deliveryStatus: DeliveryStatus;
  readonly nextDeliveryAt?: Date;
  /** The W3C trace context of the last change that was traced: what follows from it goes on in its trace. */
  readonly traceparent?: string;
  /** Counts every change; a write holds only on the revision that it was computed from. */
  readonly revision: number;
}

/** Whether a generation has ended. */
export function isCompleted(execution: Execution): execution is CompletedExecution & Execution {
  return isTerminal(execution.status);
}
