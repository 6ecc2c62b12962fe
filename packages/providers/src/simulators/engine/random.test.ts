import { describe, expect, test } from 'vitest';
import { between, chance, createRandom, shuffled } from './random.ts';

const take = (count: number, seed: number, stream = 0, substream = 0) => {
  const random = createRandom(seed, stream, substream);
  return Array.from({ length: count }, () => random.next());
};

describe('a stream', () => {
  test('is the same for the same seed, and stays so from version to version', () => {
    expect(take(5, 1, 2, 3)).toEqual(take(5, 1, 2, 3));
    expect(take(2, 1, 2, 3).map((number) => Math.floor(number * 2 ** 32))).toEqual([
      92_551_270, 1_122_162_139,
    ]);
  });

  test.each([
    [1, 2, 4],
    [1, 3, 3],
    [2, 2, 3],
  ])('is another for seed %d, stream %d, substream %d', (seed, stream, substream) => {
    expect(take(3, seed, stream, substream)).not.toEqual(take(3, 1, 2, 3));
  });

  test('is spread evenly over 0 to 1', () => {
    const numbers = take(100_000, 7);
    const tenths = Array.from(
      { length: 10 },
      (_, n) => numbers.filter((x) => Math.floor(x * 10) === n).length,
    );
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('starts evenly as well, over streams that lie side by side', () => {
    const firsts = Array.from({ length: 10_000 }, (_, stream) => createRandom(1, stream, 0).next());
    expect(Math.abs(firsts.reduce((sum, x) => sum + x, 0) / firsts.length - 0.5)).toBeLessThan(0.01);
  });
});

test('a share of 0 never happens, a share of 1 always', () => {
  const random = createRandom(1, 0, 0);
  const never = Array.from({ length: 1_000 }, () => chance(random, 0));
  const always = Array.from({ length: 1_000 }, () => chance(random, 1));
  expect([new Set(never), new Set(always)]).toEqual([new Set([false]), new Set([true])]);
});

test('a range includes both its ends', () => {
  const random = createRandom(1, 0, 0);
  expect(new Set(Array.from({ length: 200 }, () => between(random, [3, 5])))).toEqual(new Set([3, 4, 5]));
  expect(between(random, [7, 7])).toBe(7);
});

test('shuffling reaches every order and loses nothing', () => {
  const orders = Array.from({ length: 500 }, (_, n) =>
    shuffled(createRandom(1, n, 0), ['a', 'b', 'c']).join(''),
  );
  expect(new Set(orders)).toEqual(new Set(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']));
});
