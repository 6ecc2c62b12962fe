import { describe, expect, test } from 'vitest';
import { chaosSchema } from './chaos.ts';

test('there is none by default, and runs take two to six seconds', () => {
  expect(chaosSchema.parse({})).toEqual({
    duplicateShare: 0,
    dropShare: 0,
    reorder: false,
    delayMs: [0, 0],
    lateTerminal: { share: 0, delayMs: [5_000, 15_000] },
    getRetryShare: 0,
    timeoutWithoutWebhookShare: 0,
    failShare: 0,
    cancelShare: 0,
    lostAnswerShare: 0,
    statusSet: 'old',
    queueMs: [200, 800],
    runDurationMs: [2_000, 6_000],
  });
});

describe('refused', () => {
  test.each([
    [{ dropShare: 1.1 }],
    [{ dropShare: -0.1 }],
    [{ dropShare: '0.5' }],
    [{ delayMs: [5, 4] }],
    [{ delayMs: [0.5, 1] }],
    [{ delayMs: 5 }],
    [{ statusSet: 'newest' }],
    [{ failShare: 0.5, cancelShare: 0.4, timeoutWithoutWebhookShare: 0.2 }],
    [{ dropshare: 0.1 }],
  ])('%j', (chaos) => {
    expect(chaosSchema.safeParse(chaos).success).toBe(false);
  });
});
