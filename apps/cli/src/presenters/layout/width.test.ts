import { describe, expect, it } from 'vitest';
import { cut, fill, widest, wrap } from './width.ts';

describe('cut', () => {
  it.each([
    ['what fits', 'abc', 3, 'abc'],
    ['what does not', 'abcd', 3, 'ab…'],
    ['before a wide character that would stand half outside', '日本語', 4, '日…'],
    ['between whole characters', 'a👩‍👩‍👧b', 3, 'a…'],
    ['to nothing', 'abc', 0, ''],
  ])('keeps %s', (_, text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
    expect(widest([cut(text, width)])).toBeLessThanOrEqual(width);
  });
});

describe('fill', () => {
  it('counts columns, not characters', () => {
    expect(fill('日本', 6, 'left')).toBe('日本  ');
    expect(fill('7', 3, 'right')).toBe('  7');
    expect(fill('long', 2, 'left')).toBe('long');
  });
});

describe('wrap', () => {
  it.each([
    ['between words', 'one two three', 8, ['one two', 'three']],
    ['within a word that is longer than a line', 'a 1234567 b', 3, ['a', '123', '456', '7 b']],
    ['not at all where it fits', 'one two', 7, ['one two']],
    ['nothing into one empty line', '', 5, ['']],
  ])('breaks %s', (_, text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected);
  });
});
