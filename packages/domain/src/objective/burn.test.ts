import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Share } from '../audit/index.ts';
import { BURN_ALERTS, BURN_WINDOWS, burnRate, sustainedBurn, type WindowBurn, windowBurns } from './index.ts';

const COST = { threshold: 0.99, comparison: 'at-least' } as const;
const OPEN = { threshold: 0.01, comparison: 'below' } as const;
const PROMPT = { threshold: 0.95, comparison: 'at-least' } as const;
const ALL = { threshold: 1, comparison: 'at-least' } as const;
const TARGETS = [COST, OPEN, PROMPT];

describe('a burn rate', () => {
  test.each([
    ['all of the room', { numerator: 99, denominator: 100 }, COST, 1],
    ['twice as fast', { numerator: 98, denominator: 100 }, COST, 2],
    ['all of it missed: as fast as can be', { numerator: 0, denominator: 7 }, PROMPT, 20],
    ['nothing missed', { numerator: 7, denominator: 7 }, PROMPT, 0],
    ['of a share that should be small', { numerator: 3, denominator: 100 }, OPEN, 3],
  ])('%s', (_, share, target, burn) => {
    expect(burnRate(share, target)).toBeCloseTo(burn, 9);
  });

  test('is not known where nothing was counted, and where the target leaves no room', () => {
    expect(burnRate({ numerator: 0, denominator: 0 }, COST)).toBeUndefined();
    expect(burnRate({ numerator: 1, denominator: 2 }, ALL)).toBeUndefined();
  });
});

const share: fc.Arbitrary<Share> = fc
  .tuple(fc.nat(1000), fc.nat(1000))
  .map(([numerator, more]) => ({ numerator, denominator: numerator + more }));
const slices = fc.array(share, { minLength: BURN_WINDOWS.length, maxLength: BURN_WINDOWS.length });
const target = fc.constantFrom(...TARGETS);
const sum = (all: readonly Share[]): Share => ({
  numerator: all.reduce((total, { numerator }) => total + numerator, 0),
  denominator: all.reduce((total, { denominator }) => total + denominator, 0),
});

describe('whatever was counted', () => {
  test('each window holds what the shorter ones hold, and the longest holds all', () => {
    fc.assert(
      fc.property(slices, target, (parts, of) => {
        const burns = windowBurns(parts, of);
        burns.forEach(({ numerator, denominator, burn }, index) => {
          const counted = sum(parts.slice(0, index + 1));
          expect({ numerator, denominator }).toEqual(counted);
          expect(burn).toBe(burnRate(counted, of));
        });
      }),
    );
  });

  test('a window burns no faster than the fastest of its parts, and no slower than the slowest', () => {
    fc.assert(
      fc.property(slices, target, (parts, of) => {
        windowBurns(parts, of).forEach(({ burn }, index) => {
          const rates = parts.slice(0, index + 1).flatMap((part) => burnRate(part, of) ?? []);
          if (burn === undefined) expect(rates).toEqual([]);
          else {
            expect(burn).toBeLessThanOrEqual(Math.max(...rates) * (1 + 1e-12));
            expect(burn).toBeGreaterThanOrEqual(Math.min(...rates) * (1 - 1e-12));
          }
        });
      }),
    );
  });

  test('a burn is never negative, and at most what missing everything burns', () => {
    fc.assert(
      fc.property(share, target, (counted, of) => {
        const burn = burnRate(counted, of);
        if (burn === undefined) return;
        const room = of.comparison === 'at-least' ? 1 - of.threshold : of.threshold;
        expect(burn).toBeGreaterThanOrEqual(0);
        expect(burn).toBeLessThanOrEqual((1 / room) * (1 + 1e-12));
      }),
    );
  });

  test('what is sustained is burnt over both windows', () => {
    fc.assert(
      fc.property(slices, target, fc.constantFrom(...Object.values(BURN_ALERTS)), (parts, of, pair) => {
        const burns = windowBurns(parts, of);
        const of_ = (id: string): WindowBurn | undefined => burns.find(({ window }) => window === id);
        const both = [of_(pair.long)?.burn, of_(pair.short)?.burn];
        const known = both.filter((burn) => burn !== undefined);
        const expected = known.length < 2 ? undefined : Math.min(...known);
        expect(sustainedBurn(burns, pair, 0)).toBe(expected);
      }),
    );
  });
});

test('a quiet ledger burns nothing that is known: neither 0 nor everything', () => {
  const burns = windowBurns([], COST);
  expect(burns.map(({ window, denominator }) => [window, denominator])).toEqual(
    BURN_WINDOWS.map(({ id }) => [id, 0]),
  );
  expect(burns.filter(({ burn }) => burn !== undefined)).toEqual([]);
  expect(sustainedBurn(burns, BURN_ALERTS.fast, 0)).toBeUndefined();
});

test('an hour that went wrong and is quiet now is not known to go on', () => {
  const none = { numerator: 0, denominator: 0 };
  const burns = windowBurns([none, { numerator: 0, denominator: 50 }], COST);
  expect(burns[2]?.burn).toBeCloseTo(100, 9);
  expect(sustainedBurn(burns, BURN_ALERTS.fast, 20)).toBeUndefined();
  expect(sustainedBurn(burns, BURN_ALERTS.slow, 20)).toBeCloseTo(100, 9);
  expect(sustainedBurn(burns, BURN_ALERTS.slow, 51)).toBeUndefined();
});
