import { expect, test } from 'vitest';
import { clip } from './clip.ts';

test.each([
  ['fox', 3, 'fox'],
  ['foxes', 3, 'fo…'],
  ['', 3, ''],
  ['a🦊b', 4, 'a🦊b'],
  ['a🦊bc', 4, 'a🦊…'],
  ['a🦊bc', 3, 'a…'],
  ['a\ud800b', 3, 'a\ufffdb'],
])('%j in %d units is %j', (text, limit, expected) => {
  expect(clip(text, limit)).toBe(expected);
});
