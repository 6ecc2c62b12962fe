import { describe, expect, test } from 'vitest';
import { PATH_LIMIT, parsePath, samePath } from './parse-path.ts';

describe('a path to one place', () => {
  test.each([
    ['the whole', '$', []],
    ['a name', '$.artifacts', ['artifacts']],
    ['a name after blank space', '$ .artifacts\n[0]', ['artifacts', 0]],
    ['a name of other letters', '$.größe_1.☺', ['größe_1', '☺']],
    ['an index', '$.artifacts[0].url', ['artifacts', 0, 'url']],
    ['an index from the end', '$[-1]', [-1]],
    ['the greatest index', '$[9007199254740991]', [9_007_199_254_740_991]],
    ['a quoted name', `$['o']["j"]`, ['o', 'j']],
    ['a quoted name between blank space', "$[ 'a' ]", ['a']],
    ['a quoted name without characters', "$['']", ['']],
    ['a quoted name that is no word', `$['j j']['k.k']`, ['j j', 'k.k']],
    ['a quoted index, which is a name', "$['0']", ['0']],
    ['the other kind of quote within', `$["'"]['"']`, ["'", '"']],
    ['the same kind of quote, escaped', String.raw`$['\'']["\""]`, ["'", '"']],
    ['escapes', String.raw`$['\b\f\n\r\t\/\\']`, ['\b\f\n\r\t/\\']],
    ['an escaped character', String.raw`$['\u000B\u263a']`, ['\u000b☺']],
    ['an escaped pair', String.raw`$['\uD83D\uDE00']`, ['😀']],
    ['a name that every object inherits', '$.constructor', ['constructor']],
  ])('is %s', (_, path, segments) => {
    expect(parsePath(path)).toEqual({ ok: true, value: segments });
  });
});

describe('not a path to one place', () => {
  test.each([
    ['without the root', 'artifacts[0]'],
    ['from the current node', '@.artifacts'],
    ['after blank space', ' $.a'],
    ['before blank space', '$.a '],
    ['empty', ''],
    ['a wildcard', '$.artifacts[*].url'],
    ['a wildcard as a name', '$.*'],
    ['a descent', '$..url'],
    ['a slice', '$[0:1]'],
    ['two selectors', '$[0,1]'],
    ['a filter', '$[?@.a]'],
    ['nothing in brackets', '$[]'],
    ['brackets left open', '$[0'],
    ['a quote left open', "$['a]"],
    ['a name without quotes in brackets', '$[a]'],
    ['a name that begins with a digit', '$.0'],
    ['a name with a dash', '$.a-b'],
    ['a dot without a name', '$.'],
    ['blank space after the dot', '$. a'],
    ['a negative zero', '$[-0]'],
    ['a leading zero', '$[01]'],
    ['a fraction', '$[1.0]'],
    ['an index beyond exact numbers', '$[9007199254740992]'],
    ['an escape that there is not', String.raw`$['\a']`],
    ['an escaped quote of the other kind', String.raw`$['\"']`],
    ['half of an escaped pair', String.raw`$['\uD83D']`],
    ['a pair the wrong way round', String.raw`$['\uDE00\uD83D']`],
    ['half of a pair', "$['\ud83d']"],
    ['a control character', "$['\n']"],
    ['too long', `$.${'a'.repeat(PATH_LIMIT)}`],
  ])('%s', (_, path) => {
    expect(parsePath(path)).toMatchObject({ ok: false });
  });

  test('is told with the part that is to blame', () => {
    expect(parsePath('$.artifacts[*].url')).toEqual({
      ok: false,
      error: 'must be a JSONPath to one place, such as $.artifacts[0].url: "[*].url" finds no single place',
    });
  });
});

test.each([
  ['$.a[0]', `$['a'][0]`, true],
  ['$.a', String.raw`$["\u0061"]`, true],
  ['$.a', '$.b', false],
  ['$[0]', "$['0']", false],
  ['$[', '$[', false],
])('%s and %s lead to the same place: %s', (a, b, same) => {
  expect(samePath(a, b)).toBe(same);
});
