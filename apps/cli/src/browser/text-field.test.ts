import { describe, expect, it } from 'vitest';
import { fieldOf, type TextField, typed } from './text-field.ts';

const after = (start: string, keys: readonly string[]): TextField =>
  keys.reduce<TextField>((field, key) => typed(field, key) ?? field, fieldOf(start));

describe('a line that is typed', () => {
  it.each([
    ['takes what is typed', '', ['a', 'space', 'b'], 'a b'],
    ['takes it where the cursor stands', 'ac', ['left', 'b'], 'abc'],
    ['loses what stands before the cursor', 'abc', ['backspace', 'left', 'backspace'], 'b'],
    ['loses nothing at its start', 'abc', ['home', 'backspace', 'left'], 'abc'],
    ['loses a word', 'status:failed tool:x', ['ctrl+w'], 'status:failed '],
    ['loses all before the cursor', 'abc', ['left', 'ctrl+u'], 'c'],
    ['counts an emoji as one', 'a🎨', ['backspace'], 'a'],
    ['ignores other keys', 'abc', ['pageup', 'f'], 'abcf'],
  ])('%s', (_, start, keys, expected) => {
    expect(after(start, keys).text).toBe(expected);
  });

  it('says of a key that means nothing that it means nothing', () => {
    expect(typed(fieldOf('a'), 'ctrl+x')).toBeUndefined();
  });
});
