import { expect, test } from 'vitest';
import { parseQuantity, parseQuantityNumber } from './index.ts';

test.each([
  ['0', '0'],
  ['1.050', '1.05'],
  ['999999999999', '999999999999'],
  ['0.0000000000005', '0.000000000001'],
])('%s is %s', (text, expected) => {
  expect(parseQuantity(text)).toBe(expected);
});

test.each(['', '-1', '1e3', '1,5', ' 1', 'NaN', '1000000000000'])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test.each([
  [1.048576, '1.048576'],
  [1e-7, '0.0000001'],
  [0.1 + 0.2, '0.3'],
])('the number %d is %s', (value, expected) => {
  expect(parseQuantityNumber(value)).toBe(expected);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300])('the number %d is no quantity', (value) => {
  expect(parseQuantityNumber(value)).toBeUndefined();
});
