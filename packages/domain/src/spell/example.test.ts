import { expect, test } from 'vitest';
import { aSpell, EXAMPLE_SPELL, EXAMPLE_TOOLS } from '../../test/spells.ts';
import { checkCastInputs, validateSpell } from './index.ts';

const example = aSpell(EXAMPLE_SPELL);

test('the example is a spell that fits its tools', () => {
  expect(validateSpell(example, EXAMPLE_TOOLS)).toEqual([]);
});

test('the example is cast with a prompt alone', () => {
  expect(checkCastInputs(example, { prompt: 'a fox' }, EXAMPLE_TOOLS)).toEqual({
    ok: true,
    value: { prompt: 'a fox', style: 'ink' },
  });
});
