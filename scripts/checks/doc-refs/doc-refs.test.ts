import { expect, it } from 'vitest';
import { temporaryTree } from '../../testing/temporary-tree.ts';
import { checkDocumentReferences } from './doc-refs.ts';

const TREE = {
  'package.json': '{ "name": "genledger", "scripts": { "start": "" } }',
  'apps/api/package.json': '{ "name": "@genledger/api", "scripts": { "build": "" } }',
  'docs/guide.md': 'See [the readme](../README.md).',
  'node_modules/library/README.md': '`packages/absent/`',
};
const CLI = `
  const help = process.argv.slice(2).join(' ') === '--help' ? 'Commands:\\n  audit  looks\\n' : '';
  console.log(help);`;

it('holds where everything named exists', async () => {
  const readme =
    '`apps/api/package.json`, [guide](docs/guide.md)\n```sh\npnpm --filter api build\npnpm start\n```';
  const { findings } = await checkDocumentReferences(await temporaryTree({ ...TREE, 'README.md': readme }));
  expect(findings).toEqual([]);
});

it('names document, line and reference of all that does not exist', async () => {
  const readme =
    '# Title\n`packages/absent/` [gone](docs/gone.md)\n```sh\npnpm absent\ngenledger absent\n```';
  const root = await temporaryTree({ ...TREE, 'README.md': readme, 'apps/cli/src/main.ts': CLI });
  const { findings } = await checkDocumentReferences(root);
  expect(findings).toEqual([
    { file: 'README.md', line: 2, message: 'names packages/absent/, which does not exist' },
    { file: 'README.md', line: 2, message: 'names docs/gone.md, which does not exist' },
    { file: 'README.md', line: 4, message: expect.stringContaining('script absent') },
    { file: 'README.md', line: 5, message: expect.stringContaining('genledger absent') },
  ]);
});

it('asks the real CLI for its commands', async () => {
  const root = await temporaryTree({
    ...TREE,
    'README.md': '`genledger audit`',
    'apps/cli/src/main.ts': CLI,
  });
  expect((await checkDocumentReferences(root)).findings).toEqual([]);
});
