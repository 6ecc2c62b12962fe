import { Decimal } from 'decimal.js';
import { elapsedBetween } from '../duration/index.ts';
import type { CompletedExecution } from '../generation/index.ts';
import { ABSENT, type Reading, undecidable } from '../legacy/index.ts';
import { type CostBasis, type CostRate, costOf, type Usd, ZERO_USD } from '../money/index.ts';
import type { LegacyTimes } from './evidence.ts';

/** How far above rate x waiting time a recorded cost may lie: prices differ between tables, and times between clocks. */
const TOLERANCE = { legacy: 1.1, registry: 4 } as const;
/** Costs below this are rounding, whatever the waiting time. */
const ROUNDING_USD = '0.001';
/** A recorded cost within this share of a derived one was measured the same way. */
const SAME_SHARE = 0.01;

/** The cost that the price explains at most, before any tolerance: for the whole waiting time, or for the run. */
function mostOf(rate: CostRate, { requestTimestamp, responseTimestamp }: LegacyTimes): Decimal | undefined {
  if (rate.unit === 'run') return new Decimal(rate.amountUsd);
  if (rate.unit !== 'second' || responseTimestamp === undefined) return undefined;
  const waited = elapsedBetween(requestTimestamp, responseTimestamp);
  const most = costOf(rate, { compute: { ms: waited.ms, basis: 'wall' } });
  return waited.clockSkew || most.basis === 'unknown' ? undefined : new Decimal(most.usd);
}

/** The highest cost that can be believed; nothing where the price is for what was made or two clocks disagree. */
function ceiling(rate: CostRate, times: LegacyTimes): Decimal | undefined {
  const tolerance = rate.source === 'legacy' ? TOLERANCE.legacy : TOLERANCE.registry;
  return mostOf(rate, times)?.times(tolerance).plus(ROUNDING_USD);
}

/**
 * What the recorded cost says. Zero means 'unknown' unless the tool is known to have a flat price: an old writer made zero of nothing.
 * A cost that neither the waiting time nor the price explains cannot be decided.
 */
export function judgeCost(
  recorded: Reading<Usd>,
  rate: CostRate | undefined,
  times: LegacyTimes,
): Reading<Usd> {
  if (recorded.kind !== 'known') return recorded;
  if (recorded.value === ZERO_USD) return rate?.unit === 'run' ? recorded : ABSENT;
  const most = rate && ceiling(rate, times);
  return most?.lessThan(recorded.value)
    ? undecidable('cost-implausible', { source: recorded.source, value: recorded.value })
    : recorded;
}

/** How good a recorded cost is: a flat price, one measured like the derived figure, or one that the old webhook path worked out. */
function basisOf(recorded: Usd, rate: CostRate | undefined, derived: CompletedExecution): CostBasis {
  if (rate?.unit === 'run') return 'flat';
  if (rate !== undefined && rate.unit !== 'second') return 'provider';
  if (derived.costUsd === undefined) return 'webhook';
  const off = new Decimal(recorded).minus(derived.costUsd).abs();
  return off.lessThanOrEqualTo(new Decimal(recorded).times(SAME_SHARE)) ? derived.costBasis : 'webhook';
}

/** The cost of a record that has ended: as recorded, else as its evidence gives it. */
export function settleCost(
  recorded: Usd | undefined,
  rate: CostRate | undefined,
  derived: CompletedExecution,
): Pick<CompletedExecution, 'costUsd' | 'costBasis'> {
  if (recorded !== undefined) return { costUsd: recorded, costBasis: basisOf(recorded, rate, derived) };
  return {
    ...(derived.costUsd !== undefined && { costUsd: derived.costUsd }),
    costBasis: derived.costBasis,
  };
}
