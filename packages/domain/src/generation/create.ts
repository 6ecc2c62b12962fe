import { initialDeliveryStatus, type Notification } from '../delivery/index.ts';
import type { AccountId, GenerationId, ProviderName, ProviderRunId } from '../kernel/index.ts';
import { type PointsPolicy, type PriceTable, type PricingTier, pointsRateFor } from '../money/index.ts';
import { machineOf, rateInForce, sizeClassOf, type Tool } from '../tool/index.ts';
import { NO_EVIDENCE } from './evidence.ts';
import {
  type Forecast,
  type Generation,
  type GenerationEstimate,
  type HistoryEntry,
  type Parent,
  SCHEMA_VERSION,
} from './generation.ts';

/** What a caller decides of a new generation. */
export interface NewGeneration {
  readonly id: GenerationId;
  readonly parent: Parent;
  readonly accountId: AccountId;
  readonly environment: string;
  readonly notification: Notification;
  readonly pricingTier: PricingTier;
  readonly contributorRewardPoints: number;
  readonly provider?: ProviderName;
  readonly providerRunId?: ProviderRunId;
  /** Whether the ledger hands it to the provider, or the caller has run it. */
  readonly submit: boolean;
  /** What the tool is given: the size of the run is read from it. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The estimate in force. */
  readonly forecast?: Forecast;
}

/** Prices and policies that creation fixes on the record. */
export interface Pricing {
  /** Of every provider. */
  readonly tables: readonly PriceTable[];
  readonly points: PointsPolicy;
}

function estimateOf({ inputs, forecast }: NewGeneration, tool: Tool): GenerationEstimate {
  const machine = machineOf(tool);
  const size = sizeClassOf(tool, inputs);
  return {
    ...(machine !== undefined && { machine }),
    ...(size !== undefined && { size }),
    ...(forecast && { forecast }),
  };
}

/** A new record: `pending`, of schema version 2, with the tool's name and the prices in force copied. */
export function createGeneration(
  request: NewGeneration,
  tool: Tool,
  pricing: Pricing,
  now: Date,
): { readonly generation: Generation; readonly entry: HistoryEntry } {
  const costRate = rateInForce(tool, pricing.tables, request.provider, now);
  const generation: Generation = {
    basis: {
      id: request.id,
      schemaVersion: SCHEMA_VERSION,
      parent: request.parent,
      accountId: request.accountId,
      environment: request.environment,
      toolId: tool.toolId,
      toolDisplayName: tool.displayName,
      requestTimestamp: now,
      ...(costRate && { costRate }),
      pointsRate: pointsRateFor(pricing.points, request.provider, tool.toolId, request.pricingTier),
      contributorRewardPoints: request.contributorRewardPoints,
      notification: request.notification,
      estimate: estimateOf(request, tool),
    },
    ...(request.provider && { provider: request.provider }),
    ...(request.providerRunId && { providerRunId: request.providerRunId }),
    submission: { state: request.submit ? 'queued' : 'external', attempts: 0 },
    evidence: NO_EVIDENCE,
    execution: { status: 'pending', pointsSpent: 0, protocolNetPoints: 0, flags: [] },
    artifacts: [],
    deliveryStatus: initialDeliveryStatus(request.notification.platform),
    revision: 0,
  };
  return { generation, entry: { to: 'pending', at: now, cause: 'creation' } };
}
