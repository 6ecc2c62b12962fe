import fc from 'fast-check';
import { query } from 'jsonpath-rfc9535';
import parse from 'jsonpath-rfc9535/parser';
import { expect, test } from 'vitest';
import { parsePath } from './parse-path.ts';
import { readPath } from './read-path.ts';

type Segment = ReturnType<typeof parse>['segments'][number];

function findsOnePlace({ type, node }: Segment): boolean {
  if (type !== 'ChildSegment') return false;
  if (node.type !== 'BracketedSelection') return node.type === 'MemberNameShorthand';
  const [selector, ...others] = node.selectors;
  return others.length === 0 && (selector?.type === 'NameSelector' || selector?.type === 'IndexSelector');
}

/** Whether another implementation of RFC 9535, which passes the whole compliance suite, reads a singular query. */
function isSingularQuery(path: string): boolean {
  try {
    return parse(path).segments.every(findsOnePlace);
  } catch {
    return false;
  }
}

const parts = [
  'a',
  'b',
  '0',
  '1',
  '.a',
  '[0]',
  "['a']",
  '["b"]',
  '[-1]',
  '.',
  '..',
  '[',
  ']',
  "'",
  '"',
  '\\',
  ' ',
];
const oddities = [
  '*',
  ':',
  ',',
  '?',
  '@',
  '-',
  '-0',
  '01',
  'é',
  '😀',
  '\n',
  '\\u0061',
  '\\u00e9',
  "\\'",
  '\\n',
  '$',
];
const anyPath = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...parts) },
      { weight: 1, arbitrary: fc.constantFrom(...oddities) },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => `$${pieces.join('')}`);

const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, 'text'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'é', '0', ''), tie('value')),
  ),
})).value;

test('a path is accepted where another implementation takes it for a singular query, and finds the same', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyPath, anyJson, (path, json) => {
      const parsed = parsePath(path);
      expect(parsed.ok).toBe(isSingularQuery(path));
      if (!parsed.ok) return;
      accepted += 1;
      const found = readPath(json, parsed.value);
      expect(found.found ? [found.value] : []).toEqual(query(json as never, path));
    }),
    { numRuns: 1000 },
  );
  expect(accepted).toBeGreaterThan(50);
});
