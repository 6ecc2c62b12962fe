import { z } from 'zod';
import { INPUT_TYPES, type InputDeclaration, inputDeclarationSchema } from './input-declaration.ts';

/** What a tool says of its inputs and outputs. A side that it says nothing of is not checked. */
export interface ToolInputs {
  /** By the name of the input. */
  readonly inputs?: ReadonlyMap<string, InputDeclaration>;
  /** By the JSONPath of the place in the output, such as `$.artifacts[0].url`. Other places may hold something, too. */
  readonly outputs?: ReadonlyMap<string, InputDeclaration>;
}

const recordSchema = z.record(z.string(), z.unknown());

/** The Tool Registry is open: an entry may say more than we know, and what cannot be read restricts nothing. */
const lenientSchema = z.object({
  type: z.enum(INPUT_TYPES).catch('any'),
  required: z.boolean().optional().catch(undefined),
  default: z.unknown().optional(),
  minimum: z.number().optional().catch(undefined),
  maximum: z.number().optional().catch(undefined),
  values: inputDeclarationSchema.shape.values.catch(undefined),
});

function readDeclaration(declared: unknown): InputDeclaration {
  const read = lenientSchema.safeParse(declared);
  return read.success ? read.data : { type: 'any' };
}

function readSide(declared: unknown): ReadonlyMap<string, InputDeclaration> | undefined {
  const read = recordSchema.safeParse(declared);
  if (!read.success) return undefined;
  return new Map(Object.entries(read.data).map(([name, entry]) => [name, readDeclaration(entry)]));
}

/**
 * Reads what a tool of the registry declares: `metadata.inputs` by name (`{ prompt: { type: 'string', required: true } }`) and
 * `metadata.outputs` by JSONPath (`{ '$.artifacts[0].url': { type: 'image' } }`). A type that is not known counts as `any`.
 */
export function toolInputs(metadata: Readonly<Record<string, unknown>>): ToolInputs {
  const inputs = readSide(metadata['inputs']);
  const outputs = readSide(metadata['outputs']);
  return { ...(inputs !== undefined && { inputs }), ...(outputs !== undefined && { outputs }) };
}
