import { describe, expect, test } from 'vitest';
import { STANDARD_POINTS as STANDARD, usd } from '../../test/builders.ts';
import { pointsFor } from './index.ts';

const PLAIN = { ...STANDARD, multiplier: '1' };

describe('points', () => {
  test.each([
    ['35 s of an A10G, times four', '0.011795', STANDARD, 140],
    ['the same in the discount tier', '0.011795', { ...STANDARD, multiplier: '2' }, 70],
    ['the same at the price that it costs', '0.011795', PLAIN, 35],
    ['one point price', '0.000337', PLAIN, 1],
    ['exactly half a point: rounded up', '0.0001685', PLAIN, 1],
    ['just less than half a point', '0.000168499999', PLAIN, 0],
    ['exactly two and a half points: rounded up', '0.0008425', PLAIN, 3],
    ['a multiplied quote at exactly half', '0.000379125', STANDARD, 5],
    ['a fractional multiplier', '0.00337', { ...STANDARD, multiplier: '1.25' }, 13],
    ['a run of many days', '100000', PLAIN, 296_735_905],
  ] as const)('%s', (_, cost, rate, points) => {
    expect(pointsFor(usd(cost), rate)).toBe(points);
  });
});

describe('the minimum charge', () => {
  test.each([
    ['raises a small multiplied quote: 0.0004 to 0.001 USD', '0.0001', STANDARD, 3],
    ['does not touch a quote that reaches it', '0.00025', STANDARD, 3],
    ['does not touch a greater quote', '0.0005', STANDARD, 6],
    ['does not apply where nothing is multiplied', '0.0001', PLAIN, 0],
    [
      'does not apply where the multiplier is 1 in other words',
      '0.0001',
      { ...STANDARD, multiplier: '1.00' },
      0,
    ],
    ['applies to a multiplier below 1 too', '0.0001', { ...STANDARD, multiplier: '0.5' }, 3],
    ['does not make a free run cost anything', '0', STANDARD, 0],
    [
      'does not apply to a multiplier of zero: the run is given away',
      '0.1',
      { ...STANDARD, multiplier: '0' },
      0,
    ],
  ] as const)('%s', (_, cost, rate, points) => {
    expect(pointsFor(usd(cost), rate)).toBe(points);
  });
});
