import { describe, expect, test } from 'vitest';
import { aBasis, after, aGeneration, anEvent, at, PARENTS } from '../../test/builders.ts';
import type { Generation } from './index.ts';

const fresh = aGeneration();

describe('delivery', () => {
  const success = anEvent('success', 10);

  test.each([
    { parent: 'single', platform: 'webhook', announce: false, expected: 'pending' },
    { parent: 'single', platform: 'none', announce: true, expected: 'skipped' },
    { parent: 'cookPiece', platform: 'webhook', announce: false, expected: 'skipped' },
    { parent: 'cookPiece', platform: 'webhook', announce: true, expected: 'pending' },
    { parent: 'spellStep', platform: 'webhook', announce: false, expected: 'skipped' },
    { parent: 'spellStep', platform: 'none', announce: true, expected: 'skipped' },
  ] as const)(
    'of a $parent on $platform, announced alone: $announce, is $expected once it has ended',
    (row) => {
      const { parent, platform, announce, expected } = row;
      const basis = aBasis({ parent: PARENTS[parent], notification: { platform, announce } });
      expect(after(aGeneration({ basis }), success).deliveryStatus).toBe(expected);
    },
  );

  test('waits while the run is open', () => {
    const open = after(fresh, anEvent('processing', 2));
    expect(open.deliveryStatus).toBe('pending');
    expect(open).not.toHaveProperty('nextDeliveryAt');
  });

  test('that was made is not made again for the same end, however its figures or time are refined', () => {
    const { nextDeliveryAt: _, ...ended } = after(fresh, success);
    const told: Generation = { ...ended, deliveryStatus: 'sent' };
    const refined = after(told, anEvent('success', 8, { computeMs: 5000 }));
    expect(refined.execution).toMatchObject({ responseTimestamp: at(8), computeMs: 5000 });
    expect(refined.deliveryStatus).toBe('sent');
    expect(refined).not.toHaveProperty('nextDeliveryAt');
  });

  test('that is still due follows the time of the end', () => {
    expect(after(fresh, success, anEvent('success', 8)).nextDeliveryAt).toEqual(at(8));
  });

  test('starts anew when another end proves to have been received first', () => {
    const told: Generation = { ...after(fresh, success), deliveryStatus: 'sent' };
    expect(after(told, anEvent('failed', 8))).toMatchObject({
      deliveryStatus: 'pending',
      nextDeliveryAt: at(8),
    });
  });
});
