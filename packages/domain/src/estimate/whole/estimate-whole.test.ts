import { describe, expect, test } from 'vitest';
import type { PointsRate, Usd } from '../../money/index.ts';
import { bucketOf } from '../bucket.ts';
import { weigh } from '../decay.ts';
import { type Histogram, histogramOf, oneIn, sumOfHistograms } from '../histogram.ts';
import { chooseHistory } from '../history.ts';
import { estimateWhole, type WholeToEstimate } from './estimate-whole.ts';
import type { PartRun } from './part.ts';
import { Random } from './random.ts';

const POINTS: PointsRate = {
  multiplier: '1',
  minimumChargeUsd: '0' as Usd,
  pointPriceUsd: '0.000337' as Usd,
};
const RATE = { amountUsd: '0.001' as Usd, unit: 'second', source: 'tool' } as const;
const NOW = new Date('2026-03-02T10:00:00.000Z');

function countsOf(values: readonly number[]): Histogram {
  return sumOfHistograms(values.map((value) => oneIn(bucketOf(value))));
}

/** A tool with a past of these seconds, of runs that succeeded and that failed. */
function aRun(seconds: readonly number[], failedSeconds: readonly number[] = []): PartRun {
  const slice = (outcome: 'success' | 'failed', of: readonly number[]) => ({
    outcome,
    unit: RATE.unit,
    hour: NOW,
    durationMs: countsOf(of.map((each) => each * 1000)),
    quantity: countsOf(of),
  });
  const slices = [slice('success', seconds), slice('failed', failedSeconds)];
  const history = chooseHistory(slices, { unit: RATE.unit }, NOW);
  return { ...(history && { history }), costRate: RATE, pointsRate: POINTS };
}

const always = (seconds: number): PartRun => aRun(Array.from({ length: 100 }, () => seconds));
const STEP = { part: 0, after: [], attempts: 1 };
const whole = (changes: Partial<WholeToEstimate>): WholeToEstimate => ({
  runs: [always(10)],
  steps: [STEP],
  pieces: 1,
  concurrency: 1,
  ...changes,
});
const DIAMOND = [
  { part: 0, after: [], attempts: 1 },
  { part: 1, after: [0], attempts: 1 },
  { part: 2, after: [0], attempts: 1 },
  { part: 3, after: [1, 2], attempts: 1 },
];

const durationOf = (of: WholeToEstimate): number => (estimateWhole(of).durationMs?.p50 ?? Number.NaN) / 1000;
const costOf = (of: WholeToEstimate): number => Number(estimateWhole(of).costUsd?.p50);

/** What lies within the sketch's bound of a figure. */
function expectNear(actual: number, expected: number, share = 0.011): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThanOrEqual(share);
}

describe('a whole', () => {
  test('takes the longest way through its steps, and costs all of them', () => {
    const diamond = whole({ runs: [always(10), always(30), always(5), always(1)], steps: DIAMOND });
    expectNear(durationOf(diamond), 41);
    expectNear(costOf(diamond), 0.046);
    expectNear(estimateWhole(diamond).points ?? 0, 137, 0.02);
  });

  test.each([
    [12, 1, 120],
    [12, 4, 30],
    [13, 4, 40],
    [3, 10, 10],
  ])('of %i pieces, %i at a time, takes %i seconds', (pieces, concurrency, seconds) => {
    const cook = whole({ pieces, concurrency });
    expectNear(durationOf(cook), seconds);
    expectNear(costOf(cook), pieces * 0.01);
  });

  test('of more pieces than are drawn goes on at the same pace', () => {
    const cook = whole({ pieces: 1_000_000, concurrency: 20 });
    expectNear(durationOf(cook), 500_000);
    expectNear(costOf(cook), 10_000);
  });

  test('is more certain than its parts: the 95th percentile of a sum lies below the sum of theirs', () => {
    const random = new Random(1);
    const run = aRun(Array.from({ length: 250 }, () => 20 * Math.exp(0.5 * random.normal())));
    const [one, hundred] = [1, 100].map((pieces) => estimateWhole(whole({ runs: [run], pieces })).durationMs);
    expect(hundred?.p95).toBeLessThan(0.65 * 100 * (one?.p95 ?? 0));
    expect(hundred?.p50).toBeGreaterThan(100 * (one?.p50 ?? 0));
  });

  test('pays for tries that failed before the one that succeeded', () => {
    const half = aRun(
      Array.from({ length: 200 }, () => 10),
      Array.from({ length: 200 }, () => 4),
    );
    const once = whole({ runs: [half], pieces: 500 });
    expectNear(costOf(once), 5);
    // Two tries: the second is made after half of the first ones.
    const twice = whole({ runs: [half], pieces: 500, steps: [{ ...STEP, attempts: 2 }] });
    expectNear(costOf(twice), 6, 0.03);
    expectNear(durationOf(twice), 6000, 0.03);
  });

  test('of which a part is not known is not known, and never too little', () => {
    const { history: _, ...unknown } = always(10);
    const mixed = whole({ runs: [always(10), unknown], steps: [STEP, { ...STEP, part: 1, after: [0] }] });
    expect(estimateWhole(mixed)).toEqual({ basis: 'unknown', sampleSize: 0 });
    const flat: PartRun = { ...unknown, costRate: { ...RATE, unit: 'run' } };
    const priced = whole({ runs: [always(10), flat], steps: [STEP, { ...STEP, part: 1, after: [0] }] });
    const estimate = estimateWhole(priced);
    expect(estimate).toMatchObject({ basis: 'static-rate', sampleSize: 0 });
    expect(estimate.durationMs).toBeUndefined();
    expectNear(Number(estimate.costUsd?.p50), 0.011);
  });

  test('of which a part is not known is not known where pieces run side by side, either', () => {
    const { history: _, ...unknown } = always(10);
    for (const pieces of [2, 4, 300, 100_000]) {
      const many = whole({ runs: [unknown], pieces, concurrency: 4 });
      expect(estimateWhole(many)).toEqual({ basis: 'unknown', sampleSize: 0 });
    }
  });

  test('is estimated alike whenever it is asked for', () => {
    const cook = whole({ runs: [aRun([5, 6, 7, 8, 9, 30])], pieces: 40, concurrency: 3 });
    expect(estimateWhole(cook)).toEqual(estimateWhole(cook));
  });
});

test('the interval of a whole covers what it says, with a past of some runs', () => {
  const random = new Random(11);
  const seconds = () => 20 * Math.exp(0.3 * random.normal()) + (random.uniform() < 1 / 12 ? 40 : 0);
  const many = (count: number) => Array.from({ length: count }, seconds);
  const rounds = 500;
  let [p50, p95] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const { durationMs } = estimateWhole(whole({ runs: [aRun(many(150))], pieces: 10 }));
    const actual = many(10).reduce((sum, each) => sum + each, 0) * 1000;
    if (actual <= (durationMs?.p50 ?? 0)) p50 += 1;
    if (actual <= (durationMs?.p95 ?? 0)) p95 += 1;
  }
  expect(Math.abs(p50 / rounds - 0.5)).toBeLessThanOrEqual(0.03);
  expect(Math.abs(p95 / rounds - 0.95)).toBeLessThanOrEqual(0.03);
}, 60_000);

test('weights that came to nothing tell nothing', () => {
  expect(weigh([{ hour: NOW, counts: histogramOf([3], [-1]) }], NOW)).toMatchObject({
    sampleSize: 0,
    effectiveSize: 0,
  });
});
