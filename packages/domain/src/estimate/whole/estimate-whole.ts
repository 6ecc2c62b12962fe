import { Exact, roundUsd, type Usd } from '../../money/index.ts';
import { HISTORY_BASES } from '../history.ts';
import type { Estimate, EstimateBasis } from '../tool-estimate.ts';
import { type PartRun, partOf } from './part.ts';
import { simulate, type WholePlan } from './simulate.ts';

/** Best first. */
const BASES: readonly EstimateBasis[] = [...HISTORY_BASES, 'static-rate', 'unknown'];

/** A whole to be estimated: the runs that it is made of, each once, and how they follow each other. */
export interface WholeToEstimate extends Omit<WholePlan, 'parts'> {
  readonly runs: readonly PartRun[];
}

/** The value that a share of the figures does not exceed; nothing where some of them are not known. */
function atShare(figures: readonly number[], share: number): number | undefined {
  if (figures.some(Number.isNaN)) return undefined;
  return figures.toSorted((a, b) => a - b)[Math.ceil(share * figures.length) - 1];
}

function interval(figures: readonly number[]): { readonly p50: number; readonly p95: number } | undefined {
  const [p50, p95] = [atShare(figures, 0.5), atShare(figures, 0.95)];
  return p50 === undefined || p95 === undefined ? undefined : { p50: Math.round(p50), p95: Math.round(p95) };
}

const usdOfPico = (pico: number): Usd => roundUsd(new Exact(pico).dividedBy(1e12));

function basisOf({ history, costRate }: PartRun): EstimateBasis {
  if (history) return history.basis;
  return costRate?.unit === 'run' ? 'static-rate' : 'unknown';
}

/**
 * What a whole is expected to take until it has succeeded: a quantile of a sum is not the sum of quantiles, so the whole is simulated. Its
 * duration counts steps that run side by side once, and pieces by their concurrency. A figure that is not known of one part is not
 * known of the whole. `basis` and `sampleSize` are those of the part of which least is known.
 */
export function estimateWhole({ runs, ...plan }: WholeToEstimate): Estimate {
  const outcomes = simulate({ ...plan, parts: runs.map(partOf) });
  const durationMs = interval(outcomes.map((outcome) => outcome.durationMs));
  const pico = interval(outcomes.map((outcome) => outcome.picoUsd));
  const points = interval(outcomes.map((outcome) => outcome.points));
  const weakest = Math.max(...runs.map((run) => BASES.indexOf(basisOf(run))));
  return {
    ...(durationMs && { durationMs }),
    ...(pico && { costUsd: { p50: usdOfPico(pico.p50), p95: usdOfPico(pico.p95) } }),
    ...(points && { points: points.p50 }),
    basis: BASES[weakest] ?? 'unknown',
    sampleSize: Math.min(...runs.map(({ history }) => history?.durationMs.sampleSize ?? 0)),
  };
}
