import { expect, test } from 'vitest';
import { type Baseline, compareReports, hasNewRot } from './compare.ts';
import type { AuditReport } from './report.ts';

type Counts = Readonly<Record<string, number>>;

function baseline(counts: Counts, holds = false, rules?: readonly string[]): Baseline {
  const findings = Object.entries(counts).map(([rule, count]) => ({ rule, count }));
  const criteria = [{ id: 'cost-populated', actual: 0.5, holds }];
  return { environments: [{ name: 'staging', criteria, findings }], ...(rules && { rules }) };
}

/** A comparison reads no more of a report than a baseline has. */
const report = (...given: Parameters<typeof baseline>) => baseline(...given) as AuditReport;

function trends(before: Baseline, now: AuditReport): Counts | Record<string, string> {
  return Object.fromEntries(compareReports(now, before).map(({ id, trend }) => [id, trend]));
}

test('tells of each rule whether it is new, worse, the same, better or gone', () => {
  const before = baseline({ worse: 1, same: 2, better: 3, gone: 4 });
  expect(trends(before, report({ worse: 2, same: 2, better: 2, new: 1 }))).toEqual({
    worse: 'worse',
    same: 'same',
    better: 'better',
    gone: 'gone',
    new: 'new',
  });
});

test('only new and worse is new rot', () => {
  const before = baseline({ a: 5, b: 5 });
  expect(hasNewRot(compareReports(report({ a: 4, b: 5 }), before))).toBe(false);
  expect(hasNewRot(compareReports(report({ a: 4, b: 6 }), before))).toBe(true);
  expect(hasNewRot(compareReports(report({ a: 5, c: 1 }), before))).toBe(true);
});

test('a criterion that had held and does not is new rot; the other way round it is gone', () => {
  expect(trends(baseline({}, true), report({}, false))).toEqual({ 'cost-populated': 'new' });
  expect(trends(baseline({}, false), report({}, true))).toEqual({ 'cost-populated': 'gone' });
  expect(trends(baseline({}, false), report({}, false))).toEqual({});
});

test('rules that one of the reports left out are no change', () => {
  expect(trends(baseline({ a: 1 }, false, ['a']), report({ a: 1, b: 7 }))).toEqual({ a: 'same' });
  expect(trends(baseline({ a: 1, b: 7 }), report({ a: 2 }, false, ['a']))).toEqual({ a: 'worse' });
});

test('an environment that the baseline does not know is new altogether', () => {
  const before = { environments: [] };
  expect(trends(before, report({ a: 1 }))).toEqual({ a: 'new', 'cost-populated': 'new' });
});
