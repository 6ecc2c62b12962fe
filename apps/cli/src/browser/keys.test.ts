import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { keysOf, typedBy } from './keys.ts';

const key = (pressed: Partial<Key> = {}): Key => ({ ...({} as Key), ...pressed });

describe('the keys of an input', () => {
  it.each([
    ['a letter', 'j', {}, ['j']],
    ['an arrow', '', { upArrow: true }, ['up']],
    ['tab, and tab the other way', '', { tab: true }, ['tab']],
    ['shift and tab', '', { tab: true, shift: true }, ['shift+tab']],
    ['control and a letter', 'd', { ctrl: true }, ['ctrl+d']],
    ['several that were typed at once', 'su\t \r', {}, ['s', 'u', 'tab', 'space', 'enter']],
    ['control among others', 'a\u0015b', {}, ['a', 'ctrl+u', 'b']],
    ['an escape and a key that came together', '3', { meta: true }, ['escape', '3']],
    ['an escape and tab that came together', '', { meta: true, tab: true }, ['escape', 'tab']],
    ['the release of a key', 'j', { eventType: 'release' as const }, []],
    ['an emoji', '🎨', {}, ['🎨']],
  ])('%s', (_, input, pressed, expected) => {
    expect(keysOf(input, key(pressed))).toEqual(expected);
  });

  it('say what they type', () => {
    expect(['a', 'space', '🎨', 'enter', 'ctrl+d'].map(typedBy)).toEqual([
      'a',
      ' ',
      '🎨',
      undefined,
      undefined,
    ]);
  });
});
