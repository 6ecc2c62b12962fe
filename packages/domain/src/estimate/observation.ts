import { type Forecast, type Generation, isCompleted } from '../generation/index.ts';
import type { ToolId } from '../kernel/index.ts';
import { type CostUnit, exceeds, type Usd } from '../money/index.ts';
import { bucketOf } from './bucket.ts';

/** What runs are told apart by in the history of a tool. */
export interface RunProfile {
  readonly machine?: string;
  /** The unit of the price in force. */
  readonly unit?: CostUnit;
  /** The class of the size, where the tool declares one. */
  readonly size?: number;
}

/** Runs that failed have a history of their own: what they cost is part of a whole. */
export type RunOutcome = 'success' | 'failed';

/** Names one sketch: runs of a profile that ended alike, in one hour. */
export interface SketchKey extends RunProfile {
  readonly environment: string;
  readonly toolId: ToolId;
  readonly outcome: RunOutcome;
  /** The beginning of the hour in which the runs ended, UTC. */
  readonly hour: Date;
}

/** How often an estimate was judged by what happened, and how often that stayed within it. */
export interface Calibration {
  readonly durations: number;
  readonly durationsWithinP50: number;
  readonly durationsWithinP95: number;
  readonly costs: number;
  readonly costsWithinP50: number;
  readonly costsWithinP95: number;
}

/** What one completed generation adds to the history of its tool. */
export interface Observation {
  readonly key: SketchKey;
  readonly durationBucket: number;
  /** How much of its price's unit it was charged; absent where its cost is not known. */
  readonly quantityBucket?: number;
  readonly calibration?: Calibration;
}

const HOUR_MS = 3_600_000;

function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}

/** Flags of ends whose figures measure nothing. */
const UNMEASURED = ['expired', 'clock-skew'] as const;

function quantityOf({ execution, basis }: Generation): number | undefined {
  if (!isCompleted(execution) || execution.costUsd === undefined) return undefined;
  if (Number(execution.costUsd) === 0) return 0;
  if (basis.costRate?.unit === 'run') return 1;
  if (execution.costQuantity !== undefined) return Number(execution.costQuantity);
  return execution.computeMs === undefined ? undefined : execution.computeMs / 1000;
}

const once = (holds: boolean): number => (holds ? 1 : 0);

function judge({ durationMs, costUsd }: Forecast, actualMs: number, actualUsd: Usd | undefined): Calibration {
  const isCostJudged = costUsd !== undefined && actualUsd !== undefined;
  return {
    durations: once(durationMs !== undefined),
    durationsWithinP50: once(durationMs !== undefined && actualMs <= durationMs.p50),
    durationsWithinP95: once(durationMs !== undefined && actualMs <= durationMs.p95),
    costs: once(isCostJudged),
    costsWithinP50: once(isCostJudged && !exceeds(actualUsd, costUsd.p50)),
    costsWithinP95: once(isCostJudged && !exceeds(actualUsd, costUsd.p95)),
  };
}

/**
 * What a generation adds to the history of its tool: nothing while it is open, where it was cancelled, expired or its clocks disagree,
 * and where creation did not place it in a history. An estimate is of a success, and judged by successes alone.
 */
export function observationOf(generation: Generation): Observation | undefined {
  const { basis, execution } = generation;
  const { estimate, costRate, environment, toolId } = basis;
  if (estimate === undefined || !isCompleted(execution) || execution.status === 'cancelled') return undefined;
  if (UNMEASURED.some((flag) => execution.flags.includes(flag))) return undefined;
  const { machine, size, forecast } = estimate;
  const outcome = execution.status;
  const quantity = quantityOf(generation);
  const key: SketchKey = {
    environment,
    toolId,
    ...(machine !== undefined && { machine }),
    ...(costRate && { unit: costRate.unit }),
    ...(size !== undefined && { size }),
    outcome,
    hour: hourOf(execution.responseTimestamp),
  };
  return {
    key,
    durationBucket: bucketOf(execution.durationMs),
    ...(quantity !== undefined && { quantityBucket: bucketOf(quantity) }),
    ...(outcome === 'success' &&
      forecast && { calibration: judge(forecast, execution.durationMs, execution.costUsd) }),
  };
}
