import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CastEngine } from '../../test/cast-engine.ts';
import { EXAMPLE_SPELL, EXAMPLE_TOOLS } from '../../test/spells.ts';
import { checkCastInputs, parseSpellDefinition, type SpellDefinition, validateSpell } from './index.ts';

type Place = readonly (string | number)[];

/** Every place within a value, the whole excluded. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]) => [[...at, key], ...placesIn(child, [...at, key])]);
}

type Container = Record<string | number, unknown>;

function containerAt(root: unknown, place: Place): Container | undefined {
  const found = place
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Container | undefined)?.[key], root);
  return typeof found === 'object' && found !== null ? (found as Container) : undefined;
}

const places = placesIn(EXAMPLE_SPELL);
const anyPlace = fc.constantFrom(...places);
/** Where the example has a text: another word there is often of the right shape, and wrong all the same. */
const textPlace = fc.constantFrom(
  ...places.filter((place) => typeof containerAt(EXAMPLE_SPELL, place)?.[place.at(-1) ?? ''] === 'string'),
);
const someWord = fc.constantFrom(
  'paint',
  'compose',
  'prompt',
  'image',
  'example-paint',
  '$',
  '$.x',
  '__proto__',
  '',
);
const anything = fc.oneof(
  someWord,
  fc.anything(),
  fc.anything({ withDate: true, withBigInt: true, maxDepth: 4 }),
);

type Mutation =
  | { readonly kind: 'set'; readonly place: Place; readonly value: unknown }
  | { readonly kind: 'add'; readonly place: Place; readonly name: string; readonly value: unknown }
  | { readonly kind: 'copy'; readonly place: Place; readonly from: Place };

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), place: anyPlace, value: anything }),
  fc.record({ kind: fc.constant('set' as const), place: textPlace, value: someWord }),
  fc.record({ kind: fc.constant('add' as const), place: anyPlace, name: someWord, value: anything }),
  fc.record({ kind: fc.constant('copy' as const), place: anyPlace, from: anyPlace }),
);

/** The example with a few of its parts replaced, added to, or put in the place of others. */
function mutated(mutations: readonly Mutation[]): unknown {
  const root = structuredClone(EXAMPLE_SPELL);
  for (const change of mutations) {
    const container = containerAt(root, change.place);
    const key = change.place.at(-1) ?? '';
    if (container === undefined) continue;
    if (change.kind === 'set') container[key] = change.value;
    else if (change.kind === 'add') container[change.name] = change.value;
    else
      container[key] = structuredClone(containerAt(EXAMPLE_SPELL, change.from)?.[change.from.at(-1) ?? '']);
  }
  return root;
}

/** Runs a cast in which every step succeeds, and says how it ended. */
function endOf(definition: SpellDefinition, inputs: Record<string, unknown>) {
  const engine = new CastEngine(definition, inputs);
  for (let wave = 0; wave <= definition.steps.length; wave += 1) {
    const decision = engine.decide();
    if (decision.end !== undefined) return decision.end;
    engine.carryOut(decision);
    for (const stepIndex of engine.open) engine.finish(stepIndex, 'success');
  }
  return;
}

test('whatever a definition holds, it is read or refused with places and reasons; one that holds can be cast', () => {
  const seen = { refused: 0, invalid: 0, valid: 0 };
  fc.assert(
    fc.property(
      fc.array(mutation, { maxLength: 3 }),
      fc.dictionary(someWord, anything),
      (mutations, inputs) => {
        const parsed = parseSpellDefinition(mutated(mutations));
        const issues = parsed.ok ? validateSpell(parsed.value, EXAMPLE_TOOLS) : parsed.error;
        for (const { path, message } of issues) {
          expect(path).toEqual(expect.any(String));
          expect(message).not.toBe('');
        }
        if (!parsed.ok) {
          expect(issues).not.toEqual([]);
          seen.refused += 1;
          return;
        }
        expect(parseSpellDefinition(parsed.value)).toEqual(parsed);
        seen[issues.length > 0 ? 'invalid' : 'valid'] += 1;
        const checked = checkCastInputs(parsed.value, inputs, EXAMPLE_TOOLS);
        const end = endOf(parsed.value, checked.ok ? checked.value : { prompt: 'a fox' });
        expect(end).toBeDefined();
        if (issues.length === 0) expect(end?.reason ?? '').not.toContain('never comes');
      },
    ),
    { numRuns: 200 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
