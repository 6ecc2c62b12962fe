import { z } from 'zod';
import { externalIdText, objectIdText } from '../../kernel/index.ts';

/** Limits of a definition: what can be planned, and told, in bounded work. */
const COOK_LIMITS = {
  targetSize: 1_000_000,
  traits: 100,
  valuesPerTrait: 1_000,
  rules: 1_000,
  weight: 1_000_000,
  attempts: 10,
  /** Largest whole number that every machine holds exactly. */
  seed: Number.MAX_SAFE_INTEGER,
  /** Leaves room for every index of every replacement above the first seed. */
  firstSeed: 2 ** 52,
} as const;

const WEIGHT_PLACES = 6;

/** Written out, and without a flag: the description of the API shows it, and not everybody's patterns know `\p{Cc}`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const NEITHER_BRACES_NOR_CONTROLS = /^[^{}\u0000-\u001f\u007f-\u009f]+$/;

const traitName = z
  .string()
  .min(1, 'must have 1 to 100 characters')
  .max(100, 'must have 1 to 100 characters')
  .regex(NEITHER_BRACES_NOR_CONTROLS, 'must have neither braces nor control characters');

const inputName = z
  .string()
  .min(1, 'must have 1 to 200 characters')
  .max(200, 'must have 1 to 200 characters');

const traitValue = z.union([z.string().max(10_000, 'must have at most 10,000 characters'), z.number()]);

const count = z.int().min(0).max(COOK_LIMITS.targetSize);

/** Holds where a piece's trait has one of the values; without values, where the piece has the trait at all. */
const traitCondition = z.strictObject({
  trait: traitName,
  values: z.array(traitValue).min(1).max(COOK_LIMITS.valuesPerTrait).optional(),
});

/** All of them must hold. */
const conditions = z.array(traitCondition).min(1).max(20);

/** How many pieces have a value: one of the two. */
const supply = z.strictObject({ atMost: count.optional(), exactly: count.optional() });

const weightedValue = z.strictObject({
  value: traitValue,
  /** Chances are in proportion to it; up to six decimal places. */
  weight: z
    .number()
    .positive()
    .max(COOK_LIMITS.weight)
    .refine(
      (weight) => Number(weight.toFixed(WEIGHT_PLACES)) === weight,
      'must have at most 6 decimal places',
    ),
  supply: supply.optional(),
  /** The value is drawn only where these hold. */
  when: conditions.optional(),
});

const trait = z.strictObject({
  name: traitName,
  values: z.array(weightedValue).min(1).max(COOK_LIMITS.valuesPerTrait),
  /** The input that takes the value as it is; templates may take it, too. */
  input: inputName.optional(),
  /** The piece has the trait only where these hold. */
  when: conditions.optional(),
});

/** A trait that is a number: `from`, `from + step`, and so on up to `to`, all equally likely. */
const range = z.strictObject({
  name: traitName,
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
  input: inputName.optional(),
  when: conditions.optional(),
});

const seedNumber = z.int().min(0).max(COOK_LIMITS.seed);

const seed = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('fixed'), input: inputName, value: seedNumber }),
  z.strictObject({
    mode: z.literal('sequential'),
    input: inputName,
    start: z.int().min(0).max(COOK_LIMITS.firstSeed).default(0),
  }),
  z.strictObject({
    mode: z.literal('random'),
    input: inputName,
    from: seedNumber.default(0),
    to: seedNumber.default(2 ** 32 - 1),
  }),
]);

const work = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tool'), toolId: externalIdText }),
  z.strictObject({ kind: z.literal('spell'), spellId: objectIdText }),
]);

const randomness = z.strictObject({
  traits: z.array(trait).max(COOK_LIMITS.traits).default([]),
  ranges: z.array(range).max(COOK_LIMITS.traits).default([]),
  /** Groups of which a piece has one member at most. */
  exclusive: z.array(z.array(traitCondition).min(2).max(100)).max(COOK_LIMITS.rules).default([]),
  seed: seed.optional(),
  duplicates: z.enum(['forbidden', 'allowed']).default('allowed'),
  /** The traits and ranges that make two pieces the same; all of them where it is left out. */
  distinctBy: z
    .array(traitName)
    .min(1)
    .max(2 * COOK_LIMITS.traits)
    .optional(),
});

const onFailure = z.strictObject({
  /** Tries of a piece with the same inputs, the first one included. */
  attempts: z.int().min(1).max(COOK_LIMITS.attempts).default(1),
  /** Whether another piece takes its place afterwards. */
  thenReplace: z.boolean().default(false),
});

/** What a cook makes, as it is written down. What a schema cannot say, `parseCookDefinition` checks. */
export const cookDefinitionSchema = z.strictObject({
  name: z.string().min(1).max(200),
  ownerAccountId: externalIdText.optional(),
  work,
  /** Inputs that every piece has. */
  parameters: z.record(inputName, z.unknown()).default({}),
  targetSize: z.int().min(1).max(COOK_LIMITS.targetSize),
  randomness: randomness.prefault({}),
  /** Inputs whose text takes values of traits: `a fox in {background}`. */
  templates: z.record(inputName, z.string().max(100_000)).default({}),
  onFailure: onFailure.prefault({}),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/** A definition as `cookDefinitionSchema` reads it. */
export type DefinitionFields = z.output<typeof cookDefinitionSchema>;
export type TraitCondition = z.output<typeof traitCondition>;
export type Trait = z.output<typeof trait>;
export type WeightedValue = z.output<typeof weightedValue>;
export type NumericRange = z.output<typeof range>;
export type TraitValue = string | number;
