import type { Decimal128, ObjectId } from 'mongodb';
import type { DeliveryDocument } from './delivery.ts';
import type { Whole } from './whole.ts';

export interface ExecutionCountsDocument {
  pending: number;
  processing: number;
  success: number;
  failed: number;
  cancelled: number;
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
