import { type CostRate, Exact, type PointsRate, pointsFor } from '../../money/index.ts';
import { type ChosenHistory, tellsQuantity } from '../history.ts';
import { costOfQuantity } from '../tool-estimate.ts';
import { type Atom, atomsOf, redraw } from './atoms.ts';
import type { Random } from './random.ts';

/** A run of a tool within a whole. */
export interface PartRun {
  /** Absent where too few runs of it succeeded. */
  readonly history?: ChosenHistory;
  readonly costRate?: CostRate;
  readonly pointsRate: PointsRate;
}

/** Millionth parts of a millionth of a dollar: the last place of money. Sums are rounded to it at the end. */
const PICO = 1e12;

interface Priced {
  readonly costs: readonly Atom[];
  readonly points: readonly number[];
}

/** What is known of a run; what is not known is absent. */
export interface Part {
  readonly durations?: readonly Atom[];
  readonly priced?: Priced;
  readonly failedDurations: readonly Atom[];
  /** Pico-dollars. */
  readonly failedCosts: readonly Atom[];
  /** Runs that succeeded and that failed. */
  readonly ended: readonly [succeeded: number, failed: number];
}

function priced(atoms: readonly Atom[], costRate: CostRate, pointsRate: PointsRate): Priced {
  const costs = atoms.map(({ value }) => costOfQuantity(costRate, value));
  return {
    costs: costs.map((cost, place) => ({
      value: new Exact(cost).times(PICO).toNumber(),
      runs: atoms[place]?.runs ?? 0,
    })),
    points: costs.map((cost) => pointsFor(cost, pointsRate)),
  };
}

function pricedOf({ history, costRate, pointsRate }: PartRun): Priced | undefined {
  if (costRate === undefined) return undefined;
  if (history && tellsQuantity(history)) return priced(atomsOf(history.quantity), costRate, pointsRate);
  return costRate.unit === 'run' ? priced([{ value: 1, runs: 1 }], costRate, pointsRate) : undefined;
}

/** Lays out what is known of a run. */
export function partOf(run: PartRun): Part {
  const { history, costRate, pointsRate } = run;
  const cost = pricedOf(run);
  const failed = history?.failed;
  return {
    ...(history && { durations: atomsOf(history.durationMs) }),
    ...(cost && { priced: cost }),
    failedDurations: failed ? atomsOf(failed.durationMs) : [],
    failedCosts: failed && costRate ? priced(atomsOf(failed.quantity), costRate, pointsRate).costs : [],
    ended: [history?.durationMs.effectiveSize ?? 0, failed?.durationMs.effectiveSize ?? 0],
  };
}

/** What a run took: its failed tries before the success included. Unknown figures are NaN, which no sum hides. */
export interface Drawn {
  readonly durationMs: number;
  readonly picoUsd: number;
  readonly points: number;
}

function drawer(atoms: readonly Atom[] | undefined, random: Random): () => number {
  if (atoms === undefined) return () => Number.NaN;
  if (atoms.length === 0) return () => 0;
  const distribution = redraw(atoms, random);
  return () => atoms[distribution.draw(random)]?.value ?? 0;
}

function failureShare([succeeded, failed]: Part['ended'], random: Random): number {
  if (failed <= 0 || succeeded <= 0) return 0;
  const [lost, made] = [random.gamma(failed), random.gamma(succeeded)];
  return lost / (lost + made);
}

/** One way that runs of a part may turn out in this whole: draws one run, of at most so many tries, the last of which succeeds. */
export function turnsOut(part: Part, random: Random): (attempts: number) => Drawn {
  const share = failureShare(part.ended, random);
  const duration = drawer(part.durations, random);
  const failedDuration = drawer(part.failedDurations, random);
  const failedCost = drawer(part.failedCosts, random);
  const { priced: of } = part;
  const costs = of && redraw(of.costs, random);
  return (attempts) => {
    let [durationMs, picoUsd] = [duration(), 0];
    for (let tried = 1; tried < attempts && random.uniform() < share; tried += 1) {
      durationMs += failedDuration();
      picoUsd += failedCost();
    }
    if (of === undefined || costs === undefined) {
      return { durationMs, picoUsd: Number.NaN, points: Number.NaN };
    }
    const place = costs.draw(random);
    return {
      durationMs,
      picoUsd: picoUsd + (of.costs[place]?.value ?? 0),
      points: of.points[place] ?? 0,
    };
  };
}
