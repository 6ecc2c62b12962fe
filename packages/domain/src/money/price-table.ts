import type { ProviderName } from '../kernel/index.ts';
import type { CostRate, CostUnit } from './rate.ts';
import type { Usd } from './usd.ts';

/** A price for one unit, US dollars. */
export interface UnitPrice {
  readonly amountUsd: Usd;
  readonly unit: CostUnit;
}

/** Prices of a provider, in force from a date on. */
export interface PriceTable {
  readonly provider: ProviderName;
  /** Names the table in records: `comfyui-deploy/2`. */
  readonly version: string;
  readonly effectiveFrom: Date;
  /** Machines, US dollars per second. */
  readonly usdPerSecond: Readonly<Record<string, Usd>>;
  /** Models that are priced by what they make, whatever machine they run on. */
  readonly models?: Readonly<Record<string, UnitPrice>>;
}

/** The latest of the tables in force at a time. */
function tableInForce(tables: readonly PriceTable[], at: Date): PriceTable | undefined {
  return tables
    .filter((table) => table.effectiveFrom.getTime() <= at.getTime())
    .reduce<PriceTable | undefined>(
      (latest, table) =>
        latest === undefined || table.effectiveFrom > latest.effectiveFrom ? table : latest,
      undefined,
    );
}

/** An entry by its name, without regard to case. */
function entryOf<Entry>(entries: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  const wanted = name.toUpperCase();
  return Object.entries(entries).find(([entry]) => entry.toUpperCase() === wanted)?.[1];
}

/**
 * The price of a machine's second at a time, from the latest table in force then. Names are compared without regard to case.
 * Nothing when no table was in force or the machine is not in it.
 */
export function machinePriceAt(
  tables: readonly PriceTable[],
  machine: string,
  at: Date,
): CostRate | undefined {
  const table = tableInForce(tables, at);
  const amountUsd = table && entryOf(table.usdPerSecond, machine);
  return table && amountUsd && { amountUsd, unit: 'second', source: table.version };
}

/** The price of a model at a time, for one of what it makes; found like that of a machine. */
export function modelPriceAt(tables: readonly PriceTable[], model: string, at: Date): CostRate | undefined {
  const table = tableInForce(tables, at);
  const price = table && entryOf(table.models ?? {}, model);
  return table && price && { ...price, source: table.version };
}
