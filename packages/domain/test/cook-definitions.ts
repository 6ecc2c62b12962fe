import fc from 'fast-check';
import type { TraitCondition, TraitValue, WeightedValue } from '../src/cook/definition/schema.ts';
import { type CookDefinition, type Piece, parseCookDefinition, planPieces } from '../src/cook/index.ts';

/** A definition of nothing but its randomness and what else is given; a mistake in it is thrown. */
export function aCook(randomness: object, more: object = {}): CookDefinition {
  const parsed = parseCookDefinition({
    name: 'Foxes',
    work: { kind: 'tool', toolId: 'a-tool' },
    targetSize: 10,
    randomness,
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Values by their weights. */
export const weighted = (weights: Readonly<Record<string, number>>) => {
  return Object.entries(weights).map(([value, weight]) => ({ value, weight }));
};

/** All first pieces of a definition and a seed. */
export const pieces = (definition: CookDefinition, seed: string): readonly Piece[] => {
  const plan = planPieces(definition, seed);
  return Array.from({ length: definition.targetSize }, (_, index) => plan.piece(index, 0));
};

/** Rules of every kind. */
export const FOXES = {
  traits: [
    { name: 'fur', values: weighted({ red: 6, silver: 3, black: 1 }), input: 'colour' },
    {
      name: 'hat',
      values: [
        { value: 'none', weight: 8 },
        { value: 'crown', weight: 2, supply: { exactly: 3 }, when: [{ trait: 'fur', values: ['silver'] }] },
      ],
    },
    { name: 'gem', when: [{ trait: 'hat', values: ['crown'] }], values: weighted({ ruby: 1, opal: 1 }) },
  ],
  ranges: [{ name: 'guidance', from: 1.5, to: 4.5, step: 0.1, input: 'guidance' }],
  exclusive: [
    [
      { trait: 'fur', values: ['black'] },
      { trait: 'hat', values: ['crown'] },
    ],
  ],
  seed: { mode: 'random', input: 'seed' },
  duplicates: 'forbidden',
};
/** What else the foxes have. */
export const MORE = {
  targetSize: 40,
  parameters: { steps: 20 },
  templates: { prompt: 'a {fur} fox, hat: {hat}{gem}' },
};

/** The values of a piece, trait by trait; a trait that it does not have is left out. */
export type Combination = ReadonlyMap<string, TraitValue>;

function holds({ trait, values }: TraitCondition, piece: Combination): boolean {
  const value = piece.get(trait);
  return value !== undefined && (values === undefined || values.includes(value));
}

const hold = (when: readonly TraitCondition[] | undefined, piece: Combination): boolean => {
  return (when ?? []).every((condition) => holds(condition, piece));
};

/** The values that a trait may have beside the others, by its own conditions alone. */
function allowed(values: readonly WeightedValue[], piece: Combination): readonly WeightedValue[] {
  return values.filter(({ when }) => hold(when, piece));
}

/** Whether a piece obeys every rule, read from the definition as it is written. */
export function obeysRules({ randomness }: CookDefinition, piece: Combination): boolean {
  const ofTraits = randomness.traits.every(({ name, values, when }) => {
    const value = piece.get(name);
    if (!hold(when, piece)) return value === undefined;
    return allowed(values, piece).some((one) => one.value === value);
  });
  const ofGroups = randomness.exclusive.every((group) => {
    const present = group.filter((member) => holds(member, piece)).map(({ trait }) => trait);
    return new Set(present).size <= 1;
  });
  return ofTraits && ofGroups;
}

/** Every combination that obeys the rules, found by trying all of them, with its chance. */
export function enumerate(definition: CookDefinition): readonly { piece: Combination; chance: number }[] {
  const { traits } = definition.randomness;
  let pieces: Combination[] = [new Map()];
  for (const { name, values } of traits) {
    pieces = pieces.flatMap((piece) => [
      piece,
      ...values.map(({ value }): Combination => new Map([...piece, [name, value]])),
    ]);
  }
  const valid = pieces.filter((piece) => obeysRules(definition, piece));
  const weights = valid.map((piece) => {
    return traits.reduce((weight, { name, values }) => {
      if (!piece.has(name)) return weight;
      const candidates = allowed(values, piece);
      const total = candidates.reduce((sum, one) => sum + one.weight, 0);
      return (weight * (candidates.find((one) => one.value === piece.get(name))?.weight ?? 0)) / total;
    }, 1);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return valid.map((piece, at) => ({ piece, chance: (weights[at] ?? 0) / all }));
}

/** How many pieces have each value that has a supply, and what that supply says. */
export function suppliesOf({ randomness }: CookDefinition) {
  return randomness.traits.flatMap(({ name, values }) => {
    return values.flatMap(({ value, supply }) => {
      if (supply === undefined) return [];
      return [{ name, value, least: supply.exactly ?? 0, most: supply.exactly ?? supply.atMost ?? 0 }];
    });
  });
}

/** What tells a piece apart from others. */
export function identityOf({ randomness }: CookDefinition, piece: Combination): string {
  const names = randomness.distinctBy ?? [...randomness.traits, ...randomness.ranges].map(({ name }) => name);
  return JSON.stringify([...new Set(names)].sort().map((name) => piece.get(name) ?? null));
}

/** Whether some pieces reach the target within all rules, found by trying every choice of combinations. */
export function canReach(definition: CookDefinition): boolean {
  const combinations = enumerate(definition).map(({ piece }) => piece);
  const supplies = suppliesOf(definition);
  const isOnce = definition.randomness.duplicates === 'forbidden';
  const used = supplies.map(() => 0);
  const identities = new Set<string>();
  const place = (from: number, left: number): boolean => {
    if (left === 0)
      return supplies.every(({ least, most }, at) => least <= (used[at] ?? 0) && (used[at] ?? 0) <= most);
    return combinations.slice(from).some((piece, offset) => {
      const draws = supplies.flatMap(({ name, value }, at) => (piece.get(name) === value ? [at] : []));
      const identity = identityOf(definition, piece);
      if (draws.some((at) => (used[at] ?? 0) >= (supplies[at]?.most ?? 0))) return false;
      if (isOnce && identities.has(identity)) return false;
      for (const at of draws) used[at] = (used[at] ?? 0) + 1;
      identities.add(identity);
      const isReached = place(from + offset, left - 1);
      for (const at of draws) used[at] = (used[at] ?? 0) - 1;
      identities.delete(identity);
      return isReached;
    });
  };
  return place(0, definition.targetSize);
}

/** Whether every value stands in some combination. */
export function reachesEveryValue(definition: CookDefinition): boolean {
  const combinations = enumerate(definition).map(({ piece }) => piece);
  return definition.randomness.traits.every(({ name, values }) => {
    return values.every(({ value }) => combinations.some((piece) => piece.get(name) === value));
  });
}

/** The traits of a piece, as the rules read them. */
export const combinationOf = ({ traits }: Piece): Combination => new Map(Object.entries(traits));

const NAMES = ['a', 'b', 'c'] as const;
const VALUES = ['x', 'y', 'z'] as const;

/** Conditions on earlier traits only, so that nothing depends on itself. */
function conditionsBefore(at: number): fc.Arbitrary<object | undefined> {
  if (at === 0) return fc.constant(undefined);
  const condition = fc
    .record({
      trait: fc.constantFrom(...NAMES.slice(0, at)),
      values: fc.subarray([...VALUES], { minLength: 1 }),
    })
    .map((one) => [one]);
  return fc.option(condition, { nil: undefined, freq: 2 });
}

const supply = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 4 }).map((atMost) => ({ atMost })),
    fc.integer({ min: 0, max: 3 }).map((exactly) => ({ exactly })),
  ),
  { nil: undefined, freq: 2 },
);

function trait(at: number) {
  return fc.record({
    name: fc.constant(NAMES[at]),
    when: conditionsBefore(at),
    values: fc
      .tuple(
        ...VALUES.map((value) =>
          fc.record({
            value: fc.constant(value),
            weight: fc.integer({ min: 1, max: 4 }),
            supply,
            when: conditionsBefore(at),
          }),
        ),
      )
      .chain((values) => fc.subarray(values, { minLength: 1 })),
  });
}

const member = fc.record({
  trait: fc.constantFrom(...NAMES),
  values: fc.subarray([...VALUES], { minLength: 1 }),
});

const written = fc
  .record({
    targetSize: fc.integer({ min: 1, max: 6 }),
    traits: fc
      .tuple(trait(0), trait(1), trait(2))
      .chain((traits) => fc.constantFrom(traits, traits.slice(0, 2))),
    exclusive: fc.array(fc.tuple(member, member), { maxLength: 2 }),
    duplicates: fc.constantFrom('forbidden', 'allowed'),
    distinctBy: fc.option(fc.subarray([...NAMES], { minLength: 1 }), { nil: undefined, freq: 1 }),
  })
  .map(({ targetSize, distinctBy, ...randomness }) => ({
    name: 'small',
    work: { kind: 'tool', toolId: 'a-tool' },
    targetSize,
    randomness: { ...randomness, ...(randomness.duplicates === 'forbidden' && { distinctBy }) },
  }));

const read = (input: fc.Arbitrary<object>): fc.Arbitrary<CookDefinition> => {
  return input
    .map(parseCookDefinition)
    .filter((parsed) => parsed.ok)
    .map((parsed) => parsed.value);
};

/** Small definitions of any rules, so that trying everything is possible. Some are impossible. */
export const smallCook = read(written);

/** Small definitions without supplies, of which duplicates are no matter. */
export const smallFreeCook = read(
  written.map(({ randomness, ...fields }) => ({
    ...fields,
    randomness: {
      exclusive: randomness.exclusive,
      traits: randomness.traits.map(({ values, ...trait }) => ({
        ...trait,
        values: values.map(({ supply: _, ...value }) => value),
      })),
    },
  })),
);
