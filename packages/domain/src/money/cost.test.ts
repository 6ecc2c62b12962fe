import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usd } from '../../test/builders.ts';
import {
  type CostRate,
  type CostUnit,
  costOf,
  parseCostUnit,
  type Quantity,
  type Usage,
  type UsedQuantity,
} from './index.ts';

const rate = (amount: string, unit: CostUnit): CostRate => ({ amountUsd: usd(amount), unit, source: 'tool' });
const told = (amount: string): UsedQuantity => ({ amount: amount as Quantity, basis: 'provider' });
const counted = (amount: string): UsedQuantity => ({ amount: amount as Quantity, basis: 'webhook' });
const measured = (ms: number): Usage => ({ compute: { ms, basis: 'provider' } });

describe('what a run costs', () => {
  test.each([
    ['35.000 s of an A10G', rate('0.000337', 'second'), measured(35_000), '0.011795'],
    ['one millisecond of a CPU', rate('0.000042', 'second'), measured(1), '0.000000042'],
    ['no time', rate('0.000337', 'second'), measured(0), '0'],
    ['a day of a B200', rate('0.002604', 'second'), measured(86_400_000), '224.9856'],
    [
      'time at a price below the last place',
      rate('0.000000000001', 'second'),
      measured(500),
      '0.000000000001',
    ],
    ['time just below half of the last place', rate('0.000000000001', 'second'), measured(499), '0'],
    ['a run at a flat price', rate('0.04', 'run'), {}, '0.04'],
    ['a run without a price to pay', rate('0', 'run'), {}, '0'],
    ['a million tokens', rate('0.0000025', 'token'), { tokens: 1_000_000 }, '2.5'],
    ['no tokens', rate('0.0000025', 'token'), { tokens: 0 }, '0'],
  ] as const)('%s', (_, price, usage, expected) => {
    expect(costOf(price, usage)).toMatchObject({ usd: expected });
  });

  test.each<[string, CostRate, Usage, object]>([
    [
      'images that were counted',
      rate('0.003', 'image'),
      { quantities: { image: counted('4') } },
      { usd: '0.012', basis: 'webhook', quantity: '4' },
    ],
    [
      'megapixels that the provider tells',
      rate('0.025', 'megapixel'),
      { quantities: { megapixel: told('1.048576') } },
      { usd: '0.0262144', basis: 'provider', quantity: '1.048576' },
    ],
    [
      'seconds of a video',
      rate('0.07', 'videoSecond'),
      { quantities: { videoSecond: told('5') } },
      { usd: '0.35', basis: 'provider', quantity: '5' },
    ],
    [
      'what the provider bills, before anything counted',
      rate('0.025', 'megapixel'),
      { quantities: { megapixel: counted('1'), billed: told('2') } },
      { usd: '0.05', basis: 'provider', quantity: '2' },
    ],
    [
      'what the provider bills, before time that was measured',
      rate('0.0005', 'second'),
      { ...measured(9000), quantities: { billed: told('3.5') } },
      { usd: '0.00175', basis: 'provider', quantity: '3.5' },
    ],
    [
      'a flat price, however many units a provider makes of it',
      rate('0.04', 'run'),
      { quantities: { billed: told('7') } },
      { usd: '0.04', basis: 'flat' },
    ],
    ['no image at all', rate('0.003', 'image'), { quantities: { image: told('0') } }, { usd: '0' }],
  ])('%s', (_, price, usage, expected) => {
    expect(costOf(price, usage)).toMatchObject(expected);
  });

  test.each(['provider', 'webhook', 'wall'] as const)('time that is known by %s says so', (basis) => {
    expect(costOf(rate('1', 'second'), { compute: { ms: 1000, basis } })).toEqual({ basis, usd: '1' });
  });

  test('a flat price needs no measure, and tokens are what the provider counted', () => {
    expect(costOf(rate('1', 'run'), measured(5)).basis).toBe('flat');
    expect(costOf(rate('1', 'token'), { tokens: 1 }).basis).toBe('provider');
  });

  test.each([
    ['without a price', undefined, { ...measured(1), tokens: 1 }],
    ['per second without a time', rate('1', 'second'), { tokens: 1 }],
    ['per token without a count', rate('1', 'token'), measured(1)],
    [
      'per image where only pixels were counted',
      rate('1', 'image'),
      { quantities: { megapixel: counted('1') } },
    ],
    ['per second of a video that nobody told', rate('1', 'videoSecond'), measured(1)],
  ])('%s is unknown, which is no figure and not zero', (_, price, usage) => {
    expect(costOf(price, usage)).toEqual({ basis: 'unknown' });
  });

  test('is the product to the twelfth place, half up, whatever the price and the time', () => {
    const price = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 10 ** 9 }), (units, ms) => {
        const amount = `${units / 10n ** 12n}.${String(units % 10n ** 12n).padStart(12, '0')}`;
        const cost = costOf(rate(amount, 'second'), measured(ms));
        const exact = (units * BigInt(ms) * 2n + 1000n) / 2000n;
        const [whole = '', fraction = ''] = 'usd' in cost ? cost.usd.split('.') : [];
        expect(BigInt(whole + fraction.padEnd(12, '0'))).toBe(exact);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a unit', () => {
  test.each([
    ['second', 'second'],
    ['seconds', 'second'],
    ['run', 'run'],
    ['request', 'run'],
    ['fixed', 'run'],
    ['token', 'token'],
    ['tokens', 'token'],
    ['image', 'image'],
    ['megapixels', 'megapixel'],
    ['videoSecond', 'videoSecond'],
    ['video_seconds', 'videoSecond'],
  ])('spelt "%s" is a %s', (text, unit) => {
    expect(parseCostUnit(text)).toBe(unit);
  });

  test.each(['', 'Second', 'minute', 'pixel', 'constructor', '__proto__'])(
    'spelt "%s" is not known',
    (text) => {
      expect(parseCostUnit(text)).toBeUndefined();
    },
  );
});
