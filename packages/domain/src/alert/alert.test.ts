import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALERT_RULE_IDS,
  type AlertChange,
  type AlertState,
  type AlertVerdict,
  alertsSchema,
  isDismissed,
  judgeReading,
  nextAlert,
  thresholdsOf,
} from './index.ts';

const QUIET_MS = 120_000;
const START_MS = Date.parse('2031-03-03T10:00:00Z');

describe('thresholds', () => {
  test('are those of the configuration, durations in seconds, else the rule’s own', () => {
    const { rules } = alertsSchema.parse({
      rules: { 'webhook-absence': { alert: 600 }, 'inbox-lag': false, 'dropped-share': { warning: 0.5 } },
    });
    expect(thresholdsOf('webhook-absence', { rules })).toEqual({ alert: 600_000 });
    expect(thresholdsOf('inbox-lag', { rules })).toBeUndefined();
    expect(thresholdsOf('dropped-share', { rules })).toEqual({ warning: 0.5 });
    expect(thresholdsOf('oldest-open', { rules })).toEqual({ warning: 43_200_000, alert: 86_400_000 });
    expect(thresholdsOf('cost-per-hour', { rules })).toBeUndefined();
  });

  test.each([
    ['a warning above the alert', { 'inbox-lag': { warning: 2, alert: 1 } }],
    ['neither', { 'inbox-lag': {} }],
    ['a rule that there is not', { 'inbox-lagg': { alert: 1 } }],
    ['a negative one', { 'inbox-lag': { alert: -1 } }],
  ])('refuse %s', (_, rules) => {
    expect(alertsSchema.safeParse({ rules }).success).toBe(false);
  });

  test('are known of every rule', () => {
    expect(ALERT_RULE_IDS).toHaveLength(11);
  });
});

test('a reading is judged by the gravest threshold that it reaches, and none is no zero', () => {
  const thresholds = { warning: 10, alert: 20 };
  const judged = [undefined, Number.NaN, 0, 9.99, 10, 19, 20, 1e9].map((value) =>
    judgeReading(value === undefined ? {} : { value }, thresholds),
  );
  expect(judged.map((verdict) => (verdict.kind === 'over' ? verdict.level : verdict.kind))).toEqual([
    'no-data',
    'no-data',
    'well',
    'well',
    'warning',
    'warning',
    'alert',
    'alert',
  ]);
});

interface Step {
  readonly afterMs: number;
  readonly verdict: AlertVerdict;
  /** Somebody dismisses what is open then, for so long. */
  readonly dismissMs?: number;
}

const verdict: fc.Arbitrary<AlertVerdict> = fc.oneof(
  fc.constant({ kind: 'no-data' } as const),
  fc.constant({ kind: 'well', value: 1 } as const),
  fc.constantFrom('warning' as const, 'alert' as const).map((level) => ({
    kind: 'over' as const,
    level,
    value: level === 'alert' ? 25 : 15,
    threshold: level === 'alert' ? 20 : 10,
  })),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record(
    {
      afterMs: fc.integer({ min: 1, max: 200_000 }),
      verdict,
      dismissMs: fc.integer({ min: 1, max: 400_000 }),
    },
    { requiredKeys: ['afterMs', 'verdict'] },
  ),
  { maxLength: 40 },
);

interface Look {
  readonly now: Date;
  readonly step: Step;
  readonly before: AlertState | undefined;
  readonly change: AlertChange | undefined;
}

/** Goes through looks one after the other, as the ledger does. */
function run(all: readonly Step[]): readonly Look[] {
  const looks: Look[] = [];
  let open: AlertState | undefined;
  let atMs = START_MS;
  for (const step of all) {
    atMs += step.afterMs;
    const now = new Date(atMs);
    const change = nextAlert(open, step.verdict, now, QUIET_MS);
    looks.push({ now, step, before: open, change });
    if (change !== undefined) open = change.state.status === 'raised' ? change.state : undefined;
    if (open !== undefined && step.dismissMs !== undefined) {
      const until = new Date(atMs + step.dismissMs);
      open = { ...open, dismissal: { by: 'somebody', why: 'known', at: now, until } };
    }
  }
  return looks;
}

describe('whatever is seen, in whatever order', () => {
  const always = (check: (look: Look) => void) =>
    fc.assert(
      fc.property(steps, (all) => run(all).forEach(check)),
      { numRuns: 500 },
    );

  test('what cannot be measured raises nothing and ends nothing', () => {
    always(({ step, change }) => {
      if (step.verdict.kind === 'no-data') expect(change).toBeUndefined();
    });
  });

  test('an alert ends only when its rule has been well for long enough, and keeps when it was seen', () => {
    always(({ now, step, before, change }) => {
      if (change?.state.status !== 'resolved') return;
      expect(step.verdict.kind).toBe('well');
      expect(now.getTime() - change.state.lastSeenAt.getTime()).toBeGreaterThanOrEqual(QUIET_MS);
      expect([change.state.firstSeenAt, change.state.lastSeenAt]).toEqual([
        before?.firstSeenAt,
        before?.lastSeenAt,
      ]);
    });
  });

  test('what is over its threshold is open, seen now, and one with what was open before', () => {
    always(({ now, step, before, change }) => {
      if (step.verdict.kind !== 'over') return;
      expect(change?.state).toMatchObject({ status: 'raised', lastSeenAt: now, level: step.verdict.level });
      expect(change?.state.firstSeenAt).toEqual(before?.firstSeenAt ?? now);
      expect(change?.state.seen).toBe((before?.seen ?? 0) + 1);
    });
  });

  test('people are told of what is new, graver, or no longer dismissed; and of no end that they dismissed', () => {
    always(({ now, step, before, change }) => {
      if (change === undefined) return;
      const isGraver = before?.level === 'warning' && change.state.level === 'alert';
      const runOut = before?.dismissal !== undefined && !isDismissed(before, now);
      const expected =
        step.verdict.kind === 'well'
          ? !(before !== undefined && isDismissed(before, now))
          : before === undefined || isGraver || runOut;
      expect(change.announces).toBe(expected);
    });
  });

  test('a dismissal stays until its time, unless it becomes graver', () => {
    always(({ now, step, before, change }) => {
      if (before === undefined || !isDismissed(before, now) || step.verdict.kind !== 'over') return;
      const isGraver = before.level === 'warning' && step.verdict.level === 'alert';
      expect(change?.state.dismissal).toEqual(isGraver ? undefined : before.dismissal);
    });
  });
});
