import { z } from 'zod';
import { type AccountId, externalIdText, parseExternalId } from '../kernel/index.ts';
import { inputDeclarationSchema, toolIdSchema } from '../tool/index.ts';
import { PATH_LIMIT, parsePath } from './path/parse-path.ts';

/** Greatest number of attempts of one step. */
const ATTEMPTS_LIMIT = 10;
/** Greatest number of inputs of one step, and of exposed inputs. */
const INPUTS_LIMIT = 100;

const stepId = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,59}$/,
    'must be a word of at most 60 letters, digits, - or _, such as upscale',
  );

const inputName = z
  .string()
  .min(1, 'must have 1 to 100 characters')
  .max(100, 'must have 1 to 100 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^(?!__proto__$)[^\u0000-\u001f\u007f-\u009f]*$/, 'must be a name without control characters')
  .refine((text) => text.isWellFormed(), 'must be valid Unicode');

const ownerAccountId = externalIdText.transform((text, context): AccountId => {
  const parsed = parseExternalId<AccountId>(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error.message });
  return z.NEVER;
});

const path = z
  .string()
  .min(1)
  .max(PATH_LIMIT)
  .superRefine((text, context) => {
    const parsed = parsePath(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
  });

/** Any JSON. Refined, so that its description says that it must be there. */
const constant = z.unknown().refine((value) => value !== undefined, { abort: true, error: 'must be given' });

/** Where the input of a step comes from: an exposed input of the spell, a constant, or the output of an earlier step. */
const bindingSchema = z.union(
  [
    z.strictObject({ input: inputName }),
    z.strictObject({ value: constant }),
    z.strictObject({ step: stepId, path }),
  ],
  { error: 'must be { input }, { value } or { step, path }' },
);
export type Binding = Readonly<z.output<typeof bindingSchema>>;

const stepSchema = z.strictObject({
  id: stepId,
  toolId: toolIdSchema,
  inputs: z
    .record(inputName, bindingSchema)
    .refine(
      (inputs) => Object.keys(inputs).length <= INPUTS_LIMIT,
      `must have at most ${INPUTS_LIMIT} inputs`,
    )
    .default({}),
  /** How often a step is attempted before it fails the cast; once, where nothing is said. */
  onFailure: z.strictObject({ attempts: z.int().min(1).max(ATTEMPTS_LIMIT) }).optional(),
});
export type SpellStep = Readonly<z.output<typeof stepSchema>>;

const link = z
  .url({ protocol: /^https?$/, error: 'must be an http or https link' })
  .max(2048, 'must have at most 2048 characters');

/** A spell, as it is saved: steps of tools, and where each input of each step comes from. */
export const spellDefinitionSchema = z.strictObject({
  name: z.string().min(1).max(200),
  ownerAccountId: ownerAccountId.optional(),
  /** What a cast is given. */
  exposedInputs: z
    .array(inputDeclarationSchema.extend({ name: inputName }))
    .max(INPUTS_LIMIT)
    .readonly()
    .default([]),
  /** In order: a step takes outputs of steps before it only. Those whose inputs are there run side by side. */
  steps: z.array(stepSchema).min(1).max(100).readonly(),
  /** Links to pictures of what it makes. */
  previewImages: z.array(link).max(50).readonly().default([]),
  /** Open. */
  metadata: z.record(z.string(), z.unknown()).optional(),
});
export type SpellDefinition = Readonly<z.output<typeof spellDefinitionSchema>>;
