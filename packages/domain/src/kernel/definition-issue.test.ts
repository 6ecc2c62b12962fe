import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definitionIssues, placeText } from './index.ts';

test.each([
  [[], ''],
  [['name'], 'name'],
  [['steps', 2, 'inputs', 'image'], 'steps[2].inputs.image'],
  [['inputs', 'my image', 'value'], 'inputs["my image"].value'],
  [['größe'], 'größe'],
  [['a.b'], '["a.b"]'],
])('the place %j is written %s', (keys, text) => {
  expect(placeText(keys)).toBe(text);
});

const schema = z.strictObject({
  list: z.array(z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.int(), c: z.int() })])),
  byName: z.record(z.string().regex(/^[a-z]+$/, 'must be a word'), z.int()).optional(),
});

function pathsOf(value: unknown): string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : definitionIssues(parsed.error).map(({ path }) => path);
}

describe('what a schema refuses is named', () => {
  test.each([
    ['at the whole', 5, ['']],
    ['at a field that is missing', {}, ['list']],
    ['at a field that is not known', { list: [], more: 1, 'and more': 2 }, ['more', '["and more"]']],
    ['in the alternative that comes closest', { list: [{ b: 1 }] }, ['list[0].c']],
    ['at the alternatives, where two are equally close', { list: ['text'] }, ['list[0]']],
    ['at a name that is refused', { list: [], byName: { A: 1 } }, ['byName.A']],
  ])('%s', (_, value, paths) => {
    expect(pathsOf(value)).toEqual(paths);
  });

  test('with the reason why a name is refused', () => {
    const parsed = schema.safeParse({ list: [], byName: { A: 1 } });
    expect(parsed.error && definitionIssues(parsed.error)).toEqual([
      { path: 'byName.A', message: 'must be a word' },
    ]);
  });
});
