import { expect, test } from 'vitest';
import { createDice } from './dice.ts';
import { Draft } from './draft.ts';
import { overTime, picoText, picoUsd } from './pico-usd.ts';
import { DEFAULT_RATES, type Rates } from './rates.ts';
import { writeCost } from './rot/cost.ts';
import { writeDelivery } from './rot/delivery.ts';
import { writePoints } from './rot/points.ts';
import { writeStatus } from './rot/status.ts';
import { writeTimes } from './rot/times.ts';
import type { EndedStory } from './story.ts';
import { TOOLS } from './tools.ts';

const REQUEST_MS = Date.UTC(2025, 7, 20, 12);
const [FLUX] = TOOLS;

const story: EndedStory = {
  id: '66cd00000000000000000001',
  role: 'single',
  accountId: '66cd0000000000000000a001',
  tool: FLUX,
  requestMs: REQUEST_MS,
  startMs: REQUEST_MS + 3250,
  endMs: REQUEST_MS + 38_250,
  end: 'success',
  runId: 'run-1',
  tokens: 100,
  points: { base: 140, reward: 10 },
};

/** Dice that know one outcome of each named group. */
function loaded(only: Partial<Record<keyof Rates, string>>) {
  const rates = Object.fromEntries(
    Object.entries(DEFAULT_RATES).map(([group, forms]) => {
      const form = only[group as keyof Rates];
      const chosen = Object.keys(forms).map((name) => [name, name === form ? 1 : 0]);
      return [group, form === undefined ? forms : Object.fromEntries(chosen)];
    }),
  ) as Rates;
  return createDice(1, rates);
}

const draft = () => new Draft('generationOutputs', story.id);
const times = { requestMs: story.requestMs, responseMs: story.endMs, isSkewed: false };

test.each([
  ['kept', 'none', '0.011795', 'webhook'],
  ['lost', 'none', '0.01289025', 'wall'],
  ['kept', 'zero', '0.011795', 'webhook'],
  ['lost', 'zero', '0.01289025', 'wall'],
  ['lost', 'known', '0.011795', undefined],
])(
  'a start that was %s and a cost that is %s leave %s to be known, by %s',
  (jobStart, costValue, usd, basis) => {
    const made = draft();
    const dice = loaded({ jobStart, costValue, costRate: 'number', costForm: 'decimal' });
    writeCost(made, story, { times, isComputeDuration: false }, dice);
    expect(made.v2.costUsd).toEqual({ $numberDecimal: usd });
    expect(made.v2.costBasis).toBe(basis);
  },
);

test('a cost a thousand times too high is for a person to decide', () => {
  const made = draft();
  writeCost(made, story, { times, isComputeDuration: false }, loaded({ costValue: 'absurd' }));
  expect(made.has('cost-out-of-range')).toBe(true);
  expect(made.isDecidable).toBe(false);
});

test('what was spent is the base and the rewards, so that one of two tells the other', () => {
  const [spent, base] = ['pointsSpent', 'protocolNetPoints'].map((lost) => {
    const made = draft();
    let drawn = 0;
    const dice = loaded({});
    writePoints(made, story, {
      ...dice,
      draw: (group) => {
        drawn += 1;
        const isLost = lost === (drawn === 1 ? 'pointsSpent' : 'protocolNetPoints');
        return group === 'points' && isLost ? ('missing' as never) : ('number' as never);
      },
    });
    expect(made.fields[lost]).toBeUndefined();
    return made.v2;
  });
  expect(spent).toMatchObject({ pointsSpent: 150, protocolNetPoints: 140 });
  expect(base).toEqual(spent);
});

test('a skewed response lies before the request, and its times stay as they are', () => {
  const made = draft();
  const shown = writeTimes(made, story, loaded({ requestTime: 'date', responseTime: 'skewed' }));
  expect(shown.responseMs).toBeLessThan(story.requestMs);
  expect(made.has('time-impossible')).toBe(true);
});

test.each([
  ['old', 'completed', ['status-drift']],
  ['current', 'success', []],
])('a success spelled the %s way is "%s"', (spelling, status, kinds) => {
  const made = draft();
  writeStatus(made, story, loaded({ spelling }));
  expect(made.fields['status']).toBe(status);
  expect(made.v2.status).toBe('success');
  expect(made.truth().planted).toEqual(kinds);
});

test('a delivery that waits is never to be sent', () => {
  const made = draft();
  writeDelivery(made, story, loaded({ platform: 'telegram', delivery: 'pending' }));
  expect(made.oneOf.deliveryStatus).toEqual(['skipped', 'dropped']);
  expect(made.has('delivery-lingering')).toBe(true);
});

test('money of the generator is exact', () => {
  expect(picoText(overTime(picoUsd('0.000337'), 35_000))).toBe('0.011795');
  expect(picoText(picoUsd('0'))).toBe('0');
  expect(picoText(picoUsd('12.5') + picoUsd('0.000000000001'))).toBe('12.500000000001');
});
