import type { CostUnit, QuantityKind } from '@genledger/domain/money';
import type { Decimal128, Long, ObjectId } from 'mongodb';

/** Documents as MongoDB holds them, in the shapes of `prisma/contract.prisma`. Whole numbers come back as JavaScript numbers. */
export type Whole = Long | number;

export interface CostRateDocument {
  amountUsd: Decimal128;
  unit: CostUnit;
  source: string;
}

export interface PointsRateDocument {
  multiplier: string;
  minimumChargeUsd: Decimal128;
  pointPriceUsd: Decimal128;
}

export interface SightingDocument {
  receivedAt: Date;
  eventId: string;
}

export type EventSourceDocument = 'webhook' | 'poll' | 'submission' | 'operator' | 'expiry';

export interface EndSightingDocument extends SightingDocument {
  source: EventSourceDocument;
  endedAt: Date;
  charge?: 'time' | 'unsure';
}

export interface QuantitySightingDocument extends SightingDocument {
  amount: Decimal128;
  counted: boolean;
}

export interface MeasuredSightingDocument extends SightingDocument {
  value: Whole;
}

export interface EvidenceDocument {
  processing?: SightingDocument & { at: Date };
  computeMs?: MeasuredSightingDocument;
  queueMs?: MeasuredSightingDocument;
  coldStartMs?: MeasuredSightingDocument;
  tokens?: MeasuredSightingDocument;
  quantities?: Partial<Record<QuantityKind, QuantitySightingDocument>>;
  ends: { success?: EndSightingDocument; failed?: EndSightingDocument; cancelled?: EndSightingDocument };
  expiry?: EndSightingDocument;
}

export interface SubmissionDocument {
  state: 'external' | 'queued' | 'submitting' | 'submitted' | 'uncertain' | 'refused' | 'withdrawn';
  attempts: number;
  leaseOwner?: string;
  leaseUntil?: Date;
  lastError?: string;
}

export interface ArtifactDocument {
  kind: string;
  outputId: string;
  index: number;
  nodeId?: string;
  createdAt?: Date;
  url?: string;
  filename?: string;
  text?: string;
}

export type StatusDocument = 'pending' | 'processing' | 'success' | 'failed' | 'cancelled';

export interface HistoryEntryDocument {
  from?: StatusDocument;
  to: StatusDocument;
  at: Date;
  recordedAt: Date;
  cause: string;
  eventId?: string;
  note?: string;
}

export interface GenerationDocument extends DeliveryDocument {
  _id: ObjectId;
  schemaVersion: number;
  kind: 'single' | 'cookPiece' | 'spellStep';
  cookExecutionId?: ObjectId;
  pieceIndex?: number;
  /** Which piece is tried at its place: 0 the first, then its replacements. */
  replacement?: number;
  spellCastId?: ObjectId;
  stepIndex?: number;
  /** The how-manieth try at its piece or step this is, from 1; only where the ledger itself executes the parent. */
  attempt?: number;
  clientReference?: string;
  accountId: string;
  environment: string;
  toolId: string;
  toolDisplayName: string;
  provider?: string;
  providerRunId?: string;
  status: StatusDocument;
  statusReason?: string;
  requestTimestamp: Date;
  startedAt?: Date;
  responseTimestamp?: Date;
  durationMs?: Whole;
  queueMs?: Whole;
  coldStartMs?: Whole;
  computeMs?: Whole;
  costRate?: CostRateDocument;
  pointsRate: PointsRateDocument;
  costQuantity?: Decimal128;
  costUsd?: Decimal128;
  costBasis?: 'provider' | 'webhook' | 'wall' | 'flat' | 'unknown';
  pointsSpent: Whole;
  protocolNetPoints: Whole;
  contributorRewardPoints: Whole;
  requestPayload?: unknown;
  responsePayload?: unknown;
  artifacts: ArtifactDocument[];
  error?: { code: string; message: string; details?: unknown };
  announce: boolean;
  submission: SubmissionDocument;
  /** When the reconciler is to look at it; absent once it has ended. */
  reconcileAt?: Date;
  evidence: EvidenceDocument;
  flags: string[];
  history: HistoryEntryDocument[];
  revision: number;
  metadata?: unknown;
  /** What a migration replaced; present only on records of the old database. */
  legacy?: unknown;
}

/** Who delivers; in force while `nextDeliveryAt` equals `until`. The token grows with every claim. */
export interface DeliveryLeaseDocument {
  owner: string;
  token: Whole;
  until: Date;
}

export interface DeliveryAttemptDocument {
  _id: ObjectId;
  deliveryId: string;
  subjectKind: string;
  subjectId: ObjectId;
  accountId: string;
  platform: string;
  destination?: string;
  notifier: string;
  token: Whole;
  startedAt: Date;
  durationMs?: Whole;
  result: string;
  reason?: string;
  statusCode?: number;
  excerpt?: string;
  fenced?: boolean;
}

export interface WebMessageDocument {
  _id: ObjectId;
  accountId: string;
  sequence: Whole;
  deliveryId: string;
  event: string;
  data: unknown;
  createdAt: Date;
}

export interface WebStreamDocument {
  _id: ObjectId;
  accountId: string;
  last: Whole;
}

export interface NotifierDocument {
  _id: ObjectId;
  name: string;
  startedAt: Date;
  seenAt: Date;
  channels: Record<string, string>;
}

export type EventStateDocument =
  | 'received'
  | 'applied'
  | 'ignored'
  | 'conflict'
  | 'unmatched'
  | 'unknown'
  | 'invalid';

export interface WebhookEventDocument {
  _id: ObjectId;
  contentKey: string;
  provider: string;
  source: EventSourceDocument;
  providerRunId?: string;
  generationId?: ObjectId;
  providerStatus?: string;
  rawBody: string;
  receivedAt: Date;
  state: EventStateDocument;
  outcome?: string;
  settledAt?: Date;
  attempts: number;
  lastError?: string;
  leaseOwner?: string;
  leaseUntil?: Date;
}

export interface WeeklyRollupDocument {
  _id: ObjectId;
  environment: string;
  toolId: string;
  week: Date;
  shard: number;
  count: Whole;
  succeeded: Whole;
  failed: Whole;
  cancelled: Whole;
  durationMs: Whole;
  pointsSpent: Whole;
  protocolNetPoints: Whole;
  costCount: Whole;
  costUsd: Decimal128;
}

export interface ExecutionCountsDocument {
  pending: number;
  processing: number;
  success: number;
  failed: number;
  cancelled: number;
}

/** What the notifier keeps of a delivery, wherever it lies. */
export interface DeliveryDocument {
  notificationPlatform: string;
  notificationTarget?: unknown;
  deliveryStatus: 'pending' | 'sent' | 'dropped' | 'skipped';
  deliveryAttempts: number;
  deliveryTimestamp?: Date;
  deliveryError?: string;
  nextDeliveryAt?: Date;
  deliveryLease?: DeliveryLeaseDocument;
  /** When it was first taken up, from which the time in all counts. */
  deliveryStartedAt?: Date;
  /** Why it waits without a try: `not-configured`, `circuit-open`, `rate-limited`. */
  deliveryHold?: string;
}

export type ExecutionStatusDocument =
  | 'running'
  | 'paused'
  | 'stopping'
  | 'stopped'
  | 'completed'
  | 'failed'
  | 'cancelled';

/** What cook executions and spell casts have in common. Those of the old database have no notification. */
export interface ExecutionDocument extends Partial<DeliveryDocument> {
  _id: ObjectId;
  schemaVersion: number;
  initiatorAccountId: string;
  environment: string;
  status: ExecutionStatusDocument;
  statusReason?: string;
  startedAt: Date;
  completedAt?: Date;
  /** How many children another service that executes it said there would be. */
  expectedChildren?: number;
  generationIds: ObjectId[];
  counts: ExecutionCountsDocument;
  /** The sum of the costs that are known, of `costCount` children. */
  costUsd: Decimal128;
  costCount?: number;
  pointsSpent: Whole;
  pricingTier?: string;
  /** Whether each piece or step is announced as well. */
  announceChildren?: boolean;
  /** When somebody is to look after it: to start what is next, or to end it. */
  dueAt?: Date;
  metadata?: unknown;
  legacy?: unknown;
}

/** A try at a piece: which place, which piece there, which time. */
export interface PieceTryDocument {
  index: number;
  replacement: number;
  attempt: number;
}

export interface CookExecutionDocument extends ExecutionDocument {
  cookId?: ObjectId;
  plan?: {
    definition: unknown;
    seed: string;
    firstIndex: number;
    targetSize: number;
    concurrency: number;
    budgetUsd?: Decimal128;
    budgetPoints?: Whole;
    /** The first place at which nothing was tried yet. */
    nextIndex: number;
    /** What is to be tried again, or instead. */
    again: PieceTryDocument[];
    /** Places that were given up. */
    lost: number[];
    /** Children that ended, or ended otherwise, and were not looked at yet. */
    ended: ObjectId[];
  };
}

export interface SpellCastDocument extends ExecutionDocument, Partial<Omit<PieceTryDocument, 'index'>> {
  spellId?: ObjectId;
  cookExecutionId?: ObjectId;
  pieceIndex?: number;
  failureReason?: string;
  plan?: { definition: unknown; inputs: Record<string, unknown> };
}

export interface CookDocument {
  _id: ObjectId;
  schemaVersion: number;
  name: string;
  ownerAccountId?: string;
  toolId?: string;
  work?: unknown;
  parameters?: unknown;
  targetSize?: number;
  randomness?: unknown;
  templates?: unknown;
  onFailure?: unknown;
  metadata?: unknown;
  createdAt: Date;
  updatedAt: Date;
  legacy?: unknown;
}

export interface SpellDocument {
  _id: ObjectId;
  schemaVersion: number;
  name: string;
  ownerAccountId?: string;
  steps?: unknown;
  exposedInputs?: unknown;
  previewImages: string[];
  metadata?: unknown;
  createdAt: Date;
  updatedAt: Date;
  legacy?: unknown;
}

export interface ToolDocument {
  _id: ObjectId;
  toolId: string;
  displayName: string;
  service: string;
  deliveryMode: string;
  costingModel: { rateSource: string; rate?: string; unit?: string; staticCost?: string };
  metadata: Record<string, unknown>;
  createdAt: Date;
  updatedAt: Date;
}

export interface LeaseDocument {
  _id: ObjectId;
  name: string;
  owner: string;
  token: Whole;
  until: Date;
}

export interface ApiKeyDocument {
  _id: ObjectId;
  name: string;
  hash: string;
  scopes: string[];
  createdAt: Date;
  revokedAt?: Date;
}

export interface AdminSessionDocument {
  _id: ObjectId;
  tokenHash: string;
  keyId: ObjectId;
  createdAt: Date;
  expiresAt: Date;
}

export interface IdempotencyKeyDocument {
  _id: ObjectId;
  key: string;
  requestHash: string;
  /** What it made: either of the two. */
  generationId?: ObjectId;
  executionId?: ObjectId;
  createdAt: Date;
}
