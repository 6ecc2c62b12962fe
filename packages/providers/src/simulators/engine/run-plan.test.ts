import { describe, expect, test } from 'vitest';
import { type ChaosOptions, chaosSchema } from './chaos.ts';
import { planRun } from './run-plan.ts';

const settings = (chaos: ChaosOptions = {}, seed = 1, timeScale = 1) => ({
  seed,
  timeScale,
  chaos: chaosSchema.parse(chaos),
});
const plans = (count: number, chaos: ChaosOptions, wantsOutput = false) =>
  Array.from({ length: count }, (_, ordinal) => planRun(settings(chaos), ordinal, wantsOutput));

describe('a plan', () => {
  test('depends on the seed and the number of the submission alone', () => {
    expect(planRun(settings(), 7, true)).toEqual(planRun(settings(), 7, true));
    expect(planRun(settings(), 7, true)).not.toEqual(planRun(settings(), 8, true));
    expect(planRun(settings(), 7, true)).not.toEqual(planRun(settings({}, 2), 7, true));
  });

  test('goes from waiting over work to the upload, its steps in time, its progress never falling', () => {
    for (const plan of plans(200, {})) {
      const stages = plan.steps.map((step) => step.stage).join(' ');
      expect(stages).toMatch(/^queued started running( running){1,3} uploading$/);
      const times = [...plan.steps.map((step) => step.atMs), plan.startMs + plan.runDurationMs];
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const progress = plan.steps.map((step) => step.progress);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
    }
  });

  test('tells of the output only where it is wanted, between upload and end', () => {
    const [plan] = plans(1, {}, true);
    expect(plan?.steps.at(-1)).toMatchObject({
      eventType: 'run.output',
      stage: 'uploading',
      atMs: plan?.outputMs,
    });
    expect(plans(100, {}, false).flatMap((one) => one.steps.map((step) => step.eventType))).not.toContain(
      'run.output',
    );
  });

  test('has no upload where the run fails', () => {
    const stages = plans(100, { failShare: 1 }).flatMap((plan) => plan.steps.map((step) => step.stage));
    expect(stages).not.toContain('uploading');
  });

  test('keeps the configured ranges, and 1 ms at least', () => {
    for (const plan of plans(300, { queueMs: [5, 9], runDurationMs: [0, 20] })) {
      expect(plan.startMs).toBeGreaterThanOrEqual(5);
      expect(plan.startMs).toBeLessThanOrEqual(9);
      expect(plan.runDurationMs).toBeGreaterThanOrEqual(1);
      expect(plan.runDurationMs).toBeLessThanOrEqual(20);
    }
  });

  test('goes faster by the time scale', () => {
    const usual = planRun(settings(), 7, false);
    const fast = planRun(settings({}, 1, 100), 7, false);
    expect(fast.runDurationMs).toBe(Math.round(usual.runDurationMs / 100));
  });
});

describe('ends', () => {
  test('come in the configured shares', () => {
    const ends = plans(10_000, { timeoutWithoutWebhookShare: 0.1, failShare: 0.2, cancelShare: 0.3 });
    const count = (end: string) => ends.filter((plan) => plan.end === end).length;
    expect(Math.abs(count('timeout') - 1_000)).toBeLessThan(150);
    expect(Math.abs(count('failed') - 2_000)).toBeLessThan(150);
    expect(Math.abs(count('cancelled') - 3_000)).toBeLessThan(150);
    expect(Math.abs(count('success') - 4_000)).toBeLessThan(150);
  });

  test('a time-out is told by no webhook, every other end is', () => {
    const mixed = plans(500, { timeoutWithoutWebhookShare: 0.5, failShare: 0.2 });
    for (const plan of mixed) expect(plan.endIsSilent).toBe(plan.end === 'timeout');
  });

  test('failures tell their error as text and as an object', () => {
    const shapes = plans(50, { failShare: 1 }).map((plan) => plan.errorAsObject);
    expect(new Set(shapes)).toEqual(new Set([true, false]));
  });
});
