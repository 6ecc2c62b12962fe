import { describe, expect, test } from 'vitest';
import { changeText, durationText, shareChangeText, shareText, usdText, wholeText } from './figures.ts';

describe('durations', () => {
  test.each<[number | undefined, string]>([
    [undefined, '–'],
    [0, '0'],
    [849.6, '850ms'],
    [1000, '1s'],
    [4249, '4.2s'],
    [59_970, '1m'],
    [60_000, '1m'],
    [83_000, '1m 23s'],
    [119_600, '2m'],
    [3_599_900, '1h'],
    [7_500_000, '2h 5m'],
    [86_399_000, '1d'],
    [90_000_000, '1d 1h'],
  ])('%s ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('money', () => {
  test.each([
    ['0', '$0'],
    ['0.000000000000', '$0'],
    ['0.000044147', '<$0.0001'],
    ['-0.00001', '>-$0.0001'],
    ['0.00005', '$0.0001'],
    ['0.012345', '$0.0123'],
    ['1.005', '$1.01'],
    ['1234567.891', '$1,234,567.89'],
    ['-12.5', '-$12.50'],
    ['99999999999999999999.994', '$99,999,999,999,999,999,999.99'],
  ])('%s is %s', (amount, text) => {
    expect(usdText(amount)).toBe(text);
  });
});

test('whole numbers have separators', () => {
  expect(wholeText(1_234_567)).toBe('1,234,567');
});

test('a share that is not known is not zero', () => {
  expect([shareText(undefined), shareText(0), shareText(0.0344)]).toEqual(['–', '0%', '3.4%']);
});

test.each<[number | undefined, number | undefined, string]>([
  [112, 100, '+12%'],
  [50, 100, '-50%'],
  [100, 100, '0%'],
  [100, 0, '–'],
  [100, undefined, '–'],
  [undefined, 100, '–'],
])('from %s, before %s: %s', (now, before, text) => {
  expect(changeText(now, before)).toBe(text);
});

test.each<[number | undefined, number | undefined, string]>([
  [0.113, 0.109, '+0.4 pp'],
  [0.1, 0.2, '-10 pp'],
  [0.1, 0.1, '0 pp'],
  [0.1, undefined, '–'],
])('a share of %s, before %s: %s', (now, before, text) => {
  expect(shareChangeText(now, before)).toBe(text);
});
