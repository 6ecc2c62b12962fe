import { describe, expect, test } from 'vitest';
import { aCook } from '../../test/cook-definitions.ts';
import { forecast } from './index.ts';

const weighted = (weights: Readonly<Record<string, number>>) => {
  return Object.entries(weights).map(([value, weight]) => ({ value, weight }));
};
const expectedOf = (randomness: object, targetSize: number) => {
  const { traits = [] } = forecast(aCook(randomness, { targetSize }));
  return Object.fromEntries(
    traits.map(({ name, values }) => [
      name,
      Object.fromEntries(values.map(({ value, expected }) => [value, expected])),
    ]),
  );
};

describe('a forecast', () => {
  test('counts combinations beyond what a number holds', () => {
    const traits = Array.from({ length: 40 }, (_, at) => ({
      name: `t${at}`,
      values: weighted({ x: 1, y: 2, z: 3 }),
    }));
    expect(forecast(aCook({ traits }))).toMatchObject({
      combinations: String(3n ** 40n),
      distinct: { atLeast: String(3n ** 40n), atMost: String(3n ** 40n) },
    });
  });

  test('expects of each value its weight’s share', () => {
    expect(expectedOf({ traits: [{ name: 'a', values: weighted({ x: 1, y: 2.5, z: 3.5 }) }] }, 100)).toEqual({
      a: { x: '14.285714', y: '35.714286', z: '50' },
    });
  });

  test('gives what a supply holds back to the other values by their weights', () => {
    const values = [
      { value: 'x', weight: 2, supply: { atMost: 10 } },
      { value: 'y', weight: 1, supply: { exactly: 60 } },
      { value: 'z', weight: 1 },
      { value: 'w', weight: 2 },
    ];
    expect(expectedOf({ traits: [{ name: 'a', values }] }, 100)).toEqual({
      a: { x: '10', y: '60', z: '10', w: '20' },
    });
  });

  test('leaves a trait on which others depend its weights, and not one that others exclude', () => {
    const traits = [
      { name: 'a', values: weighted({ x: 1, y: 3 }) },
      {
        name: 'b',
        values: [
          { value: 'v', weight: 1 },
          { value: 'w', weight: 1, when: [{ trait: 'a', values: ['x'] }] },
        ],
      },
    ];
    expect(expectedOf({ traits }, 80)).toEqual({ a: { x: '20', y: '60' }, b: { v: '70', w: '10' } });
    const exclusive = [
      [
        { trait: 'a', values: ['x'] },
        { trait: 'b', values: ['w'] },
      ],
    ];
    const free = [traits[0], { name: 'b', values: weighted({ v: 1, w: 1 }) }];
    expect(expectedOf({ traits: free, exclusive }, 70)).toEqual({
      a: { x: '10', y: '60' },
      b: { v: '40', w: '30' },
    });
  });

  test('counts who goes without a dependent trait, and the numbers of a range', () => {
    const told = forecast(
      aCook(
        {
          traits: [{ name: 'a', values: weighted({ x: 1, y: 3 }) }],
          ranges: [{ name: 'n', from: 0, to: 1, step: 0.1, when: [{ trait: 'a', values: ['x'] }] }],
        },
        { targetSize: 44 },
      ),
    );
    expect(told.ranges).toEqual([
      {
        name: 'n',
        size: 11,
        each: { expected: '1', basis: 'exact', atLeast: 0, atMost: 44 },
        absent: { expected: '33', basis: 'exact', atLeast: 0, atMost: 44 },
      },
    ]);
  });

  test('says that it is approximate where duplicates are forbidden, unless the bounds meet', () => {
    const traits = [
      { name: 'a', values: weighted({ x: 1, y: 9 }) },
      { name: 'b', values: weighted({ v: 1, w: 1, u: 1 }) },
    ];
    const of = (targetSize: number) => {
      return forecast(aCook({ traits, duplicates: 'forbidden' }, { targetSize })).traits?.[0]?.values[0];
    };
    expect(of(4)).toEqual({ value: 'x', expected: '1', basis: 'approximate', atLeast: 1, atMost: 3 });
    expect(of(6)).toEqual({ value: 'x', expected: '3', basis: 'exact', atLeast: 3, atMost: 3 });
  });

  test('of an impossible target counts combinations only', () => {
    const told = forecast(
      aCook({ traits: [{ name: 'a', values: weighted({ x: 1 }) }], duplicates: 'forbidden' }),
    );
    expect(told).toEqual({ targetSize: 10, combinations: '1', distinct: { atLeast: '1', atMost: '1' } });
  });

  test('bounds what it cannot count', () => {
    const traits = Array.from({ length: 30 }, (_, at) => ({
      name: `t${at}`,
      values: weighted({ x: 1, y: 1 }),
    }));
    const exclusive = Array.from({ length: 29 }, (_, at) => [
      { trait: `t${at}`, values: ['x'] },
      { trait: `t${at + 1}`, values: ['x'] },
    ]);
    expect(forecast(aCook({ traits, exclusive })).distinct).toEqual({
      atLeast: '0',
      atMost: String(2 ** 30),
    });
  });
});
