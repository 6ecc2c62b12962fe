import { describe, expect, test } from 'vitest';
import { parseSpellDefinition } from './index.ts';

const step = { id: 'paint', toolId: 'example-paint' };
const least = { name: 'Poster', steps: [step] };

/** One input too many. */
const MANY = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`i${index}`, { value: index }]));

const withBinding = (binding: unknown) => ({ ...least, steps: [{ ...step, inputs: { image: binding } }] });

test('the least spell has a name and a step; lists that are left out are empty', () => {
  expect(parseSpellDefinition(least)).toEqual({
    ok: true,
    value: { ...least, exposedInputs: [], previewImages: [], steps: [{ ...step, inputs: {} }] },
  });
});

describe('a binding', () => {
  test.each([
    ['an exposed input', { input: 'photo' }],
    ['a constant', { value: null }],
    ['a constant of any depth', { value: { list: [1, { a: 'b' }] } }],
    ['an output of a step', { step: 'draw', path: `$.artifacts[0]['url']` }],
  ])('is %s', (_, binding) => {
    expect(parseSpellDefinition(withBinding(binding))).toMatchObject({
      ok: true,
      value: { steps: [{ inputs: { image: binding } }] },
    });
  });

  test.each([
    ['nothing', {}, '', 'must be { input }, { value } or { step, path }'],
    ['a text', 'photo', '', 'must be { input }, { value } or { step, path }'],
    ['two at once', { input: 'a', value: 1 }, '', 'must be { input }, { value } or { step, path }'],
    ['a step without a path', { step: 'draw' }, '.path', 'expected string'],
    ['a path that is no text', { step: 'draw', path: 3 }, '.path', 'expected string'],
    [
      'a path to many places',
      { step: 'draw', path: '$.artifacts[*]' },
      '.path',
      '"[*]" finds no single place',
    ],
    ['more than it knows', { input: 'photo', optional: true }, '.optional', 'is not known here'],
  ])('is not %s', (_, binding, at, message) => {
    expect(parseSpellDefinition(withBinding(binding))).toEqual({
      ok: false,
      error: [{ path: `steps[0].inputs.image${at}`, message: expect.stringContaining(message) }],
    });
  });
});

describe('a spell is refused', () => {
  test.each([
    ['that is no record', [], ''],
    ['without a name', { steps: [step] }, 'name'],
    ['without steps', { ...least, steps: [] }, 'steps'],
    ['with a field that is not known', { ...least, colour: 'red' }, 'colour'],
    ['with an id of a step that is no word', { ...least, steps: [{ ...step, id: 'a b' }] }, 'steps[0].id'],
    ['without a tool', { ...least, steps: [{ id: 'paint' }] }, 'steps[0].toolId'],
    [
      'with a control character in a tool',
      { ...least, steps: [{ ...step, toolId: 'a\nb' }] },
      'steps[0].toolId',
    ],
    [
      'with half of a character in a tool',
      { ...least, steps: [{ ...step, toolId: '\ud800' }] },
      'steps[0].toolId',
    ],
    ['with half of a character in an owner', { ...least, ownerAccountId: '\ud800' }, 'ownerAccountId'],
    [
      'without an attempt',
      { ...least, steps: [{ ...step, onFailure: { attempts: 0 } }] },
      'steps[0].onFailure.attempts',
    ],
    [
      'with eleven attempts',
      { ...least, steps: [{ ...step, onFailure: { attempts: 11 } }] },
      'steps[0].onFailure.attempts',
    ],
    [
      'with a type that is not known',
      { ...least, exposedInputs: [{ name: 'a', type: 'text' }] },
      'exposedInputs[0].type',
    ],
    [
      'with an exposed input without a name',
      { ...least, exposedInputs: [{ type: 'any' }] },
      'exposedInputs[0].name',
    ],
    [
      'with half of a character in the name of an input',
      { ...least, steps: [{ ...step, inputs: { '\ud800': { value: 1 } } }] },
      'steps[0].inputs["\\ud800"]',
    ],
    [
      'with more inputs of a step than are allowed',
      { ...least, steps: [{ ...step, inputs: MANY }] },
      'steps[0].inputs',
    ],
    ['with a preview that is no link', { ...least, previewImages: ['preview.png'] }, 'previewImages[0]'],
    [
      'with a preview within the link',
      { ...least, previewImages: ['data:image/png;base64,AA'] },
      'previewImages[0]',
    ],
    ['with a preview that runs', { ...least, previewImages: ['javascript:alert(1)'] }, 'previewImages[0]'],
  ])('%s', (_, input, path) => {
    expect(parseSpellDefinition(input)).toMatchObject({ ok: false, error: [{ path }] });
  });
});
