import { expect, it } from 'vitest';
import { temporaryTree } from '../../testing/temporary-tree.ts';
import { namedPath, pathExists } from './paths.ts';

it.each([
  ['packages/db/src/', 'packages/db/src/'],
  ['./scripts/start/main.ts', './scripts/start/main.ts'],
  ['docs/adr/*.md', 'docs/adr/*.md'],
  ['packages/db/src/client/index.ts:12', 'packages/db/src/client/index.ts'],
  ['packages/db/src/client/index.ts:12-20', 'packages/db/src/client/index.ts'],
  ['.ci/run', '.ci/run'],
])('inline code %s names a path of the repository', (text, path) => {
  expect(namedPath({ kind: 'code', line: 1, text }, 'README.md')).toBe(path);
});

it.each([
  'app.ts',
  '/v1/generations',
  'a -> b',
  'docs/adr/NNNN-title.md',
  'packages/<name>/src',
  'apps/api/dist/main.js',
])('inline code %s names no path of the repository', (text) => {
  expect(namedPath({ kind: 'code', line: 1, text }, 'README.md')).toBeUndefined();
});

it.each([
  ['adr/0001.md#context', 'docs/adr/0001.md'],
  ['../README.md', 'README.md'],
  ['/deploy/README.md', 'deploy/README.md'],
])('a link to %s is read from the folder of its document', (text, path) => {
  expect(namedPath({ kind: 'link', line: 1, text }, 'docs/guide.md')).toBe(path);
});

it.each(['https://example.org/a', 'mailto:a@example.org', '#heading', '//example.org'])(
  'a link to %s is an address, not a path',
  (text) => {
    expect(namedPath({ kind: 'link', line: 1, text }, 'README.md')).toBeUndefined();
  },
);

it('knows files, folders and patterns that exist from those that do not', async () => {
  const root = await temporaryTree({ 'docs/adr/0001-a.md': '' });
  const paths = ['docs/adr/0001-a.md', 'docs/adr/', 'docs/*/*.md', 'docs/adr/0002-b.md', 'docs/*.txt'];
  expect(paths.filter((path) => pathExists(root, path))).toEqual(paths.slice(0, 3));
});
