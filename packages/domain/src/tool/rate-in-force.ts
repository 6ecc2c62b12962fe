import { exhaustive, type ProviderName } from '../kernel/index.ts';
import {
  type CostRate,
  machinePriceAt,
  modelPriceAt,
  type PriceTable,
  parseCostUnit,
  parseUsd,
} from '../money/index.ts';
import { machineOf, namedIn } from './machine.ts';
import type { Tool } from './tool.ts';

/** The price that the provider's tables hold: of the machine that the tool runs on, or of the model that it is. */
function listedRate(tool: Tool, tables: readonly PriceTable[], at: Date): CostRate | undefined {
  switch (tool.costingModel.rateSource) {
    case 'machine': {
      const machine = machineOf(tool);
      return machine === undefined ? undefined : machinePriceAt(tables, machine, at);
    }
    case 'api': {
      const model = namedIn(tool, 'model', 'endpoint');
      return model === undefined ? undefined : modelPriceAt(tables, model, at);
    }
    case 'static':
    case 'historical':
      return undefined;
    default:
      return exhaustive(tool.costingModel.rateSource);
  }
}

/** The tool's own price; nothing where the amount or what it is for is not known. */
function ownRate(amount: string | undefined, unit: CostRate['unit'] | undefined): CostRate | undefined {
  if (amount === undefined || unit === undefined) return undefined;
  const parsed = parseUsd(amount);
  return parsed.ok ? { amountUsd: parsed.value, unit, source: 'tool' } : undefined;
}

/**
 * The price of a tool at a time: the machine's or the model's by the price table in force, otherwise the tool's own rate or flat cost.
 * Nothing where neither is known, and then a cost stays unknown.
 * @param tables of every provider
 * @param provider who executes the tool; without one only the tool's own price is known
 */
export function rateInForce(
  tool: Tool,
  tables: readonly PriceTable[],
  provider: ProviderName | undefined,
  at: Date,
): CostRate | undefined {
  const { rate, unit, staticCost } = tool.costingModel;
  const ownUnit = unit === undefined ? undefined : parseCostUnit(unit);
  const ofProvider = tables.filter((table) => table.provider === provider);
  return listedRate(tool, ofProvider, at) ?? ownRate(rate, ownUnit) ?? ownRate(staticCost, 'run');
}
