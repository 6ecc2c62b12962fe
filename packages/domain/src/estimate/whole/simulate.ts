import { type Drawn, type Part, turnsOut } from './part.ts';
import { Random } from './random.ts';

/** A step of a piece: a run that begins when those before it have ended. */
export interface WholeStep {
  /** Place of its part. */
  readonly part: number;
  /** Places of the steps whose outputs it takes; all before its own. */
  readonly after: readonly number[];
  /** Tries that its rule allows. */
  readonly attempts: number;
}

/** Pieces that are made alike, so many at a time; a cast alone is one piece, and a run alone one step of it. */
export interface WholePlan {
  readonly parts: readonly Part[];
  /** In order. */
  readonly steps: readonly WholeStep[];
  readonly pieces: number;
  /** Pieces that run side by side. */
  readonly concurrency: number;
}

const TRIALS = 400;
/** Runs that are drawn in all, about. */
const DRAWS = 600_000;
/** Any will do: one question has one answer. */
const SEED = 20_260_302;

/** One piece: its steps along the longest way through them, and all that they cost. */
function drawPiece(steps: readonly WholeStep[], turns: readonly ((attempts: number) => Drawn)[]): Drawn {
  const ends: number[] = [];
  let [durationMs, picoUsd, points] = [0, 0, 0];
  for (const { part, after, attempts } of steps) {
    const drawn = turns[part]?.(attempts);
    if (drawn === undefined) throw new RangeError(`there is no part ${part}`);
    const start = after.reduce((latest, place) => Math.max(latest, ends[place] ?? 0), 0);
    ends.push(start + drawn.durationMs);
    durationMs = Math.max(durationMs, start + drawn.durationMs);
    picoUsd += drawn.picoUsd;
    points += drawn.points;
  }
  return { durationMs, picoUsd, points };
}

/** Whoever is free first takes the next piece. The list is kept in the order of the times. */
function takeTurn(free: number[], durationMs: number): void {
  const end = (free.shift() ?? 0) + durationMs;
  let [low, high] = [0, free.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((free[middle] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  free.splice(low, 0, end);
}

/** A sum of so many more like those drawn, by the central limit theorem. */
function more(figures: readonly number[], left: number, random: Random): number {
  if (left === 0) return 0;
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / figures.length;
  return left * mean + Math.sqrt(left * squares) * random.normal();
}

function drawWhole(
  { parts, steps, pieces, concurrency }: WholePlan,
  drawnPieces: number,
  random: Random,
): Drawn {
  const turns = parts.map((part) => turnsOut(part, random));
  const drawn = Array.from({ length: drawnPieces }, () => drawPiece(steps, turns));
  const workers = Math.min(concurrency, drawnPieces);
  const free = Array.from({ length: workers }, () => 0);
  for (const { durationMs } of drawn) takeTurn(free, durationMs);
  const left = pieces - drawnPieces;
  const sumOf = (figure: keyof Drawn) => {
    const figures = drawn.map((piece) => piece[figure]);
    return [figures.reduce((sum, each) => sum + each, 0), more(figures, left, random)] as const;
  };
  const [, waiting] = sumOf('durationMs');
  const [cost, moreCost] = sumOf('picoUsd');
  const [points, morePoints] = sumOf('points');
  return {
    // Once all workers are busy, what is left passes at their common pace. An end that is not known has no place in their order.
    durationMs: Math.max(...free) + waiting / workers,
    picoUsd: cost + moreCost,
    points: points + morePoints,
  };
}

/**
 * How a whole may turn out, many times over, by Monte Carlo with a fixed seed. In each trial all runs of one tool share one redrawn past;
 * pieces beyond those that can be drawn are added by the central limit theorem.
 */
export function simulate(plan: WholePlan): readonly Drawn[] {
  const random = new Random(SEED);
  const affordable = Math.ceil(DRAWS / (TRIALS * plan.steps.length));
  const drawnPieces = Math.min(
    plan.pieces,
    Math.max(affordable, 2 * Math.min(plan.concurrency, plan.pieces)),
  );
  return Array.from({ length: TRIALS }, () => drawWhole(plan, drawnPieces, random));
}
