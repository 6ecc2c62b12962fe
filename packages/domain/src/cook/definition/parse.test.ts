import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkFeasible, cookDefinitionSchema, forecast, parseCookDefinition, planPieces } from '../index.ts';

const values = (...names: readonly (string | number)[]) => names.map((value) => ({ value, weight: 1 }));
const WRITTEN = { name: 'Foxes', work: { kind: 'tool', toolId: 'a-tool' }, targetSize: 10 };
const TRAITS = [
  { name: 'fur', values: values('red', 'black') },
  { name: 'hat', values: values('none', 'crown') },
];

/** What is wrong with a definition, by place. */
function issuesOf(more: object): Record<string, string> {
  const parsed = parseCookDefinition({ ...WRITTEN, ...more });
  return parsed.ok ? {} : Object.fromEntries(parsed.error.map(({ path, message }) => [path, message]));
}

describe('a definition', () => {
  test('needs a name, work and a target only', () => {
    expect(parseCookDefinition(WRITTEN)).toEqual({
      ok: true,
      value: {
        ...WRITTEN,
        parameters: {},
        templates: {},
        randomness: { traits: [], ranges: [], exclusive: [], duplicates: 'allowed' },
        onFailure: { attempts: 1, thenReplace: false },
      },
    });
  });

  test('may be made by a spell, and have an owner', () => {
    const work = { kind: 'spell', spellId: '65F0A1B2C3D4E5F60718293A' };
    expect(parseCookDefinition({ ...WRITTEN, work, ownerAccountId: 'me' })).toMatchObject({
      ok: true,
      value: { work: { kind: 'spell', spellId: '65f0a1b2c3d4e5f60718293a' }, ownerAccountId: 'me' },
    });
  });

  test('is read alike when what was read is read again', () => {
    const text = readFileSync(new URL('../../../../../examples/cook.json', import.meta.url), 'utf8');
    const first = parseCookDefinition(JSON.parse(text));
    expect(first.ok && parseCookDefinition(JSON.parse(JSON.stringify(first.value)))).toEqual(first);
  });

  test('of the examples is read, can be reached and is planned', () => {
    const text = readFileSync(new URL('../../../../../examples/cook.json', import.meta.url), 'utf8');
    const parsed = parseCookDefinition(JSON.parse(text));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(checkFeasible(parsed.value)).toEqual([]);
    expect(forecast(parsed.value).distinct.atMost).toBe('1394');
    expect(planPieces(parsed.value, 'a seed').piece(499, 0).inputs['prompt']).toMatch(
      /^a \w+ fox with .+, .+ behind it$/,
    );
  });

  test('is described by a schema of JSON', () => {
    const description = z.toJSONSchema(cookDefinitionSchema, { io: 'input' });
    expect(description).toMatchObject({ type: 'object', required: ['name', 'work', 'targetSize'] });
  });
});

describe('what is wrong is told with its place', () => {
  const crown = { trait: 'hat', values: ['crown'] };
  test.each<[string, object, string, string | RegExp]>([
    ['an unknown field', { randomness: { trait: [] } }, 'randomness', /trait/],
    ['no pieces', { targetSize: 0 }, 'targetSize', />=1/],
    ['too many pieces', { targetSize: 1_000_001 }, 'targetSize', /<=1000000/],
    [
      'a weight of nothing',
      { randomness: { traits: [...TRAITS, { name: 'gem', values: [{ value: 'ruby', weight: 0 }] }] } },
      'randomness.traits[2].values[0].weight',
      />0/,
    ],
    [
      'a weight of many places',
      { randomness: { traits: [{ name: 'gem', values: [{ value: 'ruby', weight: 0.0000001 }] }] } },
      'randomness.traits[0].values[0].weight',
      'must have at most 6 decimal places',
    ],
    ['no work', { work: { kind: 'magic' } }, 'work.kind', /Invalid/],
    ['a spell of no id', { work: { kind: 'spell', spellId: '1' } }, 'work.spellId', /24 hexadecimal/],
    [
      'an id that could not be stored',
      { work: { kind: 'tool', toolId: '\ud83c' } },
      'work.toolId',
      /valid Unicode/,
    ],
    [
      'a name twice',
      { randomness: { traits: TRAITS, ranges: [{ name: 'fur', from: 0, to: 1, step: 1 }] } },
      'randomness.ranges[0].name',
      /earlier trait or range/,
    ],
    [
      'a value twice, as text',
      { randomness: { traits: [{ name: 'size', values: values('1', 1) }] } },
      'randomness.traits[0].values[1].value',
      /earlier value/,
    ],
    [
      'two supplies of a value',
      {
        randomness: {
          traits: [
            { name: 'gem', values: [{ value: 'ruby', weight: 1, supply: { atMost: 2, exactly: 1 } }] },
          ],
        },
      },
      'randomness.traits[0].values[0].supply',
      'must say either atMost or exactly',
    ],
    [
      'a supply of nothing',
      { randomness: { traits: [{ name: 'gem', values: [{ value: 'ruby', weight: 1, supply: {} }] }] } },
      'randomness.traits[0].values[0].supply',
      'must say either atMost or exactly',
    ],
    [
      'a condition on no trait',
      { randomness: { traits: [{ ...TRAITS[0], when: [{ trait: 'tail' }] }] } },
      'randomness.traits[0].when[0].trait',
      'names no trait of this cook',
    ],
    [
      'a condition of a value on no value',
      {
        randomness: {
          traits: [
            {
              name: 'fur',
              values: [{ value: 'red', weight: 1, when: [{ trait: 'hat', values: ['helmet'] }] }],
            },
            TRAITS[1],
          ],
        },
      },
      'randomness.traits[0].values[0].when[0].values[0]',
      'is no value of that trait',
    ],
    [
      'a condition on numbers of a range',
      {
        randomness: {
          traits: [{ ...TRAITS[0], when: [{ trait: 'size', values: [1] }] }],
          ranges: [{ name: 'size', from: 0, to: 1, step: 1 }],
        },
      },
      'randomness.traits[0].when[0].values',
      /cannot name numbers of a range/,
    ],
    [
      'a trait that depends on itself by another',
      {
        randomness: {
          traits: [
            { ...TRAITS[0], when: [crown] },
            { ...TRAITS[1], when: [{ trait: 'fur' }] },
          ],
        },
      },
      'randomness.traits[0]',
      'depends on itself: fur -> hat -> fur',
    ],
    [
      'values of one trait that exclude each other',
      { randomness: { traits: TRAITS, exclusive: [[crown, { trait: 'hat', values: ['none'] }]] } },
      'randomness.exclusive[0]',
      /two traits at least/,
    ],
    [
      'a range that ends before it begins',
      { randomness: { ranges: [{ name: 'size', from: 2, to: 1, step: 1 }] } },
      'randomness.ranges[0]',
      'must not end below its beginning',
    ],
    [
      'a range of too many numbers',
      { randomness: { ranges: [{ name: 'size', from: 0, to: 1e9, step: 1 }] } },
      'randomness.ranges[0]',
      'must have at most 1,000,000,000 numbers',
    ],
    [
      'a range of more digits than a number holds',
      { randomness: { ranges: [{ name: 'size', from: 1e15, to: 1e15, step: 0.001 }] } },
      'randomness.ranges[0]',
      /more digits/,
    ],
    [
      'a seed from behind its end',
      { randomness: { seed: { mode: 'random', input: 'seed', from: 2, to: 1 } } },
      'randomness.seed.to',
      'must not be below from',
    ],
    [
      'an input set twice',
      { parameters: { seed: 1 }, randomness: { seed: { mode: 'sequential', input: 'seed' } } },
      'randomness.seed.input',
      /set elsewhere/,
    ],
    [
      'a template of no trait',
      { templates: { prompt: 'a {tail}' }, randomness: { traits: TRAITS } },
      'templates.prompt',
      'names {tail}, which is no trait of this cook',
    ],
    [
      'a template that is not closed',
      { templates: { prompt: 'a {fur' } },
      'templates.prompt',
      /lone \{ at character 3/,
    ],
    [
      'what tells pieces apart where duplicates are allowed',
      { randomness: { traits: TRAITS, distinctBy: ['fur'] } },
      'randomness.distinctBy',
      /only where duplicates are forbidden/,
    ],
    [
      'half of what rules link as what tells pieces apart',
      {
        randomness: {
          traits: [TRAITS[0], { ...TRAITS[1], when: [{ trait: 'fur' }] }],
          duplicates: 'forbidden',
          distinctBy: ['fur'],
        },
      },
      'randomness.distinctBy',
      'must name all or none of fur, hat, which rules link',
    ],
    [
      'a replacement that would be the same again',
      { randomness: { traits: TRAITS, duplicates: 'forbidden' }, onFailure: { thenReplace: true } },
      'onFailure.thenReplace',
      /needs a sequential or random seed/,
    ],
  ])('%s', (_, more, path, message) => {
    const issues = issuesOf(more);
    expect(Object.keys(issues)).toContain(path);
    expect(issues[path]).toMatch(message);
  });
});
