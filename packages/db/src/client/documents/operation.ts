import type { AlertDismissal, AlertLevel, AlertRuleId, AlertState } from '@genledger/domain/alert';
import type { Decimal128, ObjectId } from 'mongodb';
import type { DeliveryDocument } from './delivery.ts';
import type { HistogramDocument } from './estimate.ts';
import type { Whole } from './whole.ts';

export interface AlertDocument extends Omit<DeliveryDocument, 'deliveryStatus'> {
  /** Absent where nobody is told. */
  deliveryStatus?: DeliveryDocument['deliveryStatus'];
  _id: ObjectId;
  schemaVersion: number;
  openKey: string;
  rule: AlertRuleId;
  group: string;
  environment: string;
  accountId: string;
  status: AlertState['status'];
  level: AlertLevel;
  title: string;
  value: Decimal128;
  threshold: Decimal128;
  firstSeenAt: Date;
  lastSeenAt: Date;
  changedAt: Date;
  seen: Whole;
  dismissal?: AlertDismissal;
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
  /** Ended generations by bucket of their durations; absent where the sums are older than it. */
  durations?: HistogramDocument;
}

export interface WeeklyAccountRollupDocument extends WeeklyRollupDocument {
  accountId: string;
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
