import type { Generation } from '../generation/index.ts';
import { type Histogram, isEmpty, oneIn, sumOfHistograms, times } from './histogram.ts';
import { type Calibration, type Observation, observationOf, type SketchKey } from './observation.ts';

/** What is added to one sketch: counts by bucket, below zero where a correction takes away. */
export interface SketchChange {
  readonly key: SketchKey;
  readonly durationMs: Histogram;
  readonly quantity: Histogram;
  readonly calibration: Calibration;
}

/** A generation before and after a change. Nothing before: it was not there. */
export interface GenerationMove {
  readonly before?: Generation;
  readonly after?: Generation;
}

export const NOT_JUDGED: Calibration = {
  durations: 0,
  durationsWithinP50: 0,
  durationsWithinP95: 0,
  costs: 0,
  costsWithinP50: 0,
  costsWithinP95: 0,
};

function addCalibration(sum: Calibration, added: Calibration, factor: number): Calibration {
  return {
    durations: sum.durations + factor * added.durations,
    durationsWithinP50: sum.durationsWithinP50 + factor * added.durationsWithinP50,
    durationsWithinP95: sum.durationsWithinP95 + factor * added.durationsWithinP95,
    costs: sum.costs + factor * added.costs,
    costsWithinP50: sum.costsWithinP50 + factor * added.costsWithinP50,
    costsWithinP95: sum.costsWithinP95 + factor * added.costsWithinP95,
  };
}

interface Sum {
  readonly key: SketchKey;
  readonly durationMs: Histogram[];
  readonly quantity: Histogram[];
  calibration: Calibration;
}

function keyText({ environment, toolId, machine, unit, size, outcome, hour }: SketchKey): string {
  return JSON.stringify([environment, toolId, machine, unit, size, outcome, hour.getTime()]);
}

function add(sums: Map<string, Sum>, observation: Observation, factor: 1 | -1): void {
  const { key, durationBucket, quantityBucket, calibration } = observation;
  const text = keyText(key);
  const sum: Sum = sums.get(text) ?? {
    key,
    durationMs: [],
    quantity: [],
    calibration: NOT_JUDGED,
  };
  sums.set(text, sum);
  sum.durationMs.push(times(oneIn(durationBucket), factor));
  if (quantityBucket !== undefined) sum.quantity.push(times(oneIn(quantityBucket), factor));
  if (calibration) sum.calibration = addCalibration(sum.calibration, calibration, factor);
}

function isNothing({ durationMs, quantity, calibration }: SketchChange): boolean {
  return isEmpty(durationMs) && isEmpty(quantity) && Object.values(calibration).every((count) => count === 0);
}

/**
 * What changes of generations do to the sketches, one change a sketch: what each added before is taken away, what it adds now is added.
 * Counts are whole, so that taking away is exact, and any order of changes comes to the same.
 */
export function sketchChanges(moves: readonly GenerationMove[]): readonly SketchChange[] {
  const sums = new Map<string, Sum>();
  for (const { before, after } of moves) {
    const [old, next] = [before && observationOf(before), after && observationOf(after)];
    if (old) add(sums, old, -1);
    if (next) add(sums, next, 1);
  }
  return [...sums.values()]
    .map(({ durationMs, quantity, ...sum }) => ({
      ...sum,
      durationMs: sumOfHistograms(durationMs),
      quantity: sumOfHistograms(quantity),
    }))
    .filter((change) => !isNothing(change));
}
