import { type CalibrationQuery, readCalibration, type ToolCalibration } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { KeptReading, type Reading } from '../kept-reading.ts';

const TWELVE_WEEKS_MS = 12 * 7 * 86_400_000;

/** How many runs an estimate was held against, and which shares of them stayed within it: well made, one half and 0.95. */
export interface Coverage {
  readonly count: number;
  readonly withinP50: number;
  readonly withinP95: number;
}

/** How well the estimates of a tool came true; a figure that was never estimated is left out. */
export interface EstimateStatistics {
  readonly toolId: string;
  readonly durationMs?: Coverage;
  readonly costUsd?: Coverage;
}

function coverage(count: number, withinP50: number, withinP95: number): Coverage | undefined {
  const share = (within: number) => Number((within / count).toFixed(4));
  return count <= 0 ? undefined : { count, withinP50: share(withinP50), withinP95: share(withinP95) };
}

function view(of: ToolCalibration): EstimateStatistics {
  const durationMs = coverage(of.durations, of.durationsWithinP50, of.durationsWithinP95);
  const costUsd = coverage(of.costs, of.costsWithinP50, of.costsWithinP95);
  return { toolId: of.toolId, ...(durationMs && { durationMs }), ...(costUsd && { costUsd }) };
}

/** How well the estimates in force at creation came true, by tool, of runs that succeeded in a time of half a year at most. */
export async function estimateStatistics(
  context: LedgerContext,
  query: CalibrationQuery,
): Promise<readonly EstimateStatistics[]> {
  return (await readCalibration(context.database, query)).map(view);
}

const lately = new KeptReading<readonly EstimateStatistics[]>();

/**
 * How well the estimates of the last twelve weeks came true. An hour of a tool is a document, so that a busy ledger has a hundred thousand
 * to add up: what was read lately is told again.
 * @param withinMs how old that may be
 */
export async function recentEstimateStatistics(
  context: LedgerContext,
  { withinMs }: { readonly withinMs: number },
): Promise<Reading<readonly EstimateStatistics[]>> {
  const { database, clock } = context;
  const now = clock.now();
  const kept = lately.find(database, now, withinMs);
  if (kept !== undefined) return kept;
  const from = new Date(now.getTime() - TWELVE_WEEKS_MS);
  return lately.keep(database, { at: now, value: await estimateStatistics(context, { from, to: now }) });
}
