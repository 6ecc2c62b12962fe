import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Supply } from '../model/value-class.ts';
import { deal } from './deal.ts';
import type { Row } from './row.ts';
import { searchDealing } from './search.ts';

const row = (weight: number, supplies: readonly number[] = [], room = 1_000): Row => ({
  weight: BigInt(weight),
  room,
  supplies,
});
const supply = (least: number, most: number): Supply => ({ path: [], least, most });

describe('pieces are shared out', () => {
  test.each<[string, readonly Row[], readonly Supply[], number, readonly number[]]>([
    ['by weight', [row(1), row(3)], [], 100, [25, 75]],
    ['by weight, the rest to the largest remainders', [row(1), row(1), row(1)], [], 100, [34, 33, 33]],
    [
      'by weight beyond what a supply holds back',
      [row(2, [0]), row(1), row(2)],
      [supply(0, 10)],
      100,
      [10, 30, 60],
    ],
    ['with what a supply must give', [row(1, [0]), row(99)], [supply(40, 40)], 100, [40, 60]],
    [
      'by weight within a supply of two rows',
      [row(1, [0]), row(3, [0]), row(6)],
      [supply(0, 20)],
      100,
      [5, 15, 80],
    ],
    ['with no more than there is room for', [row(1, [], 7), row(1)], [], 100, [7, 93]],
    [
      'however small a weight is',
      [
        { ...row(1), weight: 1n },
        { ...row(1, [], 5), weight: 10n ** 40n },
      ],
      [],
      10,
      [5, 5],
    ],
    ['not at all where nothing is to be had', [row(1, [0]), row(1)], [supply(0, 0)], 10, [0, 10]],
  ])('%s', (_, rows, supplies, target, counts) => {
    expect(deal(rows, supplies, target)).toEqual({ kind: 'dealt', counts });
  });

  test('where by weight alone no way is found', () => {
    // Supply 0 prefers its heavy row, and thereby takes from supply 1 what that must not give.
    const rows = [row(9, [0, 1]), row(1, [0]), row(1, [1]), row(1)];
    const dealing = deal(rows, [supply(2, 2), supply(2, 2)], 4);
    if (dealing.kind !== 'dealt') throw new Error(dealing.kind);
    const [both = 0, first = 0, second = 0, none = 0] = dealing.counts;
    expect([both + first, both + second, both + first + second + none]).toEqual([2, 2, 4]);
  });

  test('not where there is no way', () => {
    expect(deal([row(1, [0]), row(1, [1])], [supply(0, 2), supply(0, 2)], 5)).toEqual({ kind: 'impossible' });
    expect(deal([row(1, [0], 2)], [supply(3, 3)], 3)).toEqual({ kind: 'impossible' });
  });

  test('within every supply and room, whenever the search finds a way', () => {
    const rows = fc.array(
      fc.record({
        weight: fc.bigInt({ min: 1n, max: 1_000n }),
        room: fc.nat({ max: 6 }),
        supplies: fc.subarray([0, 1, 2]),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const supplies = fc.array(
      fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })).map(([least, more]) => supply(least, least + more)),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(rows, supplies, fc.integer({ min: 1, max: 12 }), (some, given, target) => {
        const dealing = deal(some, given, target);
        expect(dealing.kind).toBe(searchDealing(some, given, target).kind);
        if (dealing.kind !== 'dealt') return;
        expect(dealing.counts.reduce((sum, count) => sum + count, 0)).toBe(target);
        some.forEach(({ room }, at) => {
          expect(dealing.counts[at]).toBeLessThanOrEqual(room);
        });
        given.forEach(({ least, most }, number) => {
          const used = some.reduce((sum, one, at) => {
            return one.supplies.includes(number) ? sum + (dealing.counts[at] ?? 0) : sum;
          }, 0);
          expect(used).toBeGreaterThanOrEqual(least);
          expect(used).toBeLessThanOrEqual(most);
        });
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

test('a search beyond its bounds says that it does not know', () => {
  // Seven of each supply add up to no odd number of pieces; all ways to find that out are too many.
  const rows = Array.from({ length: 12 }, (_, at) => row(1, [at, (at + 1) % 12, (at + 5) % 12]));
  const supplies = Array.from({ length: 12 }, () => supply(700, 700));
  expect(searchDealing(rows, supplies, 2_801).kind).toBe('undecided');
});
