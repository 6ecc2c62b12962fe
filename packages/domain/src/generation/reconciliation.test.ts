import { describe, expect, test } from 'vitest';
import { after, aGeneration, anEvent, at, runId } from '../../test/builders.ts';
import { ageMs, nextReconciliation, DEFAULT_RECONCILIATION as POLICY } from './index.ts';

const known = aGeneration({ providerRunId: runId('run-1') });

test('the age of a generation runs from its request', () => {
  expect(ageMs(known, at(90))).toBe(90_000);
});

describe('the reconciler looks again', () => {
  test.each([
    ['just begun', 0, 60],
    ['two minutes old', 120, 180],
    ['five minutes old', 300, 450],
    ['twenty minutes old', 1200, 1800],
    ['an hour old', 3600, 4200],
    ['of the future, by a wrong clock', -30, 30],
  ])('at a run that is %s (%d s), at %d s', (_, now, next) => {
    expect(nextReconciliation(known, at(now), POLICY)).toEqual(at(next));
  });

  test.each([
    ['when it expires', 100, 43_200],
    ['soon, where it should have expired', 50_000, 50_060],
  ])('at a generation without a run %s', (_, now, next) => {
    expect(nextReconciliation(aGeneration(), at(now), POLICY)).toEqual(at(next));
  });

  test.each(['success', 'failed', 'cancelled'] as const)('never at one that has ended as %s', (end) => {
    expect(nextReconciliation(after(known, anEvent(end, 5)), at(9), POLICY)).toBeUndefined();
  });
});
