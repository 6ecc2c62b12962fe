import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { philox } from './philox.ts';
import { sha256 } from './sha256.ts';
import { keyOf, streamAt } from './stream.ts';

const hex = (words: Uint32Array) => [...words].map((word) => word.toString(16).padStart(8, '0')).join(' ');

describe('Philox4x32-10', () => {
  test.each([
    ['0', [0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      'all ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      'the digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('of %s is the known answer that Random123 publishes', (_, counter, key, answer) => {
    const words = Uint32Array.from(counter);
    philox(words, key);
    expect(hex(words)).toBe(answer);
  });
});

describe('SHA-256', () => {
  test.each([
    ['', 'e3b0c442 98fc1c14 9afbf4c8 996fb924 27ae41e4 649b934c a495991b 7852b855'],
    ['abc', 'ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61 d20638b8 e5c02693 0c3e6039 a33ce459 64ff2167 f6ecedd4 19db06c1',
    ],
  ])('of %j is what FIPS 180-4 gives', (text, digest) => {
    expect(hex(sha256(new TextEncoder().encode(text)))).toBe(digest);
  });

  test('is that of the platform, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(sha256(bytes)).replaceAll(' ', '')).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a stream', () => {
  const key = keyOf('a seed');

  test('is the same at the same place, and another at any other', () => {
    const numbers = (...place: [index: number, turn: number, part: number]) => {
      const stream = streamAt(key, 'traits', ...place);
      return Array.from({ length: 5 }, () => stream.below(1e9));
    };
    expect(numbers(7, 0, 1)).toEqual(numbers(7, 0, 1));
    const places = [numbers(7, 0, 1), numbers(8, 0, 1), numbers(7, 1, 1), numbers(7, 0, 2)];
    expect(new Set(places.map(String)).size).toBe(4);
  });

  test('stays below its limit, and takes every number equally often', () => {
    for (const limit of [1, 2, 3, 10, 2 ** 53]) {
      const stream = streamAt(key, 'seed', 0, 0, 0);
      const numbers = Array.from({ length: 10_000 }, () => stream.below(limit));
      expect(numbers.every((number) => Number.isSafeInteger(number) && number >= 0 && number < limit)).toBe(
        true,
      );
      const low = numbers.filter((number) => number < limit / 2).length;
      const expected = (10_000 * Math.ceil(limit / 2)) / limit;
      expect(Math.abs(low - expected)).toBeLessThanOrEqual(200);
    }
  });
});
