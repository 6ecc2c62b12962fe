import { describe, expect, test } from 'vitest';
import { aBasis, after, aGeneration, anEvent, type EventDetails, endOf, usd } from '../../test/builders.ts';
import type { CostRate, CostUnit, Quantity, UsedQuantity } from '../money/index.ts';
import type { ProviderEvent } from '../provider/index.ts';

const priceOf = (unit: CostUnit): CostRate => ({ amountUsd: usd('0.025'), unit, source: 'tool' });
const told = (amount: string): UsedQuantity => ({ amount: amount as Quantity, basis: 'provider' });
const counted = (amount: string): UsedQuantity => ({ amount: amount as Quantity, basis: 'webhook' });

function endAt(unit: CostUnit, ...events: readonly ProviderEvent[]) {
  return endOf(after(aGeneration({ basis: aBasis({ costRate: priceOf(unit) }) }), ...events));
}

describe('a run that did not succeed', () => {
  test.each<CostUnit>(['run', 'image', 'megapixel', 'videoSecond', 'token'])(
    'of a provider that charges time alone costs nothing at a price for one %s',
    (unit) => {
      expect(endAt(unit, anEvent('failed', 60, { charge: 'time', computeMs: 4000 }))).toMatchObject({
        costUsd: '0',
        costBasis: 'provider',
        flags: [],
      });
    },
  );

  test('of a provider that charges time alone costs its time at a price for a second', () => {
    const end = endAt('second', anEvent('cancelled', 60, { charge: 'time', computeMs: 4000 }));
    expect(end).toMatchObject({ costUsd: '0.1', costBasis: 'provider', computeMs: 4000 });
  });

  test.each<CostUnit>(['run', 'megapixel', 'second'])(
    'that its provider may have charged or not is of unknown cost, at a price for one %s',
    (unit) => {
      const end = endAt(unit, anEvent('failed', 60, { charge: 'unsure' }));
      expect(end).toMatchObject({ costBasis: 'unknown', flags: ['cost-unknown'], pointsSpent: 0 });
      expect(end).not.toHaveProperty('costUsd');
    },
  );

  test("of unsure cost is settled by the provider's own figure, whenever it comes", () => {
    const [unsure, billed] = [
      anEvent('failed', 60, { charge: 'unsure' }),
      anEvent('failed', 90, { charge: 'unsure', source: 'poll', quantities: { billed: told('2') } }),
    ];
    for (const events of [
      [unsure, billed],
      [billed, unsure],
    ]) {
      expect(endAt('megapixel', ...events)).toMatchObject({
        costUsd: '0.05',
        costBasis: 'provider',
        costQuantity: '2',
      });
    }
  });

  test('of which nothing is charged costs nothing, at any price', () => {
    for (const unit of ['second', 'run', 'image'] as const) {
      const end = endAt(unit, anEvent('failed', 60, { computeMs: 0 }));
      expect(end).toMatchObject({ costUsd: '0', costBasis: 'provider' });
    }
  });
});

describe('what a run made', () => {
  const at = (quantities: EventDetails['quantities'], source: EventDetails['source'] = 'webhook') =>
    anEvent('success', source === 'poll' ? 90 : 60, { source, ...(quantities && { quantities }) });

  test('makes its cost, by the count of its outputs', () => {
    expect(endAt('image', at({ image: counted('4') }))).toMatchObject({
      costUsd: '0.1',
      costBasis: 'webhook',
      costQuantity: '4',
    });
  });

  test('is what the provider tells, though the outputs were counted before', () => {
    const events = [at({ image: counted('4') }), at({ image: told('3') }, 'poll')];
    for (const order of [events, events.toReversed()]) {
      expect(endAt('image', ...order)).toMatchObject({ costUsd: '0.075', costBasis: 'provider' });
    }
  });

  test('is unknown where nobody tells it, and is no zero', () => {
    const end = endAt('videoSecond', at(undefined));
    expect(end).toMatchObject({ costBasis: 'unknown', flags: ['cost-unknown'] });
    expect(end).not.toHaveProperty('costUsd');
  });
});

test('waiting, getting ready and running are kept apart', () => {
  const end = endAt(
    'second',
    anEvent('success', 60, { queueMs: 1500, coldStartMs: 12_000, computeMs: 4000 }),
  );
  expect(end).toMatchObject({ queueMs: 1500, coldStartMs: 12_000, computeMs: 4000, costUsd: '0.1' });
});
