import { describe, expect, test } from 'vitest';
import type { Usd } from '../money/index.ts';
import {
  budgetAllows,
  childStatusOf,
  ENDED_EXECUTION_STATUSES,
  EXECUTION_STATUSES,
  hasEnded,
  NO_CHILDREN,
  progressOf,
  reportedEnd,
} from './index.ts';

test('an execution has ended in four states, and to its parent is a child that has', () => {
  expect(EXECUTION_STATUSES.filter(hasEnded)).toEqual([...ENDED_EXECUTION_STATUSES]);
  const seen = Object.fromEntries(EXECUTION_STATUSES.map((status) => [status, childStatusOf(status)]));
  expect(seen).toEqual({
    running: 'processing',
    paused: 'processing',
    stopping: 'processing',
    stopped: 'cancelled',
    completed: 'success',
    failed: 'failed',
    cancelled: 'cancelled',
  });
});

describe('an execution that another service reports', () => {
  test.each([
    ['cook', { success: 3 }, 3, 'completed'],
    ['cook', { success: 2, failed: 1 }, 3, 'completed'],
    ['cook', { failed: 3 }, 3, 'failed'],
    ['cast', { success: 3 }, 3, 'completed'],
    ['cast', { success: 3, failed: 1 }, 3, 'completed'],
    ['cast', { success: 2, failed: 1 }, 3, 'failed'],
    ['cook', { success: 3 }, undefined, undefined],
    ['cook', { success: 2 }, 3, undefined],
    ['cook', { success: 3, processing: 1 }, 3, undefined],
    ['cast', { success: 2, failed: 1, pending: 1 }, 3, undefined],
  ] as const)('%s with %j of %s is %s', (kind, counts, expected, status) => {
    expect(reportedEnd(kind, { ...NO_CHILDREN, ...counts }, expected, 'running')?.status).toBe(status);
  });
});

test.each([
  ['cook', { status: 'stopped', reason: 'stopped on request' }],
  ['cast', { status: 'cancelled', reason: 'cancellation was requested' }],
] as const)('a reported %s that is to stop ends so once nothing of it runs', (kind, end) => {
  const running = { ...NO_CHILDREN, success: 1, processing: 1 };
  expect(reportedEnd(kind, running, undefined, 'stopping')).toBeUndefined();
  expect(reportedEnd(kind, { ...running, processing: 0 }, undefined, 'stopping')).toEqual(end);
  expect(reportedEnd(kind, { ...running, processing: 0 }, undefined, 'running')).toBeUndefined();
});

describe('the budget', () => {
  const spending = {
    counts: { ...NO_CHILDREN, success: 4 },
    costUsd: '4' as Usd,
    costCount: 4,
    pointsSpent: 40,
  };

  test('counts a cost that is not known as an average one, never as nothing', () => {
    const unknown = { ...spending, counts: { ...NO_CHILDREN, success: 6 } };
    expect(budgetAllows({ usd: '5' as Usd }, spending, 0)).toBe(true);
    expect(budgetAllows({ usd: '5' as Usd }, unknown, 0)).toBe(false);
  });

  test('counts what runs and what is just started', () => {
    expect(budgetAllows({ points: 60 }, spending, 1)).toBe(true);
    expect(budgetAllows({ points: 60 }, spending, 2)).toBe(false);
    const running = { ...spending, counts: { ...NO_CHILDREN, success: 4, processing: 2 } };
    expect(budgetAllows({ points: 60 }, running, 0)).toBe(false);
  });

  test('that is not set allows all', () => expect(budgetAllows({}, spending, 1000)).toBe(true));
});

test('progress tells the time left at the pace so far, and none where it stands still', () => {
  const execution = {
    expected: 10,
    lost: 1,
    counts: { ...NO_CHILDREN, success: 3, processing: 2, failed: 2 },
    startedAt: new Date(0),
    now: new Date(8000),
    goesOn: true,
  };
  expect(progressOf(execution)).toEqual({
    expected: 10,
    made: 3,
    lost: 1,
    running: 2,
    share: 0.4,
    timeLeftMs: 12_000,
  });
  expect(progressOf({ ...execution, goesOn: false })).not.toHaveProperty('timeLeftMs');
  expect(progressOf({ ...execution, now: new Date(0) })).not.toHaveProperty('timeLeftMs');
});
