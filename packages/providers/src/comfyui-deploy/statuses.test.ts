import { describe, expect, test } from 'vitest';
import { meaningOf } from './statuses.ts';

describe('both sets of statuses', () => {
  test.each([
    ['not-started', 'pending'],
    ['queued', 'pending'],
    ['started', 'processing'],
    ['running', 'processing'],
    ['uploading', 'processing'],
    ['processing', 'processing'],
    ['success', 'success'],
    ['completed', 'success'],
    ['failed', 'failed'],
    ['timeout', 'timeout'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
  ])('%s means %s', (status, meaning) => {
    expect(meaningOf(status)).toBe(meaning);
  });
});

test.each([
  [' Success ', 'success'],
  ['RUNNING\n', 'processing'],
  ['not_started', 'pending'],
  ['Not Started', 'pending'],
])('%j is spelled oddly and means %s', (status, meaning) => {
  expect(meaningOf(status)).toBe(meaning);
});

test.each(['migrating', '', 'succeeded', 'constructor', '__proto__', 'failed!'])(
  '%j is not known',
  (status) => {
    expect(meaningOf(status)).toBeUndefined();
  },
);
