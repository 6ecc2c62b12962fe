import { describe, expect, test } from 'vitest';
import { aCook, FOXES, MORE, pieces, weighted } from '../../../test/cook-definitions.ts';
import { type CookDefinition, forecast, type Piece, planPieces } from '../index.ts';

const countOf = (all: readonly Piece[], trait: string, value: string | number): number => {
  return all.filter(({ traits }) => traits[trait] === value).length;
};

describe('the pieces of a definition and a seed', () => {
  test('are others from another seed', () => {
    const traits = (seed: string) => pieces(aCook(FOXES, MORE), seed).map((piece) => piece.traits);
    expect(traits('one')).toEqual(traits('one'));
    expect(traits('one')).not.toEqual(traits('two'));
  });

  test('take parameters, templates, traits and the seed as inputs', () => {
    for (const { inputs, traits, seed } of pieces(aCook(FOXES, MORE), 's')) {
      const gem = traits['gem'] ?? '';
      const prompt = `a ${traits['fur']} fox, hat: ${traits['hat']}${gem}`;
      expect(inputs).toEqual({
        steps: 20,
        prompt,
        colour: traits['fur'],
        guidance: traits['guidance'],
        seed,
      });
    }
  });

  test.each([
    [-1, 0],
    [40, 0],
    [0.5, 0],
    [0, -1],
    [0, 2 ** 32],
  ])('have no piece %d of replacement %d', (index, replacement) => {
    expect(() => planPieces(aCook(FOXES, MORE), 's').piece(index, replacement)).toThrow(RangeError);
  });

  test('are none where the target cannot be reached', () => {
    const definition = aCook({
      traits: [{ name: 'fur', values: weighted({ red: 1 }) }],
      duplicates: 'forbidden',
    });
    expect(() => planPieces(definition, 's')).toThrow(/different pieces/);
  });
});

describe('a replacement', () => {
  test('keeps every trait that tells pieces apart, and takes another seed', () => {
    const plan = planPieces(aCook(FOXES, MORE), 's');
    const [first, second, third] = [plan.piece(7, 0), plan.piece(7, 1), plan.piece(7, 2)];
    expect([second.traits, third.traits]).toEqual([first.traits, first.traits]);
    expect(new Set([first.seed, second.seed, third.seed]).size).toBe(3);
  });

  test('is drawn anew where duplicates are allowed, within its share of the supplies', () => {
    const definition = aCook({ ...FOXES, duplicates: 'allowed' }, MORE);
    const plan = planPieces(definition, 's');
    const all = Array.from({ length: 40 }, (_, index) => plan.piece(index, 1 + (index % 3)));
    expect(countOf(all, 'hat', 'crown')).toBe(3);
    expect(all.map(({ traits }) => traits)).not.toEqual(pieces(definition, 's').map(({ traits }) => traits));
  });
});

describe('seeds', () => {
  const seedsOf = (seed: object) => {
    const plan = planPieces(aCook({ seed }, { targetSize: 5 }), 's');
    return [plan.piece(0, 0), plan.piece(4, 0), plan.piece(0, 1), plan.piece(4, 1)].map(
      (piece) => piece.seed,
    );
  };
  test('that are fixed are the same for every piece', () => {
    expect(seedsOf({ mode: 'fixed', input: 'seed', value: 7 })).toEqual([7, 7, 7, 7]);
  });

  test('in sequence go on behind the last piece with the first replacement', () => {
    expect(seedsOf({ mode: 'sequential', input: 'seed', start: 100 })).toEqual([100, 104, 105, 109]);
  });

  test('at random lie between their bounds, both included', () => {
    const definition = aCook(
      { seed: { mode: 'random', input: 'seed', from: 3, to: 5 } },
      { targetSize: 200 },
    );
    expect(new Set(pieces(definition, 's').map(({ seed }) => seed))).toEqual(new Set([3, 4, 5]));
  });
});

describe('what is drawn', () => {
  /** Pearson's statistic of counts against what is expected of them. */
  const chiSquare = (definition: CookDefinition, all: readonly Piece[], name: string): number => {
    const values = forecast(definition).traits?.find((trait) => trait.name === name)?.values ?? [];
    return values.reduce((sum, { value, expected }) => {
      return sum + (countOf(all, name, value) - Number(expected)) ** 2 / Number(expected);
    }, 0);
  };

  test.each(['one', 'two', 'three', 'four', 'five'])('follows the weights from the seed %s', (seed) => {
    const definition = aCook(
      {
        traits: [
          { name: 'fur', values: weighted({ a: 1, b: 2, c: 3, d: 4, e: 10.5 }) },
          {
            name: 'hat',
            values: weighted({ a: 1, b: 1, c: 1 }),
            when: [{ trait: 'fur', values: ['c', 'd', 'e'] }],
          },
        ],
        exclusive: [
          [
            { trait: 'fur', values: ['e'] },
            { trait: 'hat', values: ['a'] },
          ],
        ],
      },
      { targetSize: 5_000 },
    );
    const all = pieces(definition, seed);
    // 99.9 % of samples lie below these figures, at four and at two degrees of freedom.
    expect(chiSquare(definition, all, 'fur')).toBeLessThan(18.467);
    expect(chiSquare(definition, all, 'hat')).toBeLessThan(13.816);
  });

  test('is independent from trait to trait and from piece to piece', () => {
    const definition = aCook(
      { traits: ['a', 'b'].map((name) => ({ name, values: weighted({ x: 1, y: 1 }) })) },
      { targetSize: 10_000 },
    );
    const all = pieces(definition, 'independence');
    const same = all.filter(({ traits }) => traits['a'] === traits['b']).length;
    const repeats = all.filter(({ traits }, at) => traits['a'] === all[at - 1]?.traits['a']).length;
    // Four standard deviations of 10,000 throws of a coin.
    expect(Math.abs(same - 5_000)).toBeLessThan(200);
    expect(Math.abs(repeats - 5_000)).toBeLessThan(200);
  });
});

describe('supplies and duplicates', () => {
  const many = (count: number, supply: number) => ({
    values: Array.from({ length: count }, (_, at) => {
      return { value: `v${at}`, weight: at + 1, ...(at === 0 && { supply: { exactly: supply } }) };
    }),
  });

  test('hold over every last combination', () => {
    const definition = aCook(
      { traits: ['a', 'b', 'c'].map((name) => ({ name, ...many(6, 36) })), duplicates: 'forbidden' },
      { targetSize: 216 },
    );
    const all = pieces(definition, 's');
    expect(new Set(all.map(({ traits }) => JSON.stringify(traits))).size).toBe(216);
    for (const name of ['a', 'b', 'c']) expect(countOf(all, name, 'v0')).toBe(36);
  });

  test('hold where every one of many traits has supplies', () => {
    const traits = Array.from({ length: 40 }, (_, at) => ({
      name: `t${at}`,
      values: [
        { value: 'x', weight: 1, supply: { exactly: 10 + at } },
        { value: 'y', weight: 5, supply: { atMost: 20 } },
        ...weighted({ z: 1, w: 1 }),
      ],
    }));
    const all = pieces(aCook({ traits, duplicates: 'forbidden' }, { targetSize: 5_000 }), 's');
    expect(new Set(all.map((piece) => JSON.stringify(piece.traits))).size).toBe(5_000);
    traits.forEach(({ name }, at) => {
      expect(countOf(all, name, 'x')).toBe(10 + at);
      expect(countOf(all, name, 'y')).toBeLessThanOrEqual(20);
    });
  }, 60_000);

  test('hold over twenty thousand pieces of twelve traits', () => {
    const names = Array.from({ length: 12 }, (_, at) => `t${at}`);
    const definition = aCook(
      { traits: names.map((name, at) => ({ name, ...many(10, 100 + at) })), duplicates: 'forbidden' },
      { targetSize: 20_000 },
    );
    const all = pieces(definition, 's');
    expect(new Set(all.map(({ traits }) => JSON.stringify(traits))).size).toBe(20_000);
    names.forEach((name, at) => {
      expect(countOf(all, name, 'v0')).toBe(100 + at);
    });
  }, 60_000);
});
