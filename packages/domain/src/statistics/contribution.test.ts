import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventsAndDelivery, newGeneration } from '../../test/arbitraries.ts';
import { after, aGeneration, anEvent } from '../../test/builders.ts';
import { bucketOf, histogramOf, oneIn, RELATIVE_ERROR } from '../estimate/index.ts';
import {
  contributionChange,
  contributionOf,
  durationAtShare,
  NO_CONTRIBUTION,
  negated,
  sumOfContributions,
} from './index.ts';

const open = aGeneration();
const success = after(open, anEvent('processing', 2), anEvent('success', 42));
const refined = after(success, anEvent('success', 60, { computeMs: 35_000 }));

describe('what a generation adds to its week', () => {
  test.each(['pending', 'processing'] as const)('is nothing while it is %s', (phase) => {
    expect(contributionOf(after(open, anEvent(phase, 1)).execution)).toEqual(NO_CONTRIBUTION);
  });

  test('is itself, its time, its points and its cost once it has succeeded', () => {
    expect(contributionOf(success.execution)).toEqual({
      count: 1,
      succeeded: 1,
      failed: 0,
      cancelled: 0,
      durationMs: 42_000,
      pointsSpent: 160,
      protocolNetPoints: 160,
      costCount: 1,
      costUsd: '0.01348',
      durations: oneIn(bucketOf(42_000)),
    });
  });

  test.each(['failed', 'cancelled'] as const)(
    'counts a %s one as that, with its cost and no points',
    (status) => {
      expect(contributionOf(after(open, anEvent(status, 60, { computeMs: 35_000 })).execution)).toEqual({
        ...NO_CONTRIBUTION,
        count: 1,
        [status]: 1,
        durationMs: 60_000,
        costCount: 1,
        costUsd: '0.011795',
        durations: oneIn(bucketOf(60_000)),
      });
    },
  );

  test('of an unknown cost counts no cost, so that a mean is not drawn towards zero', () => {
    const { costRate: _, ...basis } = open.basis;
    const unpriced = after({ ...open, basis }, anEvent('success', 60));
    expect(contributionOf(unpriced.execution)).toMatchObject({ count: 1, costCount: 0, costUsd: '0' });
  });
});

describe('what a change adds', () => {
  test('of an end is all that the generation adds', () => {
    expect(contributionChange(open.execution, success.execution)).toEqual(contributionOf(success.execution));
  });

  test('of a refined figure is the difference, negative where the figure fell', () => {
    expect(contributionChange(success.execution, refined.execution)).toEqual({
      ...NO_CONTRIBUTION,
      pointsSpent: -20,
      protocolNetPoints: -20,
      costUsd: '-0.001685',
    });
  });

  test('of nothing is nothing', () => {
    expect(
      contributionChange(open.execution, after(open, anEvent('processing', 1)).execution),
    ).toBeUndefined();
    expect(contributionChange(success.execution, success.execution)).toBeUndefined();
  });

  test('summed over any sequence of events is what the last state adds', () => {
    fc.assert(
      fc.property(newGeneration, eventsAndDelivery, (initial, { delivered }) => {
        let generation = initial;
        let sum = NO_CONTRIBUTION;
        for (const event of delivered) {
          const next = after(generation, event);
          const change = contributionChange(generation.execution, next.execution);
          if (change) sum = sumOfContributions([sum, change]);
          generation = next;
        }
        expect(sum).toEqual(contributionOf(generation.execution));
      }),
      { numRuns: 1000 },
    );
  });
});

test('contributions add up field by field, money exactly', () => {
  const one = {
    count: 1,
    succeeded: 1,
    failed: 0,
    cancelled: 0,
    durationMs: 5,
    pointsSpent: 7,
    protocolNetPoints: 6,
    costCount: 1,
  };
  const other = {
    count: -1,
    succeeded: 0,
    failed: 2,
    cancelled: 3,
    durationMs: 4,
    pointsSpent: -9,
    protocolNetPoints: 1,
    costCount: 0,
  };
  expect(
    sumOfContributions([
      { ...one, costUsd: '0.1', durations: histogramOf([3, 5], [1, 2]) },
      { ...other, costUsd: '-0.3', durations: histogramOf([7, 3], [4, -1]) },
    ]),
  ).toEqual({
    count: 0,
    succeeded: 1,
    failed: 2,
    cancelled: 3,
    durationMs: 9,
    pointsSpent: -2,
    protocolNetPoints: 7,
    costCount: 1,
    costUsd: '-0.2',
    durations: histogramOf([5, 7], [2, 4]),
  });
});

describe('the duration that a share did not exceed', () => {
  const durationsMs = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 60 });
  const one = (durationMs: number) => ({
    ...NO_CONTRIBUTION,
    count: 1,
    durationMs,
    durations: oneIn(bucketOf(durationMs)),
  });

  test('lies within one hundredth of the exact one, whatever the order in which they were added', () => {
    fc.assert(
      fc.property(durationsMs, fc.constantFrom(0.5, 0.95), (all, share) => {
        const sum = sumOfContributions(all.map(one));
        const exact = all.toSorted((a, b) => a - b)[Math.ceil(share * all.length) - 1] ?? 0;
        const found = durationAtShare(sum, share) ?? Number.NaN;
        // Half a millisecond is rounded away.
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * RELATIVE_ERROR + 0.5 + 1e-6);
      }),
    );
  });

  test('is what it was once a generation is taken away again', () => {
    fc.assert(
      fc.property(durationsMs, fc.integer({ min: 0, max: 100_000_000 }), (all, corrected) => {
        const sum = sumOfContributions(all.map(one));
        const back = sumOfContributions([sum, one(corrected), negated(one(corrected))]);
        expect(back).toEqual(sum);
      }),
    );
  });

  test('is unknown where nothing ended, and where sums are older than the counts', () => {
    expect(durationAtShare(NO_CONTRIBUTION, 0.5)).toBeUndefined();
    const older = { ...NO_CONTRIBUTION, count: 3, durationMs: 3000 };
    expect(durationAtShare(sumOfContributions([older, one(1000)]), 0.5)).toBeUndefined();
  });
});
