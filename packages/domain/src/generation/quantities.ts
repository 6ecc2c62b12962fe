import { QUANTITY_KINDS, type Quantity, type QuantityKind, type UsedQuantity } from '../money/index.ts';
import type { ProviderReport } from '../provider/index.ts';
import { earliest, type Sighting } from './sighting.ts';

/** A quantity that somebody reported. */
export interface QuantitySighting extends Sighting {
  readonly amount: Quantity;
  /** True where the ledger counted the outputs that it was told of; the provider's own figure comes before it. */
  readonly counted: boolean;
}

/** For each kind of quantity the best sighting. */
export type QuantitySightings = Readonly<Partial<Record<QuantityKind, QuantitySighting>>>;

/** The quantities that a report tells, as sightings of its event; nothing where it tells none. */
export function quantitiesOf({ quantities }: ProviderReport, seen: Sighting): QuantitySightings | undefined {
  const sightings: Partial<Record<QuantityKind, QuantitySighting>> = {};
  for (const kind of QUANTITY_KINDS) {
    const used = quantities?.[kind];
    if (used) sightings[kind] = { ...seen, amount: used.amount, counted: used.basis === 'webhook' };
  }
  return Object.keys(sightings).length > 0 ? sightings : undefined;
}

/** A provider's own figure comes before a counted one, and then what was received first. */
function better(known: QuantitySighting | undefined, reported: QuantitySighting | undefined) {
  if (known === undefined || reported === undefined || known.counted === reported.counted) {
    return earliest(known, reported);
  }
  return known.counted ? reported : known;
}

/** The better sighting of each kind, whatever the order. */
export function mergeQuantities(
  known: QuantitySightings | undefined,
  reported: QuantitySightings | undefined,
): QuantitySightings | undefined {
  if (known === undefined || reported === undefined) return known ?? reported;
  const merged: Partial<Record<QuantityKind, QuantitySighting>> = {};
  for (const kind of QUANTITY_KINDS) {
    const sighting = better(known[kind], reported[kind]);
    if (sighting) merged[kind] = sighting;
  }
  return merged;
}

/** Quantities as the cost is worked out from them. */
export function usedQuantities(
  sightings: QuantitySightings,
): Readonly<Partial<Record<QuantityKind, UsedQuantity>>> {
  const used: Partial<Record<QuantityKind, UsedQuantity>> = {};
  for (const kind of QUANTITY_KINDS) {
    const sighting = sightings[kind];
    if (sighting) used[kind] = { amount: sighting.amount, basis: sighting.counted ? 'webhook' : 'provider' };
  }
  return used;
}
