/** The kinds of rot that are planted. Each is the id of the audit's rule that must find it, and nothing else is shared. */
export type PlantedKind =
  | 'schema-version-old'
  | 'status-drift'
  | 'never-ended'
  | 'time-typed-wrong'
  | 'time-missing'
  | 'time-impossible'
  | 'duration-missing'
  | 'duration-typed-wrong'
  | 'duration-inconsistent'
  | 'cost-missing'
  | 'cost-zero-as-unknown'
  | 'cost-typed-wrong'
  | 'cost-out-of-range'
  | 'cost-double-counted'
  | 'cost-rate-drift'
  | 'cost-rate-missing'
  | 'points-missing'
  | 'points-typed-wrong'
  | 'display-name-missing'
  | 'platform-missing'
  | 'delivery-missing'
  | 'delivery-drift'
  | 'delivery-contradiction'
  | 'delivery-lingering'
  | 'parent-unlinked'
  | 'parent-typed-wrong'
  | 'parent-both'
  | 'parent-missing'
  | 'parent-only-listed'
  | 'parent-unnamed'
  | 'secret-in-clear'
  | 'run-id-duplicate'
  | 'document-oversize'
  | 'field-unknown'
  | 'field-typed-wrong'
  | 'test-record'
  | 'aggregate-disagrees'
  | 'child-missing'
  | 'child-unlisted'
  | 'execution-stalled';

/** Fields of schema version 2 whose right value the truth file tells, as far as it can be known from the document. */
export interface TrueRecord {
  status?: 'success' | 'failed' | 'cancelled';
  /** ISO 8601, UTC. */
  requestTimestamp?: string;
  responseTimestamp?: string;
  durationMs?: number;
  /** Plain decimal text. */
  costUsd?: string;
  /** Only where the cost is derived, or flat: how a recorded figure was measured is not known. */
  costBasis?: 'webhook' | 'wall' | 'flat';
  pointsSpent?: number;
  protocolNetPoints?: number;
  parent?: { readonly kind: 'single' | 'cookPiece' | 'spellStep'; readonly id?: string };
  /** Every value that is right: never one that the notifier would act on. */
  deliveryStatusOneOf?: readonly string[];
  toolDisplayName?: string;
}

/** One line of the truth file. */
export interface Truth {
  readonly collection: string;
  readonly id: string;
  /** What is wrong with the document: complete. */
  readonly planted: readonly PlantedKind[];
  /** The right values; absent fields are in `undecidable`, or do not apply. */
  readonly v2: TrueRecord;
  /** Why a field cannot be known from the database. */
  readonly undecidable: Readonly<Partial<Record<keyof TrueRecord, string>>>;
}
