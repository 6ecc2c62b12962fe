import { expect, it } from 'vitest';
import { jsonText, neutralise } from './neutralise.ts';

it.each([
  ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
  ['a C1 sequence', '\u009b31m', '\\u009b31m'],
  ['a line break', 'a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['a turn of direction', 'a\u202Eb\u2066c', 'a\\u202eb\\u2066c'],
  ['a deletion', 'a\u007fb\bc', 'a\\u007fb\\u0008c'],
  ['half a character', '\ud800', '\\ud800'],
])('writes %s as an escape', (_, given, expected) => {
  expect(neutralise(given)).toBe(expected);
});

it('leaves text of every language as it is', () => {
  for (const text of ['größer', '日本語', 'עברית', '👩‍👩‍👧', 'e\u0301']) expect(neutralise(text)).toBe(text);
});

it('writes JSON that is the same value once it is read', () => {
  const value = { '\u001b[2J': ['\u202E', 'a\nb', null, 1.5] };
  const text = jsonText(value);
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u202E');
  expect(JSON.parse(text)).toEqual(value);
});
