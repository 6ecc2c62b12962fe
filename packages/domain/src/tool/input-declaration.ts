import { z } from 'zod';

/** Types of inputs and outputs. An `image`, `video`, `audio` or `file` is a link to one. */
export const INPUT_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'image',
  'video',
  'audio',
  'file',
  'enum',
  'any',
] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** What an input takes: its type, and the limits that belong to the type. */
export const inputDeclarationSchema = z.strictObject({
  type: z.enum(INPUT_TYPES),
  /** It must be given, unless it has a default. */
  required: z.boolean().optional(),
  /** What counts where it is not given. */
  default: z.unknown().optional(),
  description: z.string().max(2000).optional(),
  /** Smallest and greatest value of an `integer` or `number`, both included. */
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** What an `enum` may be; any text where they are not named. */
  values: z.array(z.string().max(1000)).min(1).max(1000).readonly().optional(),
});
export type InputDeclaration = Readonly<z.output<typeof inputDeclarationSchema>>;

/** Whether an input must be given: it is required, and nothing counts in its place. */
export function mustBeGiven({ required, default: fallback }: InputDeclaration): boolean {
  return required === true && fallback === undefined;
}
