import type { Generation, HistoryEntry } from '../generation/index.ts';
import type { ProviderName, ToolId } from '../kernel/index.ts';
import type { LegacyDelivery, ParentsIndex, Reading } from '../legacy/index.ts';
import type { CostRate, PointsPolicy } from '../money/index.ts';

/** Why a record cannot be migrated: one field of it that nobody can decide. */
export interface QuarantineFinding {
  readonly field: DecidableField;
  /** A stable word: `status-unknown`. */
  readonly reason: string;
  readonly candidates: readonly { readonly source: string; readonly value: string }[];
}

/** Fields that a person may settle by `genledger migrate resolve`. */
export const DECIDABLE_FIELDS = [
  'id',
  'account',
  'toolId',
  'toolDisplayName',
  'status',
  'requestTimestamp',
  'responseTimestamp',
  'costUsd',
  'points',
  'runId',
  'delivery',
  'parent',
  'secret',
  /** Of executions. */
  'startedAt',
  'cookExecutionId',
  /** What version 1 wrote after the migration; `dropped` is all that can be decided. */
  'laterWrite',
] as const;
export type DecidableField = (typeof DECIDABLE_FIELDS)[number];

/** What a person decided of a record's fields, as text: `parent` = `single`, `costUsd` = `unknown`. */
export type Decisions = Readonly<Partial<Record<DecidableField, string>>>;

/** What the rules need to know beside the record itself. */
export interface UpgradeContext {
  /** Stamped on records that name no environment. */
  readonly environment: string;
  readonly points: PointsPolicy;
  readonly parents: ParentsIndex;
  /** The tool's name, where the record has none. */
  toolName(toolId: ToolId): Reading<string>;
  /** The tool's price at a time, where the record has none. */
  toolRate(toolId: ToolId, at: Date): CostRate | undefined;
  providerOf(service: string): ProviderName | undefined;
  /** Other records that name the same run. */
  sharersOfRun(runId: string): readonly string[];
  hasGeneration(id: string): boolean;
  /** Seals a secret; absent where no key is configured. */
  readonly seal?: (secret: string) => unknown;
  readonly decisions?: Decisions;
}

/** A record of schema version 2, with what its document holds beyond what the rules of the ledger read. */
export interface UpgradedGeneration {
  readonly generation: Generation;
  readonly history: readonly HistoryEntry[];
  readonly delivery: LegacyDelivery;
  /** Place of a piece or step, from 0. */
  readonly index?: number;
  /** The cook that a cast made a piece for. */
  readonly chain?: { readonly castId: string; readonly cookId: string };
  /** The secret of the old record as it is kept from now on. */
  readonly sealedSecret?: unknown;
  /** Where each value came from that the old record did not hold as such. */
  readonly sources: Readonly<Record<string, string>>;
}

/** What a migration makes of one record. */
export type Upgrade =
  | { readonly kind: 'upgraded'; readonly record: UpgradedGeneration }
  | { readonly kind: 'quarantined'; readonly findings: readonly QuarantineFinding[] }
  /** It is of schema version 2 already. */
  | { readonly kind: 'unchanged' };
