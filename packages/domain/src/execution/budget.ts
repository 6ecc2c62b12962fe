import { Exact, type Usd } from '../money/index.ts';
import { type ChildCounts, endedChildren, openChildren } from './status.ts';

/** The most that an execution may spend; an absent part sets no limit. */
export interface Budget {
  readonly usd?: Usd;
  readonly points?: number;
}

/** What an execution has spent so far. */
export interface Spending {
  readonly counts: ChildCounts;
  /** The sum of the costs that are known, of `costCount` children. */
  readonly costUsd: Usd;
  readonly costCount: number;
  readonly pointsSpent: number;
}

/** What is spent in US dollars once all that runs has ended, as far as can be told: a cost that is not known counts as an average one. */
function projectedUsd({ counts, costUsd, costCount }: Spending, starting: number) {
  const unknown = endedChildren(counts) - costCount + openChildren(counts) + starting;
  const average = costCount === 0 ? new Exact(0) : new Exact(costUsd).dividedBy(costCount);
  return average.times(Math.max(unknown, 0)).plus(costUsd);
}

/** The same in points, which only a success takes. */
function projectedPoints({ counts, pointsSpent }: Spending, starting: number) {
  const average = counts.success === 0 ? new Exact(0) : new Exact(pointsSpent).dividedBy(counts.success);
  return average.times(openChildren(counts) + starting).plus(pointsSpent);
}

/**
 * Whether a budget still allows a child to start beside those that run and the `starting` ones: while what is spent, with what
 * runs at the average of what is known, stays below it. So it is exceeded by no more than what was in flight when it was reached.
 */
export function budgetAllows(budget: Budget, spending: Spending, starting: number): boolean {
  const { usd, points } = budget;
  if (usd !== undefined && projectedUsd(spending, starting).greaterThanOrEqualTo(usd)) return false;
  return points === undefined || projectedPoints(spending, starting).lessThan(points);
}
