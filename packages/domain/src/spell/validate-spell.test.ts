import { describe, expect, test } from 'vitest';
import { aSpell, EXAMPLE_SPELL, EXAMPLE_TOOLS } from '../../test/spells.ts';
import { toolInputs } from '../tool/index.ts';
import { validateSpell } from './index.ts';

interface Draft {
  exposedInputs: object[];
  steps: { id: string; toolId: string; inputs: Record<string, object> }[];
}

/** What is wrong with the example after a change. */
function issuesAfter(change: (draft: Draft) => void) {
  const draft = structuredClone(EXAMPLE_SPELL) as Draft;
  change(draft);
  return validateSpell(aSpell(draft), EXAMPLE_TOOLS);
}

/** Gives an input of a step of the example another binding. */
const bind = (stepIndex: number, name: string, binding: object) => (draft: Draft) => {
  const step = draft.steps[stepIndex];
  if (step !== undefined) step.inputs[name] = binding;
};
const expose = (input: object) => (draft: Draft) => {
  draft.exposedInputs.push(input);
};
const both = (first: (draft: Draft) => void, second: (draft: Draft) => void) => (draft: Draft) => {
  first(draft);
  second(draft);
};
const setStep = (stepIndex: number, fields: object) => (draft: Draft) => {
  Object.assign(draft.steps[stepIndex] ?? {}, fields);
};

describe('steps', () => {
  test.each([
    [
      'of an unknown tool',
      setStep(2, { toolId: 'gone' }),
      'steps[2].toolId',
      'is no tool of the registry: there is no "gone"',
    ],
    ['with an id twice', setStep(3, { id: 'paint' }), 'steps[3].id', 'is the id of steps[0] already'],
    [
      'with an input that the tool has not',
      bind(2, 'colour', { value: 1 }),
      'steps[2].inputs.colour',
      'is not an input: there are image',
    ],
    [
      'without an input that the tool requires',
      setStep(2, { inputs: {} }),
      'steps[2].inputs.image',
      'is required by the tool "example-caption"',
    ],
  ])('%s', (_, change, path, message) => {
    expect(issuesAfter(change)).toContainEqual({ path, message });
  });
});

describe('an exposed input', () => {
  const photo = { name: 'photo', type: 'image' };
  const use = bind(2, 'image', { input: 'photo' });
  test.each([
    ['that no step uses', expose(photo), 'exposedInputs[3]', 'is used by no step'],
    [
      'with a name twice',
      expose({ name: 'prompt', type: 'string' }),
      'exposedInputs[3].name',
      'is the name of exposedInputs[0] already',
    ],
    ['that there is not', use, 'steps[2].inputs.image.input', 'is no exposed input: there is no "photo"'],
    [
      'with a default of the wrong type',
      both(expose({ ...photo, default: 5 }), use),
      'exposedInputs[3].default',
      'must be a link to image, not a whole number',
    ],
    [
      'with limits in the wrong order',
      expose({ name: 'size', type: 'integer', minimum: 2, maximum: 1 }),
      'exposedInputs[3].minimum',
      'must be at most the maximum, 1',
    ],
    [
      'that may be missing where a tool requires it',
      both(expose(photo), use),
      'steps[2].inputs.image.input',
      'may be left out of a cast, but the tool requires it: make "photo" required or give it a default',
    ],
    [
      'of another type than the tool takes',
      bind(2, 'image', { input: 'prompt' }),
      'steps[2].inputs.image.input',
      'is of type string, but image is taken',
    ],
    [
      'with a default that the tool refuses',
      both(expose({ name: 'size', type: 'integer', default: 9 }), bind(1, 'factor', { input: 'size' })),
      'steps[1].inputs.factor.input',
      'has a default that the tool refuses: it must be at most 8',
    ],
  ])('%s', (_, change, path, message) => {
    expect(issuesAfter(change)).toContainEqual({ path, message });
  });

  test('that is required may be given where a tool requires it', () => {
    expect(issuesAfter(both(expose({ ...photo, required: true }), use))).toEqual([]);
  });
});

test('a constant of the wrong type is named with its place', () => {
  expect(issuesAfter(bind(1, 'factor', { value: 'four' }))).toEqual([
    { path: 'steps[1].inputs.factor.value', message: 'must be a whole number, not text' },
  ]);
});

describe('an output of another step', () => {
  const url = '$.artifacts[0].url';
  test.each([
    [
      'of no step',
      bind(1, 'image', { step: 'gone', path: url }),
      'steps[1].inputs.image.step',
      'is the id of no step: there is no "gone"',
    ],
    [
      'of itself',
      bind(1, 'image', { step: 'enlarge', path: url }),
      'steps[1].inputs.image.step',
      'is the step itself, which cannot take its own output',
    ],
    [
      'of a later step',
      bind(1, 'image', { step: 'caption', path: url }),
      'steps[1].inputs.image.step',
      'is steps[2], which comes later: a step takes outputs of steps before it',
    ],
    [
      'of a step that waits for it',
      bind(0, 'prompt', { step: 'compose', path: '$.artifacts[0].text' }),
      'steps[0].inputs.prompt.step',
      'closes a circle: paint takes from compose takes from enlarge takes from paint',
    ],
    [
      'that no step puts out',
      bind(2, 'image', { step: 'paint', path: '$.artifact[0].url' }),
      'steps[2].inputs.image.path',
      'must begin with $.artifacts or $.responsePayload, which is what a step puts out',
    ],
    [
      'of another type than the tool takes',
      bind(3, 'title', { step: 'enlarge', path: `$['artifacts'][0].url` }),
      'steps[3].inputs.title.path',
      'is of type image, but string is taken',
    ],
  ])('%s', (_, change, path, message) => {
    expect(issuesAfter(change)).toContainEqual({ path, message });
  });

  test.each(['$', '$.responsePayload.seed', '$.artifacts[1].url'])(
    'is not checked at %s, which the tool does not declare',
    (path) => {
      expect(issuesAfter(bind(3, 'title', { step: 'enlarge', path }))).toEqual([]);
    },
  );

  test('with a path that was never read is refused', () => {
    const example = aSpell(EXAMPLE_SPELL);
    const steps = example.steps.map((step) => ({
      ...step,
      inputs: { image: { step: 'paint', path: '$..url' } },
    }));
    expect(validateSpell({ ...example, steps: steps.slice(0, 3) }, EXAMPLE_TOOLS)).toContainEqual({
      path: 'steps[2].inputs.image.path',
      message: expect.stringContaining('must be a JSONPath to one place'),
    });
  });
});

test('of a tool that declares nothing nothing is checked, and every mistake of the rest is named at once', () => {
  const spell = aSpell({
    name: 'Open',
    exposedInputs: [{ name: 'a', type: 'any' }],
    steps: [
      { id: 'one', toolId: 'open', inputs: { x: { value: {} }, y: { step: 'two', path: '$' } } },
      { id: 'two', toolId: 'open', inputs: { z: { input: 'b' } } },
    ],
  });
  const tools = new Map(spell.steps.map(({ toolId }) => [toolId, toolInputs({})]));
  expect(validateSpell(spell, tools).map(({ path }) => path)).toEqual([
    'exposedInputs[0]',
    'steps[0].inputs.y.step',
    'steps[1].inputs.z.input',
  ]);
});
