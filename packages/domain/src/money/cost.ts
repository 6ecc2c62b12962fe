import { exhaustive } from '../kernel/index.ts';
import type { Quantity, QuantityKind } from './quantity.ts';
import type { CostRate } from './rate.ts';
import { Exact, roundUsd, type Usd } from './usd.ts';

/**
 * How good a cost is, best first: `provider` charges by its own figure, `webhook` measures between two of its events or counts the
 * outputs that it was told of, `wall` takes the whole waiting time, `flat` needs no measure, `unknown` has no figure at all.
 */
export const COST_BASES = ['provider', 'webhook', 'wall', 'flat', 'unknown'] as const;
export type CostBasis = (typeof COST_BASES)[number];

/** Time that a provider charges for, and how it is known. */
export interface ComputeTime {
  /** Whole milliseconds. */
  readonly ms: number;
  readonly basis: 'provider' | 'webhook' | 'wall';
}

/** A quantity, told by the provider or counted from the outputs that it reported. */
export interface UsedQuantity {
  readonly amount: Quantity;
  readonly basis: 'provider' | 'webhook';
}

/** What a run used, as far as it is known. */
export interface Usage {
  readonly compute?: ComputeTime;
  /** Tokens as the provider counted them. */
  readonly tokens?: number;
  readonly quantities?: Readonly<Partial<Record<QuantityKind, UsedQuantity>>>;
}

/** A cost in US dollars with its basis; an unknown cost has no figure, and is never zero. */
export type Cost =
  | {
      readonly basis: Exclude<CostBasis, 'unknown'>;
      readonly usd: Usd;
      /** The quantity of the price's unit that it rests on; absent for flat prices and for time that was measured. */
      readonly quantity?: Quantity;
    }
  | { readonly basis: 'unknown' };

const UNKNOWN: Cost = { basis: 'unknown' };

function costOfQuantity(rate: CostRate, used: UsedQuantity): Cost {
  const usd = roundUsd(new Exact(rate.amountUsd).times(used.amount));
  return { basis: used.basis, usd, quantity: used.amount };
}

function costOfTime(rate: CostRate, compute: ComputeTime): Cost {
  return {
    basis: compute.basis,
    usd: roundUsd(new Exact(rate.amountUsd).times(compute.ms).dividedBy(1000)),
  };
}

/**
 * What a run cost: `rate` for a flat price, else `rate x quantity`. What the provider itself says that it charges for comes before
 * anything measured or counted, whatever the unit; but a flat price is for the run, however many units a provider makes of it.
 * @param rate the price in force at creation; without one the cost is unknown.
 */
export function costOf(rate: CostRate | undefined, usage: Usage): Cost {
  if (rate === undefined) return UNKNOWN;
  const { billed, ...made } = usage.quantities ?? {};
  if (rate.unit !== 'run' && billed !== undefined) return costOfQuantity(rate, billed);
  switch (rate.unit) {
    case 'run':
      return { basis: 'flat', usd: rate.amountUsd };
    case 'second':
      return usage.compute === undefined ? UNKNOWN : costOfTime(rate, usage.compute);
    case 'token':
      if (usage.tokens === undefined) return UNKNOWN;
      return costOfQuantity(rate, { amount: String(usage.tokens) as Quantity, basis: 'provider' });
    case 'image':
    case 'megapixel':
    case 'videoSecond': {
      const used = made[rate.unit];
      return used === undefined ? UNKNOWN : costOfQuantity(rate, used);
    }
    default:
      return exhaustive(rate.unit);
  }
}
