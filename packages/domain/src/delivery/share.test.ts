import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareHolder } from './index.ts';

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });
const subjects = fc.string({ minLength: 24, maxLength: 24, unit: fc.constantFrom(...'0123456789abcdef') });

describe('the share of a notifier', () => {
  test("is nobody's where there is none", () => {
    expect(shareHolder('66cd00000000000000000001', [])).toBeUndefined();
  });

  test('is the same for all that look, in whatever order they know each other', () => {
    fc.assert(
      fc.property(subjects, names, (subject, all) => {
        const holder = shareHolder(subject, all);
        expect(all).toContain(holder);
        expect(shareHolder(subject, all.toReversed())).toBe(holder);
      }),
    );
  });

  test('moves only where its holder leaves', () => {
    fc.assert(
      fc.property(subjects, names, fc.nat(), (subject, all, pick) => {
        const leaver = all[pick % all.length];
        const holder = shareHolder(subject, all);
        const after = shareHolder(
          subject,
          all.filter((name) => name !== leaver),
        );
        if (holder !== leaver) expect(after).toBe(holder);
      }),
    );
  });

  test('is about even, for ids that come one after the other', () => {
    const notifiers = ['notifier-1', 'notifier-2', 'notifier-3'];
    const counts = new Map<string | undefined, number>();
    for (let id = 0; id < 6000; id += 1) {
      const holder = shareHolder(`66cd0000000000000${id.toString(16).padStart(7, '0')}`, notifiers);
      counts.set(holder, (counts.get(holder) ?? 0) + 1);
    }
    for (const name of notifiers) expect(Math.abs((counts.get(name) ?? 0) - 2000)).toBeLessThan(200);
  });
});
