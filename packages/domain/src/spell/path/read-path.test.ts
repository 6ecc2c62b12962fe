import { describe, expect, test } from 'vitest';
import { parsePath } from './parse-path.ts';
import { readPath } from './read-path.ts';

function read(root: unknown, path: string) {
  const parsed = parsePath(path);
  if (!parsed.ok) throw new Error(parsed.error);
  return readPath(root, parsed.value);
}

// RFC 9535, section 2.3.1.3 and 2.3.3.3.
const NAMES = { o: { 'j j': { 'k.k': 3 } }, "'": { '@': 2 } };
const INDEXES = ['a', 'b'];
// Section 2.6.1, on null.
const NULLS = { a: null, b: [null], c: [{}], null: 1 };

describe('the examples of the RFC', () => {
  test.each([
    [NAMES, `$.o['j j']`, { 'k.k': 3 }],
    [NAMES, `$.o['j j']['k.k']`, 3],
    [NAMES, `$.o["j j"]["k.k"]`, 3],
    [NAMES, `$["'"]["@"]`, 2],
    [INDEXES, '$[1]', 'b'],
    [INDEXES, '$[-2]', 'a'],
    [NULLS, '$.a', null],
    [NULLS, '$.b[0]', null],
    [NULLS, '$.null', 1],
  ])('in %j, %s finds %j', (root, path, value) => {
    expect(read(root, path)).toEqual({ found: true, value });
  });

  test.each(['$.a[0]', '$.a.d'])('null has nothing at %s', (path) => {
    expect(read(NULLS, path)).toEqual({ found: false });
  });
});

describe('nothing is found', () => {
  test.each([
    ['beyond the end of a list', INDEXES, '$[2]'],
    ['before the beginning of a list', INDEXES, '$[-3]'],
    ['by a name in a list', INDEXES, '$.length'],
    ['by an index in a record', { 0: 'a' }, '$[0]'],
    ['in a text', 'text', '$[0]'],
    ['at what every object inherits', {}, '$.constructor'],
    ['at a field without a value', { a: undefined }, '$.a'],
  ])('%s', (_, root, path) => {
    expect(read(root, path)).toEqual({ found: false });
  });
});

test('a value comes as JSON has it: times as text, no fields without a value', () => {
  const createdAt = new Date('2026-03-02T10:00:00.000Z');
  const root = { list: [{ createdAt, filename: undefined }], lost: new Date(Number.NaN) };
  const written = createdAt.toISOString();
  expect(read(root, '$.list[0].createdAt')).toEqual({ found: true, value: written });
  expect(read(root, '$')).toStrictEqual({
    found: true,
    value: { list: [{ createdAt: written }], lost: null },
  });
});
