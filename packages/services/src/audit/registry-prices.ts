import type { ListedPrice } from '@genledger/db/audit';
import type { ToolPrice } from '@genledger/domain/audit';
import { parseCostUnit } from '@genledger/domain/money';

function amountOf(text: string | undefined): number | undefined {
  const amount = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

/** Reads the registry's prices; what cannot be read says nothing of any cost. */
export function registryPrices(listed: readonly ListedPrice[]): ReadonlyMap<string, ToolPrice> {
  return new Map(
    listed.flatMap(({ toolId, rate, unit, staticCost }): [string, ToolPrice][] => {
      const known = unit === undefined ? undefined : parseCostUnit(unit.trim().toLowerCase());
      const flat = amountOf(staticCost);
      if (known === undefined) return flat === undefined ? [] : [[toolId, { unit: 'run', amount: flat }]];
      const amount = amountOf(rate) ?? (known === 'run' ? flat : undefined);
      return [[toolId, { unit: known, ...(amount !== undefined && { amount }) }]];
    }),
  );
}
