import { expect, it } from 'vitest';
import { referencesOf } from './markdown.ts';

it('finds inline code with its line', () => {
  expect(referencesOf('first\nsee `a/b.ts` and `pnpm test`')).toEqual([
    { kind: 'code', line: 2, text: 'a/b.ts' },
    { kind: 'code', line: 2, text: 'pnpm test' },
  ]);
});

it.each([
  ['[text](docs/a.md)', 'docs/a.md'],
  ['![picture](docs/a.svg "a title")', 'docs/a.svg'],
  ['[text](<docs/a.md>)', 'docs/a.md'],
  ['[`code`](docs/a.md)', 'docs/a.md'],
  ['[label]: docs/a.md', 'docs/a.md'],
])('finds the target of %s', (markdown, target) => {
  expect(referencesOf(markdown)).toContainEqual({ kind: 'link', line: 1, text: target });
});

it('gives each line of a code block, and no links from it', () => {
  expect(referencesOf('```sh\npnpm start\n[a](b)\n```\n`after`')).toEqual([
    { kind: 'block', line: 2, text: 'pnpm start' },
    { kind: 'block', line: 3, text: '[a](b)' },
    { kind: 'code', line: 5, text: 'after' },
  ]);
});
