import type { RunToEstimate } from '@genledger/domain/estimate';
import type { ProviderName } from '@genledger/domain/kernel';
import { type PricingTier, pointsRateFor } from '@genledger/domain/money';
import { machineOf, rateInForce, sizeClassOf, type Tool } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';

/** What a run would be given, and who pays. */
export interface RunTerms {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly pricingTier: PricingTier;
  /** Whose past counts; that of the ledger itself where it is left out. */
  readonly environment?: string;
  /** Where it is not the provider that executes the tool's service. */
  readonly provider?: ProviderName;
}

/** A run of a tool as it would be made now: its machine, its size, and the prices in force. */
export function toolRun(
  { settings, providers }: LedgerContext,
  tool: Tool,
  terms: RunTerms,
  now: Date,
): RunToEstimate {
  const { pricing } = settings;
  const provider = terms.provider ?? providers.ofService(tool.service)?.name;
  const costRate = rateInForce(tool, pricing.tables, provider, now);
  const machine = machineOf(tool);
  const size = sizeClassOf(tool, terms.inputs);
  return {
    profile: {
      ...(machine !== undefined && { machine }),
      ...(costRate && { unit: costRate.unit }),
      ...(size !== undefined && { size }),
    },
    ...(costRate && { costRate }),
    pointsRate: pointsRateFor(pricing.points, provider, tool.toolId, terms.pricingTier),
  };
}
