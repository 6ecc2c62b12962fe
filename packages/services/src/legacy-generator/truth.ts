import type { PlantedKind } from './planted-kind.ts';

/** Values in MongoDB's extended JSON. */
export interface JsonDate {
  readonly $date: string;
}
export interface JsonDecimal {
  readonly $numberDecimal: string;
}
export interface JsonId {
  readonly $oid: string;
}

/** Fields of schema version 2 whose right value the truth file tells, as far as it can be known from the database. */
export interface TrueRecord {
  status?: string;
  requestTimestamp?: JsonDate;
  responseTimestamp?: JsonDate;
  durationMs?: number;
  costUsd?: JsonDecimal;
  costBasis?: 'webhook' | 'wall' | 'flat';
  pointsSpent?: number;
  protocolNetPoints?: number;
  contributorRewardPoints?: number;
  kind?: 'single' | 'cookPiece' | 'spellStep';
  cookExecutionId?: JsonId;
  spellCastId?: JsonId;
  providerRunId?: string;
  accountId?: string;
  toolId?: string;
  toolDisplayName?: string;
  notificationPlatform?: string;
  /** Of executions. */
  initiatorAccountId?: string;
  spellId?: JsonId;
  startedAt?: JsonDate;
  /** Of cooks. */
  name?: string;
  targetSize?: number;
  /** A set: the order says nothing. */
  generationIds?: readonly JsonId[];
}

type Reasons = Readonly<Partial<Record<keyof TrueRecord | 'deliveryStatus' | 'id', string>>>;

/** One line of the truth file. */
export interface Truth {
  readonly collection: string;
  /** The collection of version 2 that it belongs in. */
  readonly becomes: string;
  readonly id: string;
  /** What is wrong with the document, by the ids of the audit's rules: complete. */
  readonly planted: readonly PlantedKind[];
  /** Whether the right form can be told from the database; one that is not belongs in quarantine. */
  readonly decidable: boolean;
  /** The right values. */
  readonly v2: Readonly<TrueRecord>;
  /** Fields of which several values are right. */
  readonly oneOf: Readonly<Partial<Record<'status' | 'deliveryStatus', readonly string[]>>>;
  /** Fields that must be left out, since nobody can know them. */
  readonly unknown: Reasons;
  /** Fields on which nothing is said: the rules leave more than one right answer. */
  readonly unjudged: Reasons;
  /** Why it is not decidable, by field. */
  readonly undecidable: Reasons;
}

/** A time, ms since 1970. */
export const jsonDate = (ms: number): JsonDate => ({ $date: new Date(ms).toISOString() });
/** An amount, plain decimal text. */
export const jsonDecimal = (text: string): JsonDecimal => ({ $numberDecimal: text });
/** An id, 24 hexadecimal digits. */
export const jsonId = (hex: string): JsonId => ({ $oid: hex });
