import { describe, expect, test } from 'vitest';
import {
  aBasis,
  after,
  aGeneration,
  anEvent,
  anExpiry,
  at,
  type EventDetails,
  endOf,
  STANDARD_POINTS,
  usd,
} from '../../test/builders.ts';
import type { CostRate } from '../money/index.ts';
import type { ProviderEvent } from '../provider/index.ts';
import type { GenerationBasis } from './index.ts';

/** The end of a generation after events. */
function endAfter(basis: Partial<GenerationBasis>, ...events: readonly ProviderEvent[]) {
  return endOf(after(aGeneration({ basis: aBasis(basis) }), ...events));
}

/** What is charged of a run by the provider's own figure. */
function chargedFor(computeMs: number, basis: Partial<GenerationBasis> = {}) {
  const { costUsd, pointsSpent, protocolNetPoints } = endAfter(basis, anEvent('success', 60, { computeMs }));
  return { costUsd, pointsSpent, protocolNetPoints };
}

const perRun: CostRate = { amountUsd: usd('0.04'), unit: 'run', source: 'tool' };
const perToken: CostRate = { amountUsd: usd('0.0000025'), unit: 'token', source: 'tool' };

describe('time', () => {
  test('a duration runs from the request to the receipt of the terminal webhook', () => {
    const end = endAfter({}, anEvent('success', 12.345, { endedAt: at(1) }));
    expect(end).toMatchObject({ responseTimestamp: at(12.345), durationMs: 12_345, flags: [] });
  });

  test('of a provider that was asked, the end is its own time', () => {
    const end = endAfter({}, anEvent('success', 90, { source: 'poll', endedAt: at(31) }));
    expect(end).toMatchObject({ responseTimestamp: at(31), durationMs: 31_000 });
  });

  test('an end that the provider puts after its answer is the time of the answer: its clock runs ahead', () => {
    const end = endAfter({}, anEvent('success', 90, { source: 'poll', endedAt: at(7200) }));
    expect(end).toMatchObject({ responseTimestamp: at(90), durationMs: 90_000 });
  });

  test('an end before the request is a duration of zero, flagged, and no measure of the cost', () => {
    const end = endAfter({}, anEvent('success', -3));
    expect(end).toMatchObject({ responseTimestamp: at(-3), durationMs: 0, costBasis: 'unknown' });
    expect(end.flags).toEqual(['clock-skew', 'cost-unknown']);
    expect(end).not.toHaveProperty('computeMs');
  });

  test('a run that ended before it was registered is measured from the words that were heard of it', () => {
    const end = endAfter({}, anEvent('processing', -40), anEvent('success', -5));
    expect(end).toMatchObject({ startedAt: at(-40), durationMs: 0, computeMs: 35_000, costBasis: 'webhook' });
    expect(end.flags).toEqual(['clock-skew']);
  });
});

describe('the compute time is the best that is known', () => {
  const measures: readonly {
    what: string;
    events: readonly ProviderEvent[];
    computeMs: number | undefined;
    basis: string;
  }[] = [
    {
      what: "the provider's own figure before everything else",
      events: [anEvent('processing', 4), anEvent('success', 40, { computeMs: 35_000 })],
      computeMs: 35_000,
      basis: 'provider',
    },
    {
      what: 'else from the first word of work to the end',
      events: [anEvent('processing', 4), anEvent('processing', 9), anEvent('success', 40)],
      computeMs: 36_000,
      basis: 'webhook',
    },
    {
      what: 'where the terminal report tells the start',
      events: [anEvent('success', 40, { startedAt: at(10) })],
      computeMs: 30_000,
      basis: 'webhook',
    },
    {
      what: 'else the whole waiting time',
      events: [anEvent('success', 40)],
      computeMs: 40_000,
      basis: 'wall',
    },
    {
      what: 'a start after the end does not count',
      events: [anEvent('success', 40), anEvent('processing', 41)],
      computeMs: 40_000,
      basis: 'wall',
    },
    {
      what: 'of an expiry nothing is known',
      events: [anEvent('processing', 4), anExpiry(3600)],
      computeMs: undefined,
      basis: 'unknown',
    },
    {
      what: 'a figure of a run that goes on is a running total, and does not count',
      events: [anEvent('processing', 4, { computeMs: 3 }), anEvent('success', 40)],
      computeMs: 36_000,
      basis: 'webhook',
    },
    {
      what: 'a figure is in whole milliseconds',
      events: [anEvent('success', 40, { computeMs: 35_000.4 })],
      computeMs: 35_000,
      basis: 'provider',
    },
    {
      what: 'a negative figure measures nothing',
      events: [anEvent('failed', 40, { computeMs: -1 })],
      computeMs: 40_000,
      basis: 'wall',
    },
    {
      what: 'a figure that no number holds exactly measures nothing',
      events: [anEvent('success', 40, { computeMs: 1e300 })],
      computeMs: 40_000,
      basis: 'wall',
    },
    {
      what: 'what is no number measures nothing',
      events: [anEvent('success', 40, { computeMs: Number.NaN })],
      computeMs: 40_000,
      basis: 'wall',
    },
  ];

  test.each(measures)('$what', ({ events, computeMs, basis }) => {
    const end = endAfter({}, ...events);
    expect({ computeMs: end.computeMs, basis: end.costBasis }).toEqual({ computeMs, basis });
  });

  test('a start before the request, told only later, is a wrong clock: flagged, and never charged', () => {
    const end = endAfter({}, anEvent('processing', 4, { startedAt: at(-3600) }), anEvent('success', 40));
    expect(end).toMatchObject({ computeMs: 40_000, costBasis: 'wall', flags: ['clock-skew'] });
    expect(end).not.toHaveProperty('startedAt');
  });

  test('a start that the provider puts after its report is the time of the report', () => {
    expect(
      endAfter({}, anEvent('processing', 4, { startedAt: at(30) }), anEvent('success', 40)).startedAt,
    ).toEqual(at(4));
  });

  test('a run that waits has not begun, whatever start is told', () => {
    expect(after(aGeneration(), anEvent('pending', 4, { startedAt: at(2) })).execution.status).toBe(
      'pending',
    );
  });
});

describe('the cost', () => {
  test('per second: 35.000 s of an A10G cost 0.011795 USD and, times four, 140 points', () => {
    expect(chargedFor(35_000)).toEqual({ costUsd: '0.011795', pointsSpent: 140, protocolNetPoints: 140 });
  });

  test('per run: the price, whatever the time', () => {
    const end = endAfter({ costRate: perRun }, anEvent('success', 40));
    expect(end).toMatchObject({ costUsd: '0.04', costBasis: 'flat', computeMs: 40_000 });
  });

  test('of a run that merely expired is unknown at any price: nobody can say whether it ever ran', () => {
    const end = endAfter({ costRate: perRun }, anExpiry(900));
    expect(end).toMatchObject({ status: 'failed', costBasis: 'unknown', flags: ['cost-unknown', 'expired'] });
    expect(end).not.toHaveProperty('costUsd');
  });

  test.each([perRun, undefined])(
    'of a run that an operator ended and nobody else ever saw is unknown, too',
    (costRate) => {
      const word = anEvent('cancelled', 900, { source: 'operator' });
      const end = endAfter(costRate ? { costRate } : {}, word);
      expect(end).toMatchObject({ status: 'cancelled', costBasis: 'unknown', flags: ['cost-unknown'] });
      expect(end).not.toHaveProperty('computeMs');
      expect(endAfter({}, anEvent('processing', 10), word)).toMatchObject({
        computeMs: 890_000,
        costBasis: 'webhook',
      });
    },
  );

  test('of a run that passes all belief is unknown, and takes no points', () => {
    const dear: CostRate = { amountUsd: usd('900000'), unit: 'second', source: 'tool' };
    expect(endAfter({ costRate: dear }, anEvent('success', 60, { computeMs: 35_000 }))).toMatchObject({
      costBasis: 'unknown',
      pointsSpent: 0,
      flags: ['cost-unknown'],
    });
  });

  test("per token: the price times the provider's count", () => {
    const end = endAfter({ costRate: perToken }, anEvent('success', 40, { tokens: 1234 }));
    expect(end).toMatchObject({ costUsd: '0.003085', costBasis: 'provider' });
  });

  test.each<[string, CostRate | undefined]>([
    ['without a count of tokens', perToken],
    ['without a price', undefined],
  ])('%s is unknown: absent, flagged, never zero, and takes no points', (_, costRate) => {
    const { costRate: __, ...unpriced } = aBasis({ contributorRewardPoints: 7 });
    const generation = aGeneration({ basis: costRate ? { ...unpriced, costRate } : unpriced });
    const end = endOf(after(generation, anEvent('success', 40)));
    expect(end).toMatchObject({
      costBasis: 'unknown',
      pointsSpent: 0,
      protocolNetPoints: 0,
      flags: ['cost-unknown'],
    });
    expect(end).not.toHaveProperty('costUsd');
  });

  test.each(['failed', 'cancelled'] as const)('of a %s run is kept, and takes no points', (status) => {
    const end = endAfter({ contributorRewardPoints: 7 }, anEvent(status, 60, { computeMs: 35_000 }));
    expect(end).toMatchObject({
      costUsd: '0.011795',
      costBasis: 'provider',
      pointsSpent: 0,
      protocolNetPoints: 0,
    });
  });

  test.each<[string, EventDetails & { phase: 'failed' | 'cancelled' }]>([
    ['was refused', { phase: 'failed', source: 'submission' }],
    ['was withdrawn', { phase: 'cancelled', source: 'operator' }],
  ])('of work that %s before it began is known to be zero, at any price', (_, { phase, ...details }) => {
    for (const costRate of [perRun, perToken]) {
      const end = endAfter({ costRate }, anEvent(phase, 60, { ...details, computeMs: 0 }));
      expect(end).toMatchObject({ costUsd: '0', costBasis: 'provider', flags: [] });
    }
  });

  test('of work that others measured is not zero, whoever said before that it never began', () => {
    const unreachable = anEvent('failed', 60, { source: 'submission', computeMs: 0 });
    const end = endAfter({}, unreachable, anEvent('success', 90, { computeMs: 35_000 }));
    expect(end).toMatchObject({ status: 'failed', costUsd: '0.011795', pointsSpent: 0 });
  });

  test('of a success is never zero by a figure of zero: the next best measure counts', () => {
    expect(chargedFor(0, { costRate: perRun }).costUsd).toBe('0.04');
    expect(endAfter({}, anEvent('success', 40, { computeMs: 0 }))).toMatchObject({
      costUsd: '0.01348',
      costBasis: 'wall',
    });
  });

  test('of a success at a price of zero is known to be zero, and takes no points', () => {
    const free: CostRate = { amountUsd: usd('0'), unit: 'second', source: 'tool' };
    expect(chargedFor(35_000, { costRate: free })).toEqual({
      costUsd: '0',
      pointsSpent: 0,
      protocolNetPoints: 0,
    });
  });
});

describe('points', () => {
  test("contributors' rewards come on top of the base", () => {
    expect(chargedFor(35_000, { contributorRewardPoints: 7 })).toEqual({
      costUsd: '0.011795',
      pointsSpent: 147,
      protocolNetPoints: 140,
    });
  });

  test('the rate that creation fixed applies: the discount tier pays half', () => {
    expect(chargedFor(35_000, { pointsRate: { ...STANDARD_POINTS, multiplier: '2' } }).pointsSpent).toBe(70);
  });
});

describe('the reason', () => {
  test('of a failure is its error, with the code as the status reason', () => {
    const error = { code: 'provider-timeout', message: 'took too long', details: { node: 4 } };
    expect(endAfter({}, anEvent({ kind: 'failed', error }, 9))).toMatchObject({
      statusReason: 'provider-timeout',
      error,
    });
  });

  test.each(['success', 'cancelled'] as const)('a %s has none', (status) => {
    const end = endAfter({}, anEvent(status, 9));
    expect(end).not.toHaveProperty('error');
    expect(end).not.toHaveProperty('statusReason');
  });
});
