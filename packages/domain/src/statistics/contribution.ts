import {
  atShare,
  bucketOf,
  type Histogram,
  isEmpty,
  NO_COUNTS,
  oneIn,
  sumOfHistograms,
  times,
  totalOf,
} from '../estimate/index.ts';
import { type Execution, isCompleted } from '../generation/index.ts';
import { sumOfIncrements, type Usd, usdDifference, ZERO_USD } from '../money/index.ts';

/**
 * What one completed generation, or a change of it, adds to the sums over its tool's week: the week of its request, which no
 * event moves. Counts are whole; money is decimal text, negative where a change takes away.
 */
export interface Contribution {
  readonly count: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Sum of `durationMs`. */
  readonly durationMs: number;
  readonly pointsSpent: number;
  readonly protocolNetPoints: number;
  /** Generations whose cost is known, and the sum of those costs in US dollars. */
  readonly costCount: number;
  readonly costUsd: string;
  /** How many took how long, by bucket of milliseconds. Empty where it is not kept, or was not read. */
  readonly durations: Histogram;
}

/** What an open generation adds. */
export const NO_CONTRIBUTION: Contribution = {
  count: 0,
  succeeded: 0,
  failed: 0,
  cancelled: 0,
  durationMs: 0,
  pointsSpent: 0,
  protocolNetPoints: 0,
  costCount: 0,
  costUsd: '0',
  durations: NO_COUNTS,
};

/** The cost that is added up: an unknown one adds nothing, and is told apart by `costCount`. */
function knownCostOf(execution: Execution): Usd {
  return isCompleted(execution) && execution.costUsd !== undefined ? execution.costUsd : ZERO_USD;
}

/** What a generation adds: nothing while it is open. */
export function contributionOf(execution: Execution): Contribution {
  if (!isCompleted(execution)) return NO_CONTRIBUTION;
  return {
    count: 1,
    succeeded: execution.status === 'success' ? 1 : 0,
    failed: execution.status === 'failed' ? 1 : 0,
    cancelled: execution.status === 'cancelled' ? 1 : 0,
    durationMs: execution.durationMs,
    pointsSpent: execution.pointsSpent,
    protocolNetPoints: execution.protocolNetPoints,
    costCount: execution.costUsd === undefined ? 0 : 1,
    costUsd: knownCostOf(execution),
    durations: oneIn(bucketOf(execution.durationMs)),
  };
}

/** What a change of a generation adds to the sums; nothing where they stay as they are. */
export function contributionChange(before: Execution, after: Execution): Contribution | undefined {
  const old = contributionOf(before);
  const next = contributionOf(after);
  const change: Contribution = {
    count: next.count - old.count,
    succeeded: next.succeeded - old.succeeded,
    failed: next.failed - old.failed,
    cancelled: next.cancelled - old.cancelled,
    durationMs: next.durationMs - old.durationMs,
    pointsSpent: next.pointsSpent - old.pointsSpent,
    protocolNetPoints: next.protocolNetPoints - old.protocolNetPoints,
    costCount: next.costCount - old.costCount,
    costUsd: usdDifference(knownCostOf(after), knownCostOf(before)),
    durations: sumOfHistograms([next.durations, times(old.durations, -1)]),
  };
  const { costUsd, durations, ...counts } = change;
  return costUsd === '0' && isEmpty(durations) && Object.values(counts).every((value) => value === 0)
    ? undefined
    : change;
}

/** What taking a contribution away adds. */
export function negated(contribution: Contribution): Contribution {
  const { costUsd, durations, ...counts } = contribution;
  const taken = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, -count || 0]));
  return {
    ...NO_CONTRIBUTION,
    ...taken,
    costUsd: usdDifference(ZERO_USD, costUsd as Usd),
    durations: times(durations, -1),
  };
}

/** What contributions come to together; of none, nothing. */
export function sumOfContributions(all: readonly Contribution[]): Contribution {
  const sum: { -readonly [Field in keyof Contribution]: Contribution[Field] } = { ...NO_CONTRIBUTION };
  for (const each of all) {
    sum.count += each.count;
    sum.succeeded += each.succeeded;
    sum.failed += each.failed;
    sum.cancelled += each.cancelled;
    sum.durationMs += each.durationMs;
    sum.pointsSpent += each.pointsSpent;
    sum.protocolNetPoints += each.protocolNetPoints;
    sum.costCount += each.costCount;
  }
  return {
    ...sum,
    costUsd: sumOfIncrements(all.map(({ costUsd }) => costUsd)),
    durations: sumOfHistograms(all.map(({ durations }) => durations)),
  };
}

/**
 * The duration that a share of the generations did not exceed, in whole milliseconds, within one hundredth of it; nothing where it is not
 * known how long each of them took.
 */
export function durationAtShare({ count, durations }: Contribution, share: number): number | undefined {
  if (count <= 0 || totalOf(durations) !== count) return undefined;
  const duration = atShare(durations, share);
  return duration === undefined ? undefined : Math.round(duration);
}
