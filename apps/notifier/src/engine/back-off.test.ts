import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';

test.each([
  [1, 0, 125],
  [1, 1, 250],
  [3, 0.5, 750],
  [6, 0, 4000],
  [7, 1, 10_000],
  [1_000_000, 0, 5000],
])('after %i failures in a row a draw of %f waits %i ms', (failures, draw, waitMs) => {
  expect(backOffMs(failures, draw)).toBe(waitMs);
});
