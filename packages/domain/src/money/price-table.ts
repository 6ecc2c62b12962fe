import type { Usd } from './usd.ts';

/** Prices of a provider's machines, US dollars per second, in force from a date on. */
export interface PriceTable {
  /** Names the table in records: `comfyui-deploy/2`. */
  readonly version: string;
  readonly effectiveFrom: Date;
  readonly usdPerSecond: Readonly<Record<string, Usd>>;
}

/** A price found in a table. */
export interface MachinePrice {
  readonly amountUsd: Usd;
  readonly tableVersion: string;
}

/**
 * The price of a machine at a time: from the latest table in force then. Names are compared without regard to case.
 * Nothing when no table was in force or the machine is not in it.
 */
export function machinePriceAt(
  tables: readonly PriceTable[],
  machine: string,
  at: Date,
): MachinePrice | undefined {
  const inForce = tables
    .filter((table) => table.effectiveFrom.getTime() <= at.getTime())
    .reduce<PriceTable | undefined>(
      (latest, table) =>
        latest === undefined || table.effectiveFrom > latest.effectiveFrom ? table : latest,
      undefined,
    );
  if (inForce === undefined) return undefined;
  const wanted = machine.toUpperCase();
  const entry = Object.entries(inForce.usdPerSecond).find(([name]) => name.toUpperCase() === wanted);
  return entry === undefined ? undefined : { amountUsd: entry[1], tableVersion: inForce.version };
}
