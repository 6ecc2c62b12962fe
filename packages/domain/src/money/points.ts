import { Decimal } from 'decimal.js';
import { Exact, type Usd } from './usd.ts';

/** How dollars become points; in force at creation and kept with the record. */
export interface PointsRate {
  /** Factor on the compute cost, as decimal text: provider's multiplier times the tool's. */
  readonly multiplier: string;
  /** Least quote in US dollars where a multiplier other than 1 applies to a cost above zero. */
  readonly minimumChargeUsd: Usd;
  /** US dollars for one point. */
  readonly pointPriceUsd: Usd;
}

/**
 * The points a cost is charged with: `cost x multiplier / point price`, rounded half up to whole points, the quote raised to
 * the minimum charge when it was multiplied. A run that cost nothing charges nothing.
 */
export function pointsFor(costUsd: Usd, rate: PointsRate): number {
  const quote = new Exact(costUsd).times(rate.multiplier);
  const multiplied = !new Exact(rate.multiplier).equals(1);
  const charged = multiplied && quote.greaterThan(0) ? Exact.max(quote, rate.minimumChargeUsd) : quote;
  return charged.dividedBy(rate.pointPriceUsd).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}
