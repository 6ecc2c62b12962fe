import { describe, expect, test } from 'vitest';
import { aSpell, EXAMPLE_SPELL, EXAMPLE_TOOLS } from '../../test/spells.ts';
import { checkCastInputs } from './index.ts';

const example = aSpell(EXAMPLE_SPELL);

test('defaults are filled in where nothing is given; what has none stays out', () => {
  expect(checkCastInputs(example, { prompt: 'a fox', seed: undefined })).toEqual({
    ok: true,
    value: { prompt: 'a fox', style: 'ink' },
  });
  expect(checkCastInputs(example, { prompt: 'a fox', style: 'oil', seed: 7 })).toEqual({
    ok: true,
    value: { prompt: 'a fox', style: 'oil', seed: 7 },
  });
});

describe('inputs of a cast are refused', () => {
  test.each([
    ['without a required one', {}, 'inputs.prompt', 'is required'],
    ['with one of the wrong type', { prompt: 5 }, 'inputs.prompt', 'must be text, not a whole number'],
    ['with null for none', { prompt: 'a', seed: null }, 'inputs.seed', 'must be a whole number, not null'],
    ['beyond a limit', { prompt: 'a', seed: -1 }, 'inputs.seed', 'must be at least 0'],
    ['beyond the values', { prompt: 'a', style: 'photo' }, 'inputs.style', 'must be one of "ink", "oil"'],
    [
      'with one that is not exposed',
      { prompt: 'a', size: 1 },
      'inputs.size',
      'is not an input: there are prompt, style, seed',
    ],
    [
      'called like what every object inherits',
      { prompt: 'a', constructor: 1 },
      'inputs.constructor',
      'is not an input: there are prompt, style, seed',
    ],
  ])('%s', (_, inputs, path, message) => {
    expect(checkCastInputs(example, inputs)).toEqual({ ok: false, error: [{ path, message }] });
  });

  test('that a tool refuses, where the tools are known', () => {
    const inputs = { prompt: 'a fox', seed: 4_294_967_296 };
    expect(checkCastInputs(example, inputs)).toMatchObject({ ok: true });
    expect(checkCastInputs(example, inputs, EXAMPLE_TOOLS)).toEqual({
      ok: false,
      error: [{ path: 'inputs.seed', message: 'must be at most 4294967295 (input seed of step paint)' }],
    });
  });
});

test('a spell that exposes nothing is cast with nothing', () => {
  const closed = aSpell({ name: 'Closed', steps: [{ id: 'one', toolId: 'open' }] });
  expect(checkCastInputs(closed, {})).toEqual({ ok: true, value: {} });
  expect(checkCastInputs(closed, { a: 1 })).toMatchObject({ ok: false, error: [{ path: 'inputs.a' }] });
});
