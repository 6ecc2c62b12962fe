import { expect, test } from 'vitest';
import { assignmentProblem, INPUT_TYPES, type InputDeclaration } from './index.ts';

const declared = (type: InputDeclaration['type'], values?: string[]): InputDeclaration => ({
  type,
  ...(values !== undefined && { values }),
});

/** Every pair of different types of which the first is taken as the second. */
const TAKEN = ['integer as number', 'enum as string', 'image as file', 'video as file', 'audio as file'];

test('a type is taken as itself, as any, from any, and where it is always of the other type', () => {
  const pairs = INPUT_TYPES.flatMap((source) => INPUT_TYPES.map((target) => [source, target] as const));
  const taken = pairs.filter(([source, target]) => !assignmentProblem(declared(source), declared(target)));
  const telling = taken.filter(([source, target]) => source !== target && ![source, target].includes('any'));
  expect(telling.map(([source, target]) => `${source} as ${target}`).sort()).toEqual(TAKEN.toSorted());
  expect(taken).toHaveLength(TAKEN.length + 3 * INPUT_TYPES.length - 2);
});

test('what does not fit is named by both types', () => {
  expect(assignmentProblem(declared('string'), declared('image'))).toBe(
    'is of type string, but image is taken',
  );
});

test.each([
  [['a'], ['a', 'b'], undefined],
  [['a', 'c'], ['a', 'b'], 'may be "c", which is not among the values that are taken'],
  [undefined, ['a'], 'may be any text, which is not among the values that are taken'],
  [['a'], undefined, undefined],
])('of the values %j, %j takes: %s', (source, target, problem) => {
  expect(assignmentProblem(declared('enum', source), declared('enum', target))).toBe(problem);
});
