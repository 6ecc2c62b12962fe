import { describe, expect, test } from 'vitest';
import { aBasis, after, aGeneration, anEvent, anExpiry, at, runId, usd } from '../../test/builders.ts';
import type { ProviderName } from '../kernel/index.ts';
import { ageMs, nextReconciliation, DEFAULT_RECONCILIATION as POLICY } from './index.ts';

const known = aGeneration({ providerRunId: runId('run-1') });

describe('what an ended run was billed', () => {
  const fal = 'fal' as ProviderName;
  const policy = { ...POLICY, billedWhenAsked: new Set([fal]) };
  const costRate = { amountUsd: usd('0.025'), unit: 'megapixel', source: 'fal/1' } as const;
  const running = aGeneration({ basis: aBasis({ costRate }), provider: fal, providerRunId: runId('run-1') });
  const ended = after(running, anEvent('success', 100));

  test.each([
    [100, 102],
    [110, 120],
    [300, 500],
  ])('is asked at once, then ever more rarely: at %d s, next at %d s', (now, next) => {
    expect(nextReconciliation(ended, at(now), policy)).toEqual(at(next));
  });

  test('is asked no more after ten minutes', () => {
    expect(nextReconciliation(ended, at(700), policy)).toBeUndefined();
  });

  test.each([
    ['its provider never tells', { ...ended, provider: 'other' as ProviderName }],
    ['it has no price', after(aGeneration({ ...running, basis: unpriced() }), anEvent('success', 100))],
    ['its cost is known', after(running, anEvent('failed', 100, { computeMs: 0 }))],
    ['it merely expired', after(running, anExpiry(100))],
  ])('is not asked where %s', (_, generation) => {
    expect(nextReconciliation(generation, at(101), policy)).toBeUndefined();
  });

  function unpriced() {
    const { costRate: _, ...basis } = aBasis();
    return basis;
  }
});

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
    ['a provider that forgets nothing', 'comfyui-deploy', 3600, 4200],
    ['a provider that keeps results for half an hour', 'hasty', 3600, 4200],
    ['a provider that keeps results for ten minutes', 'hastier', 3600, 3800],
    ['the same, where questions are rare by configuration', 'hastier', 10, 210, 3_600_000],
  ])('at a run of %s in time before they are lost', (_, provider, now, next, everyMs = 60_000) => {
    const policy = {
      ...POLICY,
      pollAfterMs: everyMs,
      pollAtMostEveryMs: everyMs * 10,
      resultsKeptMs: new Map([
        ['hasty' as ProviderName, 1_800_000],
        ['hastier' as ProviderName, 600_000],
      ]),
    };
    const generation = { ...known, provider: provider as ProviderName };
    expect(nextReconciliation(generation, at(now), policy)).toEqual(at(next));
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
