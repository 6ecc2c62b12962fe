import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CRITERIA, type CriterionId, judgeCriterion, wilsonInterval } from './criterion.ts';

function criterion(id: CriterionId) {
  const found = CRITERIA.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

test.each([
  ['terminal-within-5-minutes', 95, 100, true],
  ['terminal-within-5-minutes', 94, 100, false],
  ['duration-populated', 99, 100, true],
  ['cost-populated', 989, 1000, false],
  ['pending-older-than-24h', 1, 100, false],
  ['pending-older-than-24h', 9, 1000, true],
  ['parent-linked', 999_999, 1_000_000, false],
  ['schema-conflicts', 0, 10, true],
  ['schema-conflicts', 1, 1_000_000, false],
] as const)('%s with %i of %i: %s', (id, numerator, denominator, holds) => {
  expect(judgeCriterion(criterion(id), { numerator, denominator }, 'whole').holds).toBe(holds);
});

test('with nothing to count it holds, and no share is made up', () => {
  const result = judgeCriterion(criterion('cost-populated'), { numerator: 0, denominator: 0 }, 'whole');
  expect(result.holds).toBe(true);
  expect('actual' in result).toBe(false);
});

test('a part of a collection tells nothing, however good it looks', () => {
  const share = { numerator: 100, denominator: 100 };
  for (const each of CRITERIA) expect(judgeCriterion(each, share, 'part').holds).toBeNull();
});

test('a sample tells only where both ends of its interval agree', () => {
  const sampled = (numerator: number) =>
    judgeCriterion(criterion('terminal-within-5-minutes'), { numerator, denominator: 1000 }, 'sample').holds;
  expect([sampled(990), sampled(955), sampled(900)]).toEqual([true, null, false]);
  // Whether all are, no sample can tell; that not all are, one can.
  const linked = (numerator: number) =>
    judgeCriterion(criterion('parent-linked'), { numerator, denominator: 1000 }, 'sample').holds;
  expect([linked(1000), linked(900)]).toEqual([null, false]);
});

// Known values of Wilson's interval at 95 %.
test.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [50, 100, 0.4038, 0.5962],
  [1, 1000, 0.0002, 0.0056],
])('%i of %i lies within %d and %d', (numerator, denominator, low, high) => {
  const interval = wilsonInterval({ numerator, denominator });
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('an interval lies within 0 and 1, and holds the share', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (some, denominator) => {
      const numerator = Math.min(some, denominator);
      const { low, high } = wilsonInterval({ numerator, denominator });
      const share = numerator / denominator;
      expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
    }),
  );
});
