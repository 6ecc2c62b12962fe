import { expect, test } from 'vitest';
import type { PointsRate, Usd } from '../money/index.ts';
import { bucketOf } from './bucket.ts';
import { type Estimate, estimateRun, type HistorySlice, NO_COUNTS, oneIn, sumOfHistograms } from './index.ts';

/**
 * Runs of a tool one after another, each estimated from those that ended before its hour, then measured against the estimate. The
 * shares within p50 and p95 must be what their names say, within three points.
 */
const TOLERANCE = 0.03;
/** Sketches that are handed over: the ledger does not read all of a tool's past either. */
const LATEST = 400;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 5);
const POINTS: PointsRate = {
  multiplier: '4',
  minimumChargeUsd: '0.001' as Usd,
  pointPriceUsd: '0.000337' as Usd,
};

/** mulberry32: numbers from 0 to below 1, the same from the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A normal number, by Box and Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface Run {
  readonly machine: string;
  readonly size: number;
  readonly durationMs: number;
}

interface World {
  readonly runsPerHour: number;
  readonly runs: number;
  run(index: number, random: () => number): Run;
}

const USD_PER_SECOND = '0.000337' as Usd;

const aSlice = (machine: string, size: number, hour: Date): HistorySlice => ({
  machine,
  size,
  unit: 'second',
  outcome: 'success',
  hour,
  durationMs: NO_COUNTS,
  quantity: NO_COUNTS,
});

function withRun({ durationMs, quantity, ...slice }: HistorySlice, ms: number): HistorySlice {
  return {
    ...slice,
    durationMs: sumOfHistograms([durationMs, oneIn(bucketOf(ms))]),
    quantity: sumOfHistograms([quantity, oneIn(bucketOf(ms / 1000))]),
  };
}

function estimateAt(slices: readonly HistorySlice[], machine: string, size: number, at: Date): Estimate {
  const costRate = { amountUsd: USD_PER_SECOND, unit: 'second', source: 'tool' } as const;
  const profile = { machine, size, unit: costRate.unit };
  return estimateRun({ profile, costRate, pointsRate: POINTS }, slices.slice(-LATEST), at);
}

interface Within {
  judged: number;
  p50: number;
  p95: number;
  costP95: number;
}

function judge(within: Within, { durationMs: interval, costUsd }: Estimate, durationMs: number): void {
  if (interval === undefined) return;
  within.judged += 1;
  if (durationMs <= interval.p50) within.p50 += 1;
  if (durationMs <= interval.p95) within.p95 += 1;
  if ((durationMs / 1000) * Number(USD_PER_SECOND) <= Number(costUsd?.p95)) within.costP95 += 1;
}

function backtest(world: World, seed: number) {
  const random = seeded(seed);
  const slices: HistorySlice[] = [];
  let hourly = new Map<string, HistorySlice>();
  const inForce = new Map<string, Estimate>();
  let hour = 0;
  const within = { judged: 0, p50: 0, p95: 0, costP95: 0 };
  for (let index = 0; index < world.runs; index += 1) {
    const nowMs = START_MS + Math.floor((index / world.runsPerHour) * HOUR_MS);
    const startOfHour = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
    if (startOfHour !== hour) {
      slices.push(...hourly.values());
      hourly = new Map();
      inForce.clear();
      hour = startOfHour;
    }
    const { machine, size, durationMs } = world.run(index, random);
    const key = `${machine} ${size}`;
    const estimate = inForce.get(key) ?? estimateAt(slices, machine, size, new Date(startOfHour));
    inForce.set(key, estimate);
    judge(within, estimate, durationMs);
    const slice = hourly.get(key) ?? aSlice(machine, size, new Date(startOfHour));
    hourly.set(key, withRun(slice, durationMs));
  }
  const share = (count: number) => count / within.judged;
  return {
    judged: within.judged / world.runs,
    p50: share(within.p50),
    p95: share(within.p95),
    between: share(within.p95 - within.p50),
    costP95: share(within.costP95),
  };
}

/** Seconds around a median, with a long tail; one run in twelve finds the machine cold. */
function duration(random: () => number, medianMs: number, coldMs: number): number {
  const warm = medianMs * Math.exp(0.25 * normal(random));
  return Math.round(random() < 1 / 12 ? warm + coldMs * (0.7 + 0.6 * random()) : warm);
}

const WORLDS: Readonly<Record<string, World>> = {
  'cold starts': {
    runsPerHour: 10,
    runs: 2500,
    run: (_, random) => ({ machine: 'A10G', size: 40, durationMs: duration(random, 20_000, 45_000) }),
  },
  'another GPU half way, as the registry says': {
    runsPerHour: 10,
    runs: 2500,
    run: (index, random) =>
      index < 1250
        ? { machine: 'A10G', size: 40, durationMs: duration(random, 20_000, 45_000) }
        : { machine: 'H100', size: 40, durationMs: duration(random, 7000, 30_000) },
  },
  'a slower machine behind the same name': {
    runsPerHour: 60,
    runs: 6000,
    run: (index, random) => ({
      machine: 'A10G',
      size: 40,
      durationMs: duration(random, index < 3000 ? 20_000 : 24_000, 45_000),
    }),
  },
  'sizes that explain the duration': {
    runsPerHour: 10,
    runs: 2500,
    run: (_, random) => {
      const size = 36 + 2 * Math.floor(3 * random());
      return { machine: 'A10G', size, durationMs: duration(random, 1000 * 2 ** ((size - 30) / 2), 45_000) };
    },
  },
  'a quiet tool': {
    runsPerHour: 0.2,
    runs: 1500,
    run: (_, random) => ({ machine: 'A10G', size: 40, durationMs: duration(random, 20_000, 45_000) }),
  },
};

test.each(Object.entries(WORLDS))(
  'the interval covers what it says: %s',
  (_name, world) => {
    const result = backtest(world, 7);
    expect(result.judged).toBeGreaterThan(0.95);
    for (const [share, expected] of [
      [result.p50, 0.5],
      [result.p95, 0.95],
      [result.between, 0.45],
      [result.costP95, 0.95],
    ] as const) {
      expect(Math.abs(share - expected)).toBeLessThanOrEqual(TOLERANCE);
    }
  },
  30_000,
);
