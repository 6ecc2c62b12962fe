import type { CostUnit, QuantityKind } from '@genledger/domain/money';
import type { Decimal128, ObjectId } from 'mongodb';
import type { DeliveryDocument } from './delivery.ts';
import type { GenerationEstimateDocument } from './estimate.ts';
import type { Whole } from './whole.ts';

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
  estimate?: GenerationEstimateDocument;
  /** The W3C trace context of the last change: what follows from it goes on in its trace. */
  traceparent?: string;
  history: HistoryEntryDocument[];
  revision: number;
  metadata?: unknown;
  /** What a migration replaced; present only on records of the old database. */
  legacy?: unknown;
}
