import { expect, test } from 'vitest';
import { exactShareText, targetText } from './figures.ts';

test.each([
  [undefined, '–'],
  [0, '0%'],
  [0.00001, '<0.01%'],
  [0.123456, '12.35%'],
  [0.99999, '>99.99%'],
  [1, '100%'],
])('a share of %s is %s', (share, text) => {
  expect(exactShareText(share)).toBe(text);
});

test('a target says which side of it is well', () => {
  const criterion = { id: 'a', title: 'A', numerator: 0, denominator: 0, holds: null };
  expect(targetText({ ...criterion, comparison: 'below', threshold: 0.01 })).toBe('< 1%');
  expect(targetText({ ...criterion, comparison: 'at-least', threshold: 1 })).toBe('≥ 100%');
});
