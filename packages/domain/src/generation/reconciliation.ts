import type { ProviderName } from '../kernel/index.ts';
import { type CompletedExecution, type Execution, type Generation, isCompleted } from './generation.ts';

/** When to look after an open generation; all in ms. */
export interface ReconciliationPolicy {
  /** Quiet time after which the provider is asked for the first time. */
  readonly pollAfterMs: number;
  /** Longest time between two questions. */
  readonly pollAtMostEveryMs: number;
  /** Age at which a generation that no provider knows of expires. */
  readonly expireAfterMs: number;
  /** Age at which a run that its provider does not know expires. */
  readonly unknownRunExpiresAfterMs: number;
  /** How long providers keep the results of a run after its end; those that forget none in time that matters are left out. */
  readonly resultsKeptMs: ReadonlyMap<ProviderName, number>;
  /** Providers that tell what they bill only to those who ask. */
  readonly billedWhenAsked: ReadonlySet<ProviderName>;
}

/** When a run that ended at an unknown cost is asked about again, and until when; ms after its end. */
const BILL_ASKED_AFTER_MS = 2000;
const BILL_ASKED_UNTIL_MS = 600_000;

/** Questions about a run that are asked in the time for which its results are kept: one may fail, and another. */
const QUESTIONS_BEFORE_LOSS = 3;

/** Asked after a minute, then ever more rarely up to ten minutes; given up after twelve hours without any word. */
export const DEFAULT_RECONCILIATION: ReconciliationPolicy = {
  pollAfterMs: 60_000,
  pollAtMostEveryMs: 600_000,
  expireAfterMs: 43_200_000,
  unknownRunExpiresAfterMs: 900_000,
  resultsKeptMs: new Map(),
  billedWhenAsked: new Set(),
};

/** Age of a generation, ms. */
export function ageMs(generation: Generation, now: Date): number {
  return now.getTime() - generation.basis.requestTimestamp.getTime();
}

/** The longest wait between two questions about a run: short enough that its results are not lost in between. */
function longestWaitMs({ provider }: Generation, policy: ReconciliationPolicy): number {
  const keptMs = provider && policy.resultsKeptMs.get(provider);
  return keptMs === undefined
    ? policy.pollAtMostEveryMs
    : Math.min(policy.pollAtMostEveryMs, keptMs / QUESTIONS_BEFORE_LOSS);
}

/** When to ask what an ended run was billed: soon, then ever more rarely, while that is not known and may be told yet. */
function nextBillQuestion(
  generation: Generation,
  { flags, responseTimestamp }: CompletedExecution & Execution,
  now: Date,
  policy: ReconciliationPolicy,
): Date | undefined {
  const { provider, providerRunId, basis } = generation;
  const isTold = provider !== undefined && policy.billedWhenAsked.has(provider);
  if (!isTold || providerRunId === undefined || basis.costRate === undefined) return undefined;
  if (!flags.includes('cost-unknown') || flags.includes('expired')) return undefined;
  const endedMs = now.getTime() - responseTimestamp.getTime();
  if (endedMs >= BILL_ASKED_UNTIL_MS) return undefined;
  return new Date(now.getTime() + Math.max(endedMs, BILL_ASKED_AFTER_MS));
}

/**
 * When the reconciler is to look at a generation next: never once it has ended, unless what it was billed is yet to be asked. One with a run id is asked about after a wait that
 * grows with its age, but in time before its provider forgets the results; one without waits for its expiry.
 */
export function nextReconciliation(
  generation: Generation,
  now: Date,
  policy: ReconciliationPolicy,
): Date | undefined {
  const { execution } = generation;
  if (isCompleted(execution)) return nextBillQuestion(generation, execution, now, policy);
  if (generation.providerRunId === undefined) {
    const expiry = generation.basis.requestTimestamp.getTime() + policy.expireAfterMs;
    return new Date(Math.max(expiry, now.getTime() + policy.pollAfterMs));
  }
  const wait = Math.min(
    Math.max(ageMs(generation, now) / 2, policy.pollAfterMs),
    longestWaitMs(generation, policy),
  );
  return new Date(now.getTime() + Math.round(wait));
}
