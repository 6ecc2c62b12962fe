import { describe, expect, test } from 'vitest';
import { checkInputs, toolInputs } from './index.ts';

const portrait = toolInputs({
  inputs: {
    prompt: { type: 'string', required: true, label: 'What to paint' },
    steps: { type: 'integer', minimum: 1, maximum: 150 },
    style: { type: 'enum', values: ['ink', 'oil'], required: true, default: 'ink' },
    weights: { type: 'tensor', required: true, minimum: 'low' },
    extra: 'anything',
  },
  outputs: { '$.artifacts[0].url': { type: 'image' } },
});

describe('the inputs of a tool', () => {
  test('are read by name, and outputs by path', () => {
    expect(portrait.inputs?.get('prompt')).toMatchObject({ type: 'string', required: true });
    expect(portrait.inputs?.get('steps')).toMatchObject({ type: 'integer', minimum: 1, maximum: 150 });
    expect(portrait.outputs?.get('$.artifacts[0].url')).toMatchObject({ type: 'image' });
  });

  test('are of any type where theirs is not known', () => {
    expect(portrait.inputs?.get('weights')).toMatchObject({ type: 'any', required: true });
    expect(portrait.inputs?.get('extra')).toEqual({ type: 'any' });
  });

  test.each([{}, { inputs: null }, { inputs: ['prompt'], outputs: 'image' }])(
    'are not said by %j',
    (metadata) => {
      expect(toolInputs(metadata)).toEqual({});
    },
  );
});

describe('inputs', () => {
  test('that fit have no issue', () => {
    expect(checkInputs({ prompt: 'a fox', weights: [1], steps: undefined }, portrait)).toEqual([]);
  });

  test('are checked by name, type and presence, each issue with its place', () => {
    expect(checkInputs({ steps: 151, promt: 'a fox' }, portrait, 'requestPayload')).toEqual([
      { path: 'requestPayload.steps', message: 'must be at most 150' },
      {
        path: 'requestPayload.promt',
        message: 'is not an input: there are prompt, steps, style, weights, extra',
      },
      { path: 'requestPayload.prompt', message: 'is required' },
      { path: 'requestPayload.weights', message: 'is required' },
    ]);
  });

  test('are none where a tool declares none', () => {
    expect(checkInputs({ prompt: 'a fox' }, toolInputs({ inputs: {} }))).toEqual([
      { path: 'inputs.prompt', message: 'is not an input: there are none' },
    ]);
  });

  test('of a tool that says nothing of them are not checked', () => {
    expect(checkInputs({ anything: null }, toolInputs({}))).toEqual([]);
  });

  test('may be called like what every object inherits', () => {
    const odd = toolInputs({ inputs: { constructor: { type: 'string', required: true } } });
    expect(checkInputs({}, odd)).toEqual([{ path: 'inputs.constructor', message: 'is required' }]);
  });
});
