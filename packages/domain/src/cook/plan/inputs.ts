import type { CookDefinition } from '../definition/definition.ts';
import { featuresOf, fieldsOf } from '../definition/feature.ts';
import type { TraitValue } from '../definition/schema.ts';
import { parseTemplate, renderTemplate } from '../definition/template.ts';
import type { PhiloxKey } from '../random/philox.ts';
import { streamAt } from '../random/stream.ts';

/** The seed that a piece passes on to its work, or none. */
export function seedOf(
  { randomness, targetSize }: CookDefinition,
  key: PhiloxKey,
  index: number,
  replacement: number,
): number | undefined {
  const { seed } = randomness;
  switch (seed?.mode) {
    case 'fixed':
      return seed.value;
    case 'sequential':
      return seed.start + index + targetSize * replacement;
    case 'random':
      return seed.from + streamAt(key, 'seed', index, replacement, 0).below(seed.to - seed.from + 1);
    case undefined:
      return undefined;
  }
}

/** Makes the inputs of a piece from its traits and its seed: parameters, templates, traits and the seed, no input twice. */
export function inputsWriter(
  definition: CookDefinition,
): (traits: ReadonlyMap<string, TraitValue>, seed: number | undefined) => Record<string, unknown> {
  const { parameters, templates, randomness } = definition;
  const texts = Object.entries(templates).flatMap(([input, template]) => {
    const parts = parseTemplate(template);
    return parts.ok ? [{ input, parts: parts.value }] : [];
  });
  const taken = featuresOf(definition).flatMap((feature) => {
    const { input } = fieldsOf(feature);
    return input === undefined ? [] : [{ input, name: feature.name }];
  });
  return (traits, seed) => {
    const ofTraits = taken.flatMap(({ input, name }): [string, unknown][] => {
      return traits.has(name) ? [[input, traits.get(name)]] : [];
    });
    const ofSeed: [string, unknown][] = randomness.seed === undefined ? [] : [[randomness.seed.input, seed]];
    return Object.fromEntries([
      ...Object.entries(parameters),
      ...texts.map(({ input, parts }): [string, unknown] => [input, renderTemplate(parts, traits)]),
      ...ofTraits,
      ...ofSeed,
    ]);
  };
}
