import { expect, test } from 'vitest';
import { underlined } from './underlined.ts';

test('each mistake has carets under its place, and says what it is', () => {
  const mistakes = [
    { message: 'One.', from: 0, to: 6 },
    { message: 'Two.', from: 20, to: 21 },
  ];
  expect(underlined('stauts:failed cost>x', mistakes)).toEqual([
    '  stauts:failed cost>x',
    '  ^^^^^^ One.',
    '                      ^ Two.',
  ]);
});

test('carets stand under wide characters, and under those that are shown as escapes', () => {
  const [, wide, escaped] = underlined('tool:描画 x\ty', [
    { message: 'Wide.', from: 5, to: 7 },
    { message: 'Escaped.', from: 9, to: 10 },
  ]);
  expect(wide).toBe('       ^^^^ Wide.');
  expect(escaped).toBe(
    '              ^^ Escaped.'.replace('              ', ' '.repeat(2 + 'tool:'.length + 4 + 2)),
  );
});
