import type { Feature } from './feature.ts';
import { fieldsOf } from './feature.ts';
import { rangeSteps } from './range-steps.ts';
import type { Trait } from './schema.ts';

/** One thing that is wrong, by the keys that lead to it. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlySet<number> {
  const seen = new Set<string>();
  const again = new Set<number>();
  items.forEach((item, at) => {
    if (seen.has(keyOf(item))) again.add(at);
    seen.add(keyOf(item));
  });
  return again;
}

function checkValues(trait: Trait, path: readonly PropertyKey[]): Finding[] {
  const findings: Finding[] = [];
  for (const at of repeated(trait.values, ({ value }) => String(value))) {
    findings.push({
      path: [...path, 'values', at, 'value'],
      message: 'is an earlier value of this trait, too',
    });
  }
  trait.values.forEach(({ supply }, at) => {
    if (supply !== undefined && (supply.atMost === undefined) === (supply.exactly === undefined)) {
      findings.push({
        path: [...path, 'values', at, 'supply'],
        message: 'must say either atMost or exactly',
      });
    }
  });
  return findings;
}

/** What is wrong with traits and ranges by themselves: names, values, supplies, numbers. */
export function checkFeatures(features: readonly Feature[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const at of repeated(features, ({ name }) => name)) {
    const path = features[at]?.path ?? [];
    findings.push({ path: [...path, 'name'], message: 'is the name of an earlier trait or range, too' });
  }
  for (const feature of features) {
    if (feature.kind === 'trait') {
      findings.push(...checkValues(feature.trait, feature.path));
    } else {
      const steps = rangeSteps(feature.range);
      if (typeof steps === 'string') findings.push({ path: feature.path, message: steps });
    }
  }
  return findings;
}

/** Inputs that two parts of a definition would set. */
export function checkInputs(
  features: readonly Feature[],
  parameters: Readonly<Record<string, unknown>>,
  templates: Readonly<Record<string, string>>,
  seedInput: string | undefined,
): readonly Finding[] {
  const inputs = [
    ...Object.keys(parameters).map((name) => ({ name, path: ['parameters', name] })),
    ...Object.keys(templates).map((name) => ({ name, path: ['templates', name] })),
    ...features.flatMap((feature) => {
      const { input } = fieldsOf(feature);
      return input === undefined ? [] : [{ name: input, path: [...feature.path, 'input'] }];
    }),
    ...(seedInput === undefined ? [] : [{ name: seedInput, path: ['randomness', 'seed', 'input'] }]),
  ];
  return [...repeated(inputs, ({ name }) => name)].map((at) => ({
    path: inputs[at]?.path ?? [],
    message: `sets the input ${JSON.stringify(inputs[at]?.name)}, which is set elsewhere, too`,
  }));
}
