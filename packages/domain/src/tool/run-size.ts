import type { Tool } from './tool.ts';
import { toolInputs } from './tool-inputs.ts';

/** Classes for each doubling of a size: a class is 41 % wide. */
const CLASSES_PER_DOUBLING = 2;
/** Inputs that a size may be the product of: width, height, frames, steps, batch. */
const MOST_FACTORS = 5;
const PLAIN_NUMBER = /^\d{1,15}(\.\d{1,6})?$/;

/** The inputs that explain how long a run takes: `metadata.sizeInput`, one name or several whose product counts. */
function sizeInputs({ metadata }: Tool): readonly string[] {
  const declared = metadata['sizeInput'];
  const names = Array.isArray(declared) ? declared : [declared];
  const isUsable =
    names.length > 0 && names.length <= MOST_FACTORS && names.every((name) => typeof name === 'string');
  return isUsable ? names : [];
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' && PLAIN_NUMBER.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}

/**
 * The class of a run's size: whole numbers, two for each doubling of the product of the inputs that the tool declares as its size. An
 * input that is not given has its declared default.
 * @returns nothing where the tool declares no size, or a factor of it is no positive number
 */
export function sizeClassOf(tool: Tool, inputs: Readonly<Record<string, unknown>>): number | undefined {
  const names = sizeInputs(tool);
  if (names.length === 0) return undefined;
  const declared = toolInputs(tool.metadata).inputs;
  const given = new Map(Object.entries(inputs));
  let doublings = 0;
  for (const name of names) {
    const factor = positive(given.get(name) ?? declared?.get(name)?.default);
    if (factor === undefined) return undefined;
    doublings += Math.log2(factor);
  }
  return Math.round(CLASSES_PER_DOUBLING * doublings);
}
