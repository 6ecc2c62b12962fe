import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, pickFairly } from './index.ts';

const NOBODY: ReadonlyMap<string, number> = new Map();
const of = (accountId: string, count: number): Candidate[] =>
  Array.from({ length: count }, () => ({ accountId }));
const shares = (picked: readonly Candidate[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(picked, ({ accountId }) => accountId)).map(([account, its]) => [
      account,
      its?.length,
    ]),
  );

describe('a fair choice', () => {
  test('reaches the one delivery of an account behind a great many of another', () => {
    const picked = pickFairly(
      [...of('big', 100_000), ...of('small', 1)],
      NOBODY,
      { perAccount: 32, perRound: 16 },
      64,
    );
    expect(shares(picked)).toEqual({ big: 16, small: 1 });
  });

  test('counts what an account has under way', () => {
    const underWay = new Map([['big', 30]]);
    const picked = pickFairly(
      [...of('big', 50), ...of('small', 1)],
      underWay,
      { perAccount: 32, perRound: 16 },
      64,
    );
    expect(shares(picked)).toEqual({ big: 2, small: 1 });
  });

  test('keeps the order, the room and every share, and leaves out nobody who fits', () => {
    const candidates = fc.array(fc.record({ accountId: fc.constantFrom('a', 'b', 'c', 'd') }), {
      maxLength: 60,
    });
    const small = fc.nat(12);
    fc.assert(
      fc.property(candidates, small, small, small, small, (all, perAccount, perRound, room, held) => {
        const picked = pickFairly(all, new Map([['a', held]]), { perAccount, perRound }, room);
        expect(picked).toEqual(all.filter((candidate) => picked.includes(candidate)));
        expect(picked.length).toBeLessThanOrEqual(room);
        for (const account of ['a', 'b', 'c', 'd']) {
          const had = account === 'a' ? held : 0;
          const fits = Math.max(0, Math.min(perRound, perAccount - had));
          const waiting = all.filter(({ accountId }) => accountId === account).length;
          const got = picked.filter(({ accountId }) => accountId === account).length;
          expect(got).toBeLessThanOrEqual(fits);
          if (picked.length < room) expect(got).toBe(Math.min(fits, waiting));
        }
      }),
    );
  });
});
