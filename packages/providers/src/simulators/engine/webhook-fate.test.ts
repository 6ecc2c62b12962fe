import { describe, expect, test } from 'vitest';
import { type ChaosOptions, chaosSchema } from './chaos.ts';
import { fateOf } from './webhook-fate.ts';

const fates = (options: ChaosOptions, isTerminal = false, seed = 1) => {
  const chaos = chaosSchema.parse(options);
  return Array.from({ length: 10_000 }, (_, n) =>
    fateOf(seed, { ordinal: Math.floor(n / 8), event: n % 8, isTerminal }, chaos),
  );
};

describe('without chaos', () => {
  test('every webhook is sent once and at once', () => {
    for (const fate of fates({})) {
      expect(fate).toEqual({ isDropped: false, delaysMs: [0], lateMs: 0, retriesAsGet: false });
    }
  });
});

describe('with chaos', () => {
  const chaos: ChaosOptions = {
    dropShare: 0.1,
    duplicateShare: 0.3,
    getRetryShare: 0.5,
    delayMs: [10, 500],
    lateTerminal: { share: 0.2, delayMs: [1_000, 2_000] },
  };

  test('the same seed decides alike, another otherwise', () => {
    expect(fates(chaos)).toEqual(fates(chaos));
    expect(fates(chaos)).not.toEqual(fates(chaos, false, 2));
  });

  test('shares are kept', () => {
    const all = fates(chaos, true);
    const count = (holds: (fate: (typeof all)[number]) => boolean) => all.filter(holds).length;
    expect(Math.abs(count((fate) => fate.isDropped) - 1_000)).toBeLessThan(150);
    expect(Math.abs(count((fate) => fate.delaysMs.length === 2) - 3_000)).toBeLessThan(200);
    expect(Math.abs(count((fate) => fate.retriesAsGet) - 5_000)).toBeLessThan(200);
    expect(Math.abs(count((fate) => fate.lateMs > 0) - 2_000)).toBeLessThan(200);
  });

  test('delays lie in their ranges', () => {
    for (const fate of fates(chaos, true)) {
      for (const delayMs of fate.delaysMs) expect(delayMs >= 10 && delayMs <= 500).toBe(true);
      expect(fate.lateMs === 0 || (fate.lateMs >= 1_000 && fate.lateMs <= 2_000)).toBe(true);
    }
  });

  test('only final webhooks come late', () => {
    expect(fates(chaos, false).every((fate) => fate.lateMs === 0)).toBe(true);
  });

  test('one kind of chaos does not change what another decides', () => {
    const dropped = (options: ChaosOptions) => fates(options).map((fate) => fate.isDropped);
    expect(dropped({ dropShare: 0.1 })).toEqual(dropped(chaos));
  });
});
