import { elapsedBetween } from '../duration/index.ts';
import { exhaustive } from '../kernel/index.ts';
import {
  type ComputeTime,
  type Cost,
  costOf,
  exceeds,
  pointsFor,
  type Usage,
  type Usd,
  ZERO_USD,
} from '../money/index.ts';
import type { GenerationError } from '../provider/index.ts';
import { type DecidedEnd, type Evidence, isContradicted } from './evidence.ts';
import type { Execution, GenerationBasis, GenerationFlag } from './generation.ts';
import { usedQuantities } from './quantities.ts';
import type { TerminalStatus } from './status.ts';

/** No single run costs more, US dollars; it also keeps points exact integers under every multiplier that is taken. */
const MOST_USD = '1000000' as Usd;

/** When the work began, as far as that can be believed. */
interface Start {
  readonly startedAt?: Date;
  /** True where the provider says that it began before it was asked: its clock is wrong. */
  readonly clockSkew: boolean;
}

/**
 * The start that counts for an end: not one after it. One before the request is believed only where it was also heard before
 * the request, as of a run that was registered late.
 */
function startOf(basis: GenerationBasis, evidence: Evidence, endedAt: Date): Start {
  const begun = evidence.processing;
  if (begun === undefined || begun.at > endedAt) return { clockSkew: false };
  const clockSkew = begun.at < basis.requestTimestamp && begun.receivedAt >= basis.requestTimestamp;
  return clockSkew ? { clockSkew } : { startedAt: begun.at, clockSkew };
}

/**
 * Whether nobody who saw the run speaks of it: it expired, or an operator ended the record, without any sign of work and without a
 * figure. Whether it ever ran is not known then.
 */
function isUnwitnessed(evidence: Evidence, { end, expired }: DecidedEnd, start: Start): boolean {
  const isOurWord = end.source === 'operator' && start.startedAt === undefined && !isContradicted(evidence);
  return expired || (isOurWord && evidence.computeMs === undefined);
}

/**
 * The time that is charged, by the best evidence: the provider's own figure, else from the first sign of work to the end, else
 * the whole waiting time. Nothing is known from a waiting time that two clocks disagree on.
 * A success took some time, so that a figure of zero measures nothing.
 */
function computeTimeOf(
  basis: GenerationBasis,
  evidence: Evidence,
  decided: DecidedEnd,
  start: Start,
): ComputeTime | undefined {
  const { endedAt } = decided.end;
  const told = evidence.computeMs?.value;
  if (told !== undefined && (told > 0 || decided.status !== 'success'))
    return { ms: told, basis: 'provider' };
  if (start.startedAt !== undefined) {
    return { ms: elapsedBetween(start.startedAt, endedAt).ms, basis: 'webhook' };
  }
  const waited = elapsedBetween(basis.requestTimestamp, endedAt);
  return waited.clockSkew ? undefined : { ms: waited.ms, basis: 'wall' };
}

/** What a run used, as far as it is known. */
function usageOf({ tokens, quantities }: Evidence, compute: ComputeTime | undefined): Usage {
  return {
    ...(compute && { compute }),
    ...(tokens && { tokens: tokens.value }),
    ...(quantities && { quantities: usedQuantities(quantities) }),
  };
}

/**
 * What a run that did not succeed cost by its provider's rule; nothing where it is charged like a success. Where the provider leaves
 * open whether it charges, only a figure of its own tells.
 */
function costOfUnsuccessful(
  basis: GenerationBasis,
  evidence: Evidence,
  decided: DecidedEnd,
): Cost | undefined {
  if (decided.status === 'success' || evidence.quantities?.billed !== undefined) return undefined;
  switch (decided.end.charge) {
    case 'unsure':
      return { basis: 'unknown' };
    case 'time':
      return basis.costRate && basis.costRate.unit !== 'second'
        ? { basis: 'provider', usd: ZERO_USD }
        : undefined;
    case undefined:
      return undefined;
    default:
      return exhaustive(decided.end.charge);
  }
}

/**
 * What the run cost. A provider charges runs that failed too, unless its rule says otherwise, but at no price one that never began. A
 * cost that passes all belief is not known: its price or its time is a mistake.
 */
function costOfRun(
  basis: GenerationBasis,
  evidence: Evidence,
  decided: DecidedEnd,
  compute: ComputeTime | undefined,
): Cost {
  const isCharged = decided.status === 'success' || compute?.basis !== 'provider' || compute.ms > 0;
  if (!isCharged) return { basis: 'provider', usd: ZERO_USD };
  const cost =
    costOfUnsuccessful(basis, evidence, decided) ?? costOf(basis.costRate, usageOf(evidence, compute));
  return cost.basis !== 'unknown' && exceeds(cost.usd, MOST_USD) ? { basis: 'unknown' } : cost;
}

/** The points of a success; a run that failed or whose cost is unknown takes none. */
function pointsOf(basis: GenerationBasis, status: TerminalStatus, costUsd: Usd | undefined) {
  if (status !== 'success' || costUsd === undefined) return { pointsSpent: 0, protocolNetPoints: 0 };
  const protocolNetPoints = pointsFor(costUsd, basis.pointsRate);
  return { pointsSpent: protocolNetPoints + basis.contributorRewardPoints, protocolNetPoints };
}

/**
 * The completion rule: everything that the end of a run means for its record, from what creation fixed and what is known.
 * The price and the points rate were fixed at creation, so a replay years later gives the same figures.
 * @param error what the report of the end said went wrong; a success has none
 */
export function complete(
  basis: GenerationBasis,
  evidence: Evidence,
  decided: DecidedEnd,
  error: GenerationError | undefined,
): Execution {
  const responseTimestamp = decided.end.endedAt;
  const waited = elapsedBetween(basis.requestTimestamp, responseTimestamp);
  const start = startOf(basis, evidence, responseTimestamp);
  // Whether a run that nobody saw ever ran is not known, and so neither its time nor its cost is, whatever the price.
  const isSeen = !isUnwitnessed(evidence, decided, start);
  const compute = isSeen ? computeTimeOf(basis, evidence, decided, start) : undefined;
  const cost: Cost = isSeen ? costOfRun(basis, evidence, decided, compute) : { basis: 'unknown' };
  const costUsd = cost.basis === 'unknown' ? undefined : cost.usd;
  const flags: GenerationFlag[] = [];
  if (waited.clockSkew || start.clockSkew) flags.push('clock-skew');
  if (isContradicted(evidence)) flags.push('contradicting-ends');
  if (costUsd === undefined) flags.push('cost-unknown');
  if (decided.expired) flags.push('expired');
  return {
    status: decided.status,
    ...(start.startedAt && { startedAt: start.startedAt }),
    responseTimestamp,
    durationMs: waited.ms,
    ...(isSeen && evidence.queueMs && { queueMs: evidence.queueMs.value }),
    ...(isSeen && evidence.coldStartMs && { coldStartMs: evidence.coldStartMs.value }),
    ...(compute && { computeMs: compute.ms }),
    ...(cost.basis !== 'unknown' && cost.quantity && { costQuantity: cost.quantity }),
    ...(costUsd !== undefined && { costUsd }),
    costBasis: cost.basis,
    ...pointsOf(basis, decided.status, costUsd),
    ...(error && decided.status !== 'success' && { error, statusReason: error.code }),
    flags,
  };
}
