import { type CostRate, machinePriceAt, type PriceTable, parseCostUnit, parseUsd } from '../money/index.ts';
import type { Tool } from './tool.ts';

/** The machine that a tool runs on, as its registry entry names it. */
function machineOf(tool: Tool): string | undefined {
  return [tool.metadata['gpu'], tool.metadata['machine']].find((name) => typeof name === 'string');
}

/** The tool's own price; nothing where the amount or what it is for is not known. */
function ownRate(amount: string | undefined, unit: CostRate['unit'] | undefined): CostRate | undefined {
  if (amount === undefined || unit === undefined) return undefined;
  const parsed = parseUsd(amount);
  return parsed.ok ? { amountUsd: parsed.value, unit, source: 'tool' } : undefined;
}

/**
 * The price of a tool at a time: a machine's by the price table in force, otherwise the tool's own rate or flat cost. Nothing
 * where neither is known, and then a cost stays unknown.
 */
export function rateInForce(tool: Tool, tables: readonly PriceTable[], at: Date): CostRate | undefined {
  const { rateSource, rate, unit, staticCost } = tool.costingModel;
  if (rateSource === 'machine') {
    const machine = machineOf(tool);
    const price = machine === undefined ? undefined : machinePriceAt(tables, machine, at);
    if (price !== undefined) {
      return { amountUsd: price.amountUsd, unit: 'second', source: price.tableVersion };
    }
  }
  const ownUnit = unit === undefined ? undefined : parseCostUnit(unit);
  return ownRate(rate, ownUnit) ?? ownRate(staticCost, 'run');
}
