import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHAT_SCHEDULE, nextTryAt, type RetrySchedule, STANDARD_WEBHOOKS_SCHEDULE } from './index.ts';

const START = new Date('2026-03-02T10:00:00.000Z');
const HOUR_MS = 3_600_000;
const after = (ms: number) => new Date(START.getTime() + ms);

const schedules = fc.record<RetrySchedule>({
  waitsMs: fc.array(fc.nat(HOUR_MS), { maxLength: 12 }),
  jitter: fc.constantFrom('full', 'none'),
  giveUpAfterMs: fc.nat(48 * HOUR_MS),
});
const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the schedule of webhooks', () => {
  test('is that of the Standard Webhooks operations guide', () => {
    const hours = STANDARD_WEBHOOKS_SCHEDULE.waitsMs.map((ms) => ms / HOUR_MS);
    expect(hours).toEqual([5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24]);
  });

  test('has room for all of its tries within the time in all', () => {
    for (const { waitsMs, giveUpAfterMs } of [STANDARD_WEBHOOKS_SCHEDULE, CHAT_SCHEDULE]) {
      expect(waitsMs.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(giveUpAfterMs);
    }
  });

  test.each([
    [1, 0, 0],
    [1, 0.5, 2500],
    [2, 0.5, 150_000],
    [9, 0.25, 6 * HOUR_MS],
  ])('after try %i a draw of %f waits %i ms', (tries, draw, waitMs) => {
    expect(nextTryAt(STANDARD_WEBHOOKS_SCHEDULE, tries, START, START, draw)).toEqual(after(waitMs));
  });

  test('ends after the tenth try', () => {
    expect(nextTryAt(STANDARD_WEBHOOKS_SCHEDULE, 10, START, START, 0)).toBeUndefined();
  });
});

describe('the next try', () => {
  test('lies within its wait, anywhere with full jitter, exactly there without', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 14 }), draws, (schedule, tries, draw) => {
        const at = nextTryAt({ ...schedule, giveUpAfterMs: 1e12 }, tries, START, START, draw);
        const waitMs = schedule.waitsMs[tries - 1];
        expect(at === undefined).toBe(waitMs === undefined);
        if (at === undefined || waitMs === undefined) return;
        const waitedMs = at.getTime() - START.getTime();
        expect(waitedMs).toBeGreaterThanOrEqual(schedule.jitter === 'full' ? 0 : waitMs);
        expect(waitedMs).toBeLessThanOrEqual(waitMs);
      }),
    );
  });

  test('never undercuts what the receiver asked for', () => {
    fc.assert(
      fc.property(schedules, draws, fc.nat(2 * HOUR_MS), (schedule, draw, retryAfterMs) => {
        const at = nextTryAt(schedule, 1, START, START, draw, retryAfterMs);
        if (at !== undefined) expect(at.getTime()).toBeGreaterThanOrEqual(START.getTime() + retryAfterMs);
      }),
    );
  });

  test('never comes after the time in all', () => {
    fc.assert(
      fc.property(schedules, draws, fc.nat(72 * HOUR_MS), (schedule, draw, elapsedMs) => {
        const at = nextTryAt(schedule, 1, START, after(elapsedMs), draw);
        if (at !== undefined)
          expect(at.getTime()).toBeLessThanOrEqual(after(schedule.giveUpAfterMs).getTime());
      }),
    );
  });
});
