import { Exact, type Usd } from '../money/index.ts';
import type { Contribution } from './contribution.ts';

/**
 * Whether what was charged covers what providers charged. Known costs above the revenue are a loss, however many others are unknown;
 * that nothing is lost is known only where every cost is.
 */
export type MarginVerdict = 'loses' | 'covers' | 'unknown';

/** What points brought in against what providers charged; US dollars as decimal text. */
export interface Margin {
  /** Points spent, at their price. */
  readonly revenueUsd: string;
  /** The known costs; absent where none is known. */
  readonly costUsd?: string;
  /** What is left of the revenue once the known costs are paid, negative where they are more; absent where no cost is known. */
  readonly leftUsd?: string;
  /** Share of the generations whose cost is not known; absent where nothing ended. */
  readonly unknownShare?: number;
  readonly verdict: MarginVerdict;
}

function verdictOf({ count, costCount }: Contribution, isLoss: boolean): MarginVerdict {
  if (isLoss) return 'loses';
  return count > 0 && costCount >= count ? 'covers' : 'unknown';
}

/** Holds what was charged against what it cost. */
export function marginOf(sums: Contribution, pointPriceUsd: Usd): Margin {
  const { count, costCount, costUsd, pointsSpent } = sums;
  const revenue = new Exact(pointsSpent).times(pointPriceUsd);
  const left = revenue.minus(costUsd);
  return {
    revenueUsd: revenue.toFixed(),
    ...(costCount > 0 && { costUsd, leftUsd: left.toFixed() }),
    ...(count > 0 && { unknownShare: (count - costCount) / count }),
    verdict: verdictOf(sums, costCount > 0 && left.isNegative() && !left.isZero()),
  };
}
