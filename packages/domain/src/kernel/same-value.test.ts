import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameValue } from './index.ts';

const alike: readonly (readonly [string, unknown, unknown])[] = [
  ['keys in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
  ['an undefined key and an absent one', { a: 1, b: undefined }, { a: 1 }],
  ['dates of one time', new Date(5), new Date(5)],
  ['dates of no time', new Date(Number.NaN), new Date(Number.NaN)],
  ['NaN and NaN', Number.NaN, Number.NaN],
  ['0 and -0', { a: 0 }, { a: -0 }],
  ['lists of like things', [1, { a: [2] }], [1, { a: [2] }]],
  [
    'maps of like entries',
    new Map([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]),
    new Map([
      [2, { a: 2 }],
      [1, { a: 1 }],
    ]),
  ],
  ['nothing and nothing', undefined, undefined],
  ['an undefined key named as an inherited one, and nothing', { toString: undefined }, {}],
];

const different: readonly (readonly [string, unknown, unknown])[] = [
  ['a number and its text', 1, '1'],
  ['null and undefined', null, undefined],
  ['null and an empty record', null, {}],
  ['a list and a record of the same keys', ['a'], { 0: 'a' }],
  ['a list and a longer one', [1], [1, undefined]],
  ['a list in another order', [1, 2], [2, 1]],
  ['dates of two times', new Date(5), new Date(6)],
  ['maps that differ in a value', new Map([[1, 2]]), new Map([[1, 3]])],
  ['maps that differ in a key', new Map([[1, undefined]]), new Map([[2, undefined]])],
  ['a map and an empty record', new Map(), {}],
  ['a date and an empty record', new Date(5), {}],
  ['records that differ deep inside', { a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }],
  ['a key named as an inherited one, and nothing', JSON.parse('{"__proto__":{}}'), {}],
  ['a constructor of data, and nothing', { constructor: 1 }, {}],
];

describe('plain values', () => {
  test.each(alike)('are alike: %s', (_, a, b) => {
    expect([sameValue(a, b), sameValue(b, a)]).toEqual([true, true]);
  });

  test.each(different)('are not alike: %s', (_, a, b) => {
    expect([sameValue(a, b), sameValue(b, a)]).toEqual([false, false]);
  });

  test('of JSON are alike to their copy, and to no other value with another spelling', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameValue(a, structuredClone(a))).toBe(true);
        expect(sameValue(a, b)).toBe(sameValue(b, a));
        if (JSON.stringify(a) === JSON.stringify(b)) expect(sameValue(a, b)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
