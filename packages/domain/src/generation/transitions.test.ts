import { describe, expect, test } from 'vitest';
import { GENERATION_STATUSES, isTerminal, type Move, TRANSITIONS } from './index.ts';

/** Every pair of states, written out a second time with the reason of each move. */
const EXPECTED: readonly (readonly [from: string, to: string, move: Move, why: string])[] = [
  ['pending', 'pending', 'stay', 'a report that the run still waits'],
  ['pending', 'processing', 'advance', 'the work began'],
  ['pending', 'success', 'advance', 'the terminal report came first'],
  ['pending', 'failed', 'advance', 'the terminal report came first, or nothing ever came'],
  ['pending', 'cancelled', 'advance', 'cancelled before the work began'],
  ['processing', 'pending', 'never', 'a sign of work is never forgotten'],
  ['processing', 'processing', 'stay', 'a report of progress'],
  ['processing', 'success', 'advance', 'the work is done'],
  ['processing', 'failed', 'advance', 'the work failed, or nothing was heard any more'],
  ['processing', 'cancelled', 'advance', 'the work was stopped'],
  ['success', 'pending', 'never', 'an end is never taken back'],
  ['success', 'processing', 'never', 'an end is never taken back'],
  ['success', 'success', 'stay', 'the same end, reported again'],
  ['success', 'failed', 'correct', 'a failure had been received before it'],
  ['success', 'cancelled', 'correct', 'a cancellation had been received before it'],
  ['failed', 'pending', 'never', 'an end is never taken back'],
  ['failed', 'processing', 'never', 'an end is never taken back'],
  ['failed', 'success', 'correct', 'it had merely expired, or the success had been received before it'],
  ['failed', 'failed', 'stay', 'the same end, reported again'],
  [
    'failed',
    'cancelled',
    'correct',
    'it had merely expired, or the cancellation had been received before it',
  ],
  ['cancelled', 'pending', 'never', 'an end is never taken back'],
  ['cancelled', 'processing', 'never', 'an end is never taken back'],
  ['cancelled', 'success', 'correct', 'the success had been received before it'],
  ['cancelled', 'failed', 'correct', 'the failure had been received before it'],
  ['cancelled', 'cancelled', 'stay', 'the same end, reported again'],
];

describe('the table of transitions', () => {
  test('is total: it rules on every pair of states and on nothing else', () => {
    const pairs = Object.entries(TRANSITIONS).flatMap(([from, row]) =>
      Object.keys(row).map((to) => `${from} ${to}`),
    );
    expect(pairs.toSorted()).toEqual(EXPECTED.map(([from, to]) => `${from} ${to}`).toSorted());
    expect(pairs).toHaveLength(GENERATION_STATUSES.length ** 2);
  });

  test.each(EXPECTED)('%s -> %s is "%s": %s', (from, to, move) => {
    const table: Readonly<Record<string, Readonly<Record<string, Move>>>> = TRANSITIONS;
    expect(table[from]?.[to]).toBe(move);
  });
});

test.each([
  ['pending', false],
  ['processing', false],
  ['success', true],
  ['failed', true],
  ['cancelled', true],
] as const)('%s ends a generation: %s', (status, ends) => {
  expect(isTerminal(status)).toBe(ends);
});
