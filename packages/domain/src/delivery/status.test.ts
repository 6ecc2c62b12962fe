import { describe, expect, test } from 'vitest';
import { deliveryAtCompletion, initialDeliveryStatus } from './index.ts';

test.each([
  ['none', 'skipped'],
  ['webhook', 'pending'],
  ['telegram', 'pending'],
  ['', 'pending'],
])('the delivery of a new record on platform "%s" is %s', (platform, status) => {
  expect(initialDeliveryStatus(platform)).toBe(status);
});

describe('the delivery of a record that has just ended', () => {
  const end = new Date('2026-03-02T10:00:35.000Z');

  test('is due at once where it is announced alone', () => {
    expect(deliveryAtCompletion('webhook', true, end)).toEqual({
      deliveryStatus: 'pending',
      nextDeliveryAt: end,
    });
  });

  test.each([
    ['none', true],
    ['none', false],
    ['webhook', false],
  ])('is skipped on platform %s, announced alone: %s', (platform, alone) => {
    expect(deliveryAtCompletion(platform, alone, end)).toEqual({ deliveryStatus: 'skipped' });
  });
});
