import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Combination,
  canReach,
  combinationOf,
  enumerate,
  identityOf,
  obeysRules,
  reachesEveryValue,
  smallCook,
  smallFreeCook,
  suppliesOf,
} from '../../test/cook-definitions.ts';
import { type CookDefinition, checkFeasible, forecast, planPieces } from './index.ts';

const RUNS = { numRuns: 200, seed: 20261125 };
const TIMEOUT_MS = 60_000;
const feasibleCook = smallCook.filter((definition) => checkFeasible(definition).length === 0);

function expectSuppliesKept(definition: CookDefinition, pieces: readonly Combination[]): void {
  for (const { name, value, least, most } of suppliesOf(definition)) {
    const count = pieces.filter((piece) => piece.get(name) === value).length;
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  }
}

test(
  'a target is called impossible exactly where trying everything finds no way, or a value has no use',
  () => {
    let possible = 0;
    fc.assert(
      fc.property(smallCook, (definition) => {
        const isPossible = reachesEveryValue(definition) && canReach(definition);
        possible += isPossible ? 1 : 0;
        expect(checkFeasible(definition).length === 0).toBe(isPossible);
      }),
      RUNS,
    );
    expect(possible).toBeGreaterThan(RUNS.numRuns / 10);
    expect(possible).toBeLessThan((RUNS.numRuns * 9) / 10);
  },
  TIMEOUT_MS,
);

test(
  'every piece obeys the rules, supplies hold and forbidden duplicates do not occur, from any seed',
  () => {
    fc.assert(
      fc.property(feasibleCook, fc.string(), fc.nat({ max: 3 }), (definition, seed, replacement) => {
        const plan = planPieces(definition, seed);
        const indexes = Array.from({ length: definition.targetSize }, (_, index) => index);
        // Any of the pieces may have been replaced, any number of times.
        const pieces = indexes.map((index) =>
          combinationOf(plan.piece(index, index % 2 === 0 ? replacement : 0)),
        );
        expect(pieces.every((piece) => obeysRules(definition, piece))).toBe(true);
        expectSuppliesKept(definition, pieces);
        if (definition.randomness.duplicates === 'forbidden') {
          expect(new Set(pieces.map((piece) => identityOf(definition, piece))).size).toBe(
            definition.targetSize,
          );
        }
      }),
      RUNS,
    );
  },
  TIMEOUT_MS,
);

test(
  'a piece is the same whatever was asked before',
  () => {
    fc.assert(
      fc.property(feasibleCook, fc.string(), fc.nat({ max: 5 }), (definition, seed, number) => {
        const index = number % definition.targetSize;
        const asked = planPieces(definition, seed);
        for (let at = definition.targetSize - 1; at >= 0; at -= 1) asked.piece(at, 0);
        asked.piece(index, 2);
        expect(asked.piece(index, 1)).toEqual(planPieces(structuredClone(definition), seed).piece(index, 1));
      }),
      RUNS,
    );
  },
  TIMEOUT_MS,
);

test(
  'the combinations that are told are those that trying everything finds',
  () => {
    fc.assert(
      fc.property(smallCook, (definition) => {
        const identities = new Set(enumerate(definition).map(({ piece }) => identityOf(definition, piece)));
        const count = String(identities.size);
        expect(forecast(definition).distinct).toEqual({ atLeast: count, atMost: count });
      }),
      RUNS,
    );
  },
  TIMEOUT_MS,
);

test(
  'what is expected of values without supplies is what the chances of all combinations add up to',
  () => {
    fc.assert(
      fc.property(smallFreeCook, (definition) => {
        fc.pre(checkFeasible(definition).length === 0);
        const combinations = enumerate(definition);
        for (const { name, values } of forecast(definition).traits ?? []) {
          for (const { value, expected, basis } of values) {
            const chance = combinations
              .filter(({ piece }) => piece.get(name) === value)
              .reduce((sum, one) => sum + one.chance, 0);
            expect(basis).toBe('exact');
            expect(Number(expected)).toBeCloseTo(chance * definition.targetSize, 5);
          }
        }
      }),
      RUNS,
    );
  },
  TIMEOUT_MS,
);

test(
  'no plan has fewer or more pieces with a value than the forecast allows, and those expected add up',
  () => {
    fc.assert(
      fc.property(feasibleCook, fc.string(), (definition, seed) => {
        const plan = planPieces(definition, seed);
        const pieces = Array.from({ length: definition.targetSize }, (_, index) => index).map((index) =>
          combinationOf(plan.piece(index, 0)),
        );
        for (const { name, values, absent } of forecast(definition).traits ?? []) {
          for (const { value, atLeast, atMost, expected } of values) {
            const count = pieces.filter((piece) => piece.get(name) === value).length;
            expect(count).toBeGreaterThanOrEqual(atLeast);
            expect(count).toBeLessThanOrEqual(atMost);
            expect(Number(expected)).toBeGreaterThanOrEqual(atLeast);
            expect(Number(expected)).toBeLessThanOrEqual(atMost);
          }
          if (values.every(({ basis }) => basis === 'exact')) {
            const all = [...values, ...(absent === undefined ? [] : [absent])];
            const sum = all.reduce((total, { expected }) => total + Number(expected), 0);
            expect(sum).toBeCloseTo(definition.targetSize, 4);
          }
        }
      }),
      RUNS,
    );
  },
  TIMEOUT_MS,
);
