import {
  type CompletedExecution,
  complete,
  decideEnd,
  type Evidence,
  type Execution,
  type GenerationBasis,
  isCompleted,
} from '../generation/index.ts';
import {
  type LegacyDocument,
  type LegacyPoints,
  type LegacyStatus,
  readError,
  readValue,
} from '../legacy/index.ts';
import { type Usd, ZERO_USD } from '../money/index.ts';
import { settleCost } from './cost.ts';
import { openExecution } from './derived.ts';

/** What an old record recorded of how its run went. */
export interface RecordedRun {
  readonly status: LegacyStatus;
  readonly points: LegacyPoints;
  /** The recorded cost, where it can be believed. */
  readonly costUsd?: Usd;
  /** The final record of a spell, whose figures are its steps'. */
  readonly isFinal: boolean;
  /** Whether a provider ever had it. */
  readonly hasRun: boolean;
}

/** A final record spent nothing itself. */
const NOTHING_SPENT = {
  costUsd: ZERO_USD,
  costBasis: 'flat',
  pointsSpent: 0,
  protocolNetPoints: 0,
} as const;

/** A run that failed before any provider had it and of which no cost is on record: whether it cost anything is not known. */
function neverBegan(run: RecordedRun, evidence: Evidence): boolean {
  const isMeasured = evidence.processing !== undefined || evidence.computeMs !== undefined;
  return run.status.status !== 'success' && !run.hasRun && !isMeasured;
}

function figures(run: RecordedRun, basis: GenerationBasis, evidence: Evidence, derived: CompletedExecution) {
  if (run.isFinal) return NOTHING_SPENT;
  const { pointsSpent, protocolNetPoints } = run.points;
  const cost =
    run.costUsd === undefined && neverBegan(run, evidence)
      ? ({ costBasis: 'unknown' } as const)
      : settleCost(run.costUsd, basis.costRate, derived);
  return { ...cost, pointsSpent, protocolNetPoints };
}

/**
 * How the run of an old record went: derived from its evidence by the ledger's own rules, and then what was recorded of cost and points put
 * in, since that is what was charged.
 */
export function executionOf(
  document: LegacyDocument,
  run: RecordedRun,
  basis: GenerationBasis,
  evidence: Evidence,
): Execution {
  const decided = decideEnd(evidence);
  if (decided === undefined) return openExecution(evidence);
  const { status, statusReason } = run.status;
  const error = readValue(readError(document, status, statusReason));
  const derived = complete(basis, evidence, decided, error);
  if (!isCompleted(derived)) return derived;
  const { costUsd: _cost, statusReason: _reason, ...rest } = derived;
  const settled = { ...rest, ...figures(run, basis, evidence, derived) };
  const flags = derived.flags.filter((flag) => flag !== 'cost-unknown');
  const reason = statusReason ?? derived.statusReason;
  return {
    ...settled,
    ...(reason !== undefined && { statusReason: reason }),
    flags: 'costUsd' in settled ? flags : [...flags, 'cost-unknown'],
  };
}
