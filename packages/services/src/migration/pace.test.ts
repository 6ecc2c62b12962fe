import type { ServerLoad } from '@genledger/db/migration';
import { describe, expect, test } from 'vitest';
import { Pace, type PaceLimits } from './pace.ts';

/** A pace in a time of its own: batches take as long as told, the server is as busy as told. */
function paceWith(limits: PaceLimits, loads: readonly ServerLoad[] = []) {
  const waits: number[] = [];
  const told = [...loads];
  let nowMs = 1_000_000;
  const pace = new Pace(limits, {
    clock: { now: () => new Date(nowMs) },
    wait: async (ms) => {
      waits.push(ms);
      nowMs += ms;
    },
    look: async () => told.shift() ?? {},
  });
  const batch = (tookMs: number, heldMs?: number) =>
    pace.keep(async (size) => {
      nowMs += tookMs;
      return { read: size, ...(heldMs !== undefined && { heldMs }) };
    });
  return { pace, waits, batch, left: () => told.length };
}

describe('the size of batches', () => {
  test('is what was asked for at first, and never more', async () => {
    const { pace, batch } = paceWith({ batch: 100 });
    expect(pace.size).toBe(100);
    await batch(1);
    expect(pace.size).toBe(100);
  });

  test('is halved by a slow batch, down to 20, and grows by a quarter with quick ones', async () => {
    const { pace, batch } = paceWith({ batch: 100 });
    const sizes: number[] = [];
    for (const tookMs of [1600, 1600, 1600, 1600, 1000, 100, 100]) {
      await batch(tookMs);
      sizes.push(pace.size);
    }
    expect(sizes).toEqual([50, 25, 20, 20, 20, 25, 32]);
  });

  test('is halved where the server’s own operations are slow, though the batch was quick', async () => {
    const { pace, batch } = paceWith({ batch: 100 }, [{ latencyMs: 150 }, { latencyMs: 99 }]);
    await batch(1000);
    expect(pace.size).toBe(50);
    await batch(1000);
    expect(pace.size).toBe(50);
  });

  test('is not halved where the client alone was slow', async () => {
    const { pace, batch } = paceWith({ batch: 100 });
    await batch(4000, 700);
    expect(pace.size).toBe(100);
    await batch(4000, 1600);
    expect(pace.size).toBe(50);
  });

  test('is a second’s worth at most where there is a rate', () => {
    expect(paceWith({ batch: 500, maxRate: 30 }).pace.size).toBe(30);
  });
});

describe('waiting', () => {
  test('keeps the rate', async () => {
    const { waits, batch } = paceWith({ batch: 50, maxRate: 100 });
    await batch(200);
    await batch(600);
    expect(waits).toEqual([300]);
  });

  test('lets secondaries catch up', async () => {
    const lags = [{ lagMs: 30_000 }, { lagMs: 11_000 }, { lagMs: 9000 }];
    const { waits, batch, left } = paceWith({ batch: 50 }, lags);
    await batch(1);
    expect([waits, left()]).toEqual([[1000, 1000], 0]);
  });

  test('does not wait for ever for one that never does', async () => {
    const { waits, batch } = paceWith(
      { batch: 50 },
      Array.from({ length: 500 }, () => ({ lagMs: 3_600_000 })),
    );
    await batch(1);
    expect(waits.length).toBe(60);
  });

  test('looks at the server once a second, at most', async () => {
    const { batch, left } = paceWith({ batch: 50 }, [{}, {}, {}]);
    for (let count = 0; count < 5; count += 1) await batch(300);
    expect(left()).toBe(1);
  });
});
