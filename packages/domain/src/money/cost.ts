import { exhaustive } from '../kernel/index.ts';
import type { CostRate } from './rate.ts';
import { Exact, roundUsd, type Usd } from './usd.ts';

/**
 * How good a cost is, best first: `provider` charges by its own figure, `webhook` measures between two of its events,
 * `wall` takes the whole waiting time, `flat` needs no measure, `unknown` has no figure at all.
 */
export const COST_BASES = ['provider', 'webhook', 'wall', 'flat', 'unknown'] as const;
export type CostBasis = (typeof COST_BASES)[number];

/** Time that a provider charges for, and how it is known. */
export interface ComputeTime {
  /** Whole milliseconds. */
  readonly ms: number;
  readonly basis: 'provider' | 'webhook' | 'wall';
}

/** What a run used, as far as it is known. */
export interface Usage {
  readonly compute?: ComputeTime;
  /** Tokens as the provider counted them. */
  readonly tokens?: number;
}

/** A cost in US dollars with its basis; an unknown cost has no figure, and is never zero. */
export type Cost =
  | { readonly basis: Exclude<CostBasis, 'unknown'>; readonly usd: Usd }
  | { readonly basis: 'unknown' };

const UNKNOWN: Cost = { basis: 'unknown' };

/**
 * What a run cost: `rate x seconds`, `rate` for a flat price, `rate x tokens`.
 * @param rate the price in force at creation; without one the cost is unknown.
 */
export function costOf(rate: CostRate | undefined, usage: Usage): Cost {
  if (rate === undefined) return UNKNOWN;
  switch (rate.unit) {
    case 'run':
      return { basis: 'flat', usd: rate.amountUsd };
    case 'second':
      if (usage.compute === undefined) return UNKNOWN;
      return {
        basis: usage.compute.basis,
        usd: roundUsd(new Exact(rate.amountUsd).times(usage.compute.ms).dividedBy(1000)),
      };
    case 'token':
      if (usage.tokens === undefined) return UNKNOWN;
      return { basis: 'provider', usd: roundUsd(new Exact(rate.amountUsd).times(usage.tokens)) };
    default:
      return exhaustive(rate.unit);
  }
}
