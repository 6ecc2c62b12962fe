import type { CostUnit } from '@genledger/domain/money';
import type { Decimal128, ObjectId } from 'mongodb';
import type { Whole } from './whole.ts';

export interface GenerationEstimateDocument {
  machine?: string;
  size?: number;
  basis?: string;
  sampleSize?: Whole;
  durationMs?: { p50: Whole; p95: Whole };
  costUsd?: { p50: Decimal128; p95: Decimal128 };
}

/** Counts by bucket. */
export type HistogramDocument = Readonly<Record<string, Whole>>;

export interface EstimateSketchDocument {
  _id: ObjectId;
  environment: string;
  toolId: string;
  /** Empty where there is none; so are unit and size. */
  machine: string;
  unit: CostUnit | '';
  size: string;
  outcome: 'success' | 'failed';
  hour: Date;
  shard: number;
  durationMs?: HistogramDocument;
  quantity?: HistogramDocument;
  calibration?: HistogramDocument;
}
