import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Usd } from '../money/index.ts';
import { marginOf, NO_CONTRIBUTION } from './index.ts';

const PRICE = '0.000337' as Usd;
const sums = (changes: Partial<typeof NO_CONTRIBUTION>) => ({ ...NO_CONTRIBUTION, ...changes });

test('what points bring in is held against what providers charge, exactly', () => {
  expect(marginOf(sums({ count: 2, costCount: 2, costUsd: '0.0673', pointsSpent: 200 }), PRICE)).toEqual({
    revenueUsd: '0.0674',
    costUsd: '0.0673',
    leftUsd: '0.0001',
    unknownShare: 0,
    verdict: 'covers',
  });
});

test('a loss is one however many costs are unknown', () => {
  const some = sums({ count: 10, costCount: 1, costUsd: '1', pointsSpent: 100 });
  expect(marginOf(some, PRICE)).toMatchObject({ verdict: 'loses', leftUsd: '-0.9663', unknownShare: 0.9 });
});

test('that nothing is lost is not said while a cost is unknown', () => {
  const some = sums({ count: 10, costCount: 9, costUsd: '0.01', pointsSpent: 100 });
  expect(marginOf(some, PRICE)).toMatchObject({ verdict: 'unknown', leftUsd: '0.0237', unknownShare: 0.1 });
});

test('an unknown cost is no cost of zero', () => {
  expect(marginOf(sums({ count: 3, pointsSpent: 100 }), PRICE)).toEqual({
    revenueUsd: '0.0337',
    unknownShare: 1,
    verdict: 'unknown',
  });
  expect(marginOf(NO_CONTRIBUTION, PRICE)).toEqual({ revenueUsd: '0', verdict: 'unknown' });
});

test('what is left and the cost are the revenue, whatever they are', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 1e9 }), (pico, pointsSpent) => {
      const costUsd = `${pico / 1_000_000_000_000n}.${String(pico % 1_000_000_000_000n).padStart(12, '0')}`;
      const { leftUsd = '', verdict } = marginOf(
        sums({ count: 1, costCount: 1, costUsd, pointsSpent }),
        PRICE,
      );
      // Both in millionths of millionths of a dollar.
      const left = BigInt(pointsSpent) * 337_000_000n - pico;
      const [whole = '', fraction = ''] = leftUsd.replace('-', '').split('.');
      const told = BigInt(`${whole}${fraction.padEnd(12, '0')}`) * (leftUsd.startsWith('-') ? -1n : 1n);
      expect([told, verdict]).toEqual([left, left < 0n ? 'loses' : 'covers']);
    }),
  );
});
