import type { Phase } from '@genledger/domain/provider';
import { describe, expect, test } from 'vitest';
import { readTiming } from './timing.ts';

const SUCCESS: Phase = { kind: 'success' };
const CANCELLED: Phase = { kind: 'cancelled' };
const STARTED = '2025-08-01 10:21:47.100000+00Z';
const ENDED = '2025-08-01 10:21:51.350000+00';

describe('the time charged', () => {
  test.each([
    ['run_duration in seconds', { run_duration: 4.25 }, 4_250],
    ['half a millisecond is rounded up', { run_duration: 2.0005 }, 2_001],
    ['a number as text', { run_duration: '4.25' }, 4_250],
    ['from start to end where no figure is told', { started_at: STARTED, ended_at: ENDED }, 4_250],
    ['the figure before the measure', { run_duration: 4, started_at: STARTED, ended_at: ENDED }, 4_000],
    [
      'the measure where the figure is negative',
      { run_duration: -4, started_at: STARTED, ended_at: ENDED },
      4_250,
    ],
    ['nothing from one time alone', { ended_at: ENDED }, undefined],
    ['nothing from clocks that disagree', { started_at: ENDED, ended_at: STARTED }, undefined],
    ['nothing from a negative figure', { run_duration: -4 }, undefined],
    ['nothing from words', { run_duration: 'long' }, undefined],
    ['nothing from a success of no time', { run_duration: 0 }, undefined],
  ])('%s', (_rule, body, computeMs) => {
    expect(readTiming(body, SUCCESS).computeMs).toBe(computeMs);
  });

  test('a run cancelled at once is charged for no time, which is known', () => {
    expect(readTiming({ run_duration: 0 }, CANCELLED).computeMs).toBe(0);
  });

  test.each([['pending'], ['processing'], ['unknown']] as const)('a %s run has none yet', (kind) => {
    expect(
      readTiming({ run_duration: 4, started_at: STARTED, ended_at: ENDED }, { kind }).computeMs,
    ).toBeUndefined();
  });
});

test('both odd spellings of dates are read', () => {
  expect(readTiming({ started_at: STARTED, ended_at: ENDED }, SUCCESS)).toEqual({
    startedAt: new Date('2025-08-01T10:21:47.100Z'),
    endedAt: new Date('2025-08-01T10:21:51.350Z'),
    computeMs: 4_250,
  });
});

test('times that are no times are left out', () => {
  expect(readTiming({ started_at: 'soon', ended_at: null }, SUCCESS)).toEqual({});
});
