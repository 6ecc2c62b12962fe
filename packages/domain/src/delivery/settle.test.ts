import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeliveryProgress, type RetrySchedule, settleTry, type TryResult } from './index.ts';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const SCHEDULE: RetrySchedule = { waitsMs: [1000, 10_000], jitter: 'none', giveUpAfterMs: 60_000 };
const FRESH: DeliveryProgress = { tries: 0 };
const at = (ms: number) => new Date(NOW.getTime() + ms);
const settle = (result: TryResult, progress = FRESH, now = NOW) =>
  settleTry(result, progress, SCHEDULE, now, 0.5);

const FAILED: TryResult = { kind: 'failed', reason: 'answered 500' };
const DOWN: TryResult = {
  kind: 'held',
  hold: 'circuit-open',
  reason: 'it is down',
  untilMs: at(30_000).getTime(),
};

describe('a try', () => {
  test('that is received makes it sent, now, and counts', () => {
    expect(settle({ kind: 'delivered' }, { tries: 2, startedAt: at(-5000) })).toEqual({
      kind: 'sent',
      at: NOW,
      tries: 3,
    });
  });

  test('that is refused for good drops it at once, however many tries are left', () => {
    expect(settle({ kind: 'refused', reason: 'gone' })).toEqual({ kind: 'dropped', error: 'gone', tries: 1 });
  });

  test('that fails waits for the next one', () => {
    expect(settle(FAILED)).toEqual({ kind: 'waiting', until: at(1000), error: 'answered 500', tries: 1 });
  });

  test('that fails waits as long as the receiver asked', () => {
    expect(settle({ ...FAILED, retryAfterMs: 20_000 })).toMatchObject({ until: at(20_000) });
  });

  test('that fails as the last one drops it, with the last reason', () => {
    const error = 'gave up after 3 tries: answered 500';
    expect(settle(FAILED, { tries: 2, startedAt: at(-11_000) })).toEqual({
      kind: 'dropped',
      error,
      tries: 3,
    });
  });

  test('that fails late drops it although tries are left: its time is over', () => {
    expect(settle(FAILED, { tries: 1, startedAt: at(-55_000) })).toMatchObject({ kind: 'dropped', tries: 2 });
  });
});

describe('a delivery that is held back', () => {
  test('waits without a try being counted', () => {
    const until = at(30_000);
    expect(settle(DOWN, { tries: 1, startedAt: at(-5000) })).toEqual({
      kind: 'waiting',
      until,
      error: 'it is down',
      tries: 1,
      hold: 'circuit-open',
    });
  });

  test('by a receiver that is down is dropped once its time is over, tried or not', () => {
    expect(settle(DOWN, { tries: 0, startedAt: at(-40_000) })).toMatchObject({ kind: 'dropped', tries: 0 });
  });

  test('by a setting of ours waits as long as it takes', () => {
    const missing: TryResult = { ...DOWN, hold: 'not-configured' };
    expect(settle(missing, { tries: 0, startedAt: at(-1e9) })).toMatchObject({ kind: 'waiting', tries: 0 });
  });

  test('is not due before now', () => {
    expect(settle({ ...DOWN, untilMs: 0 })).toMatchObject({ kind: 'waiting', until: NOW });
  });
});

test('whatever a receiver does, a delivery ends after as many tries as the schedule has, within its time', () => {
  const failures = fc.record({ draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) });
  const schedules = fc.record<RetrySchedule>({
    waitsMs: fc.array(fc.nat(100_000), { maxLength: 8 }),
    jitter: fc.constantFrom('full', 'none'),
    giveUpAfterMs: fc.nat(500_000),
  });
  fc.assert(
    fc.property(schedules, fc.infiniteStream(failures), (schedule, stream) => {
      let progress = FRESH;
      let now = NOW;
      for (const { draw } of stream) {
        const settled = settleTry(FAILED, progress, schedule, now, draw);
        expect(settled.tries).toBe(progress.tries + 1);
        if (settled.kind !== 'waiting') {
          expect(settled.kind).toBe('dropped');
          break;
        }
        expect(settled.until.getTime()).toBeGreaterThanOrEqual(now.getTime());
        now = settled.until;
        progress = { tries: settled.tries, startedAt: progress.startedAt ?? NOW };
      }
      expect(progress.tries).toBeLessThanOrEqual(schedule.waitsMs.length);
      expect(now.getTime() - NOW.getTime()).toBeLessThanOrEqual(schedule.giveUpAfterMs);
    }),
  );
});
