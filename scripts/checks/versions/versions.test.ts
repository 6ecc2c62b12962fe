import { expect, it } from 'vitest';
import { temporaryTree } from '../../testing/temporary-tree.ts';
import { checkVersions } from './versions.ts';

const TREE = {
  'package.json': '{\n  "packageManager": "pnpm@12.1.0"\n}',
  'pnpm-workspace.yaml': 'catalog:\n  node: 24.2.0\n  "@types/node": 24.9.9\n',
  Dockerfile:
    'FROM node:24.2.0-slim AS workspace\nRUN npm install --global pnpm@12.1.0\nFROM node:24.2.0-slim\n',
  '.node-version': '24\n',
};

it('holds where all agree; a major version agrees with each of its own', async () => {
  expect(await checkVersions(await temporaryTree(TREE))).toEqual({
    findings: [],
    summary: '6 mentions of Node and pnpm',
  });
});

it.each([
  ['Dockerfile', 'FROM node:24.2.0-slim\nFROM node:24.3.0-slim\nRUN npm i -g pnpm@12.1.0', 2, 'node 24.3.0'],
  ['Dockerfile', 'FROM node:24.2.0-slim\nRUN npm i -g pnpm@12.2.0', 2, 'pnpm 12.2.0'],
  ['.node-version', '22\n', 1, 'node 22'],
  ['.node-version', '2\n', 1, 'node 2'],
])('refuses another version in %s', async (file, text, line, version) => {
  const { findings } = await checkVersions(await temporaryTree({ ...TREE, [file]: text }));
  expect(findings).toEqual([{ file, line, message: expect.stringContaining(`speaks of ${version}, but`) }]);
});

it('refuses a workspace that decides no version', async () => {
  const { findings } = await checkVersions(
    await temporaryTree({ ...TREE, 'package.json': '{}', Dockerfile: '' }),
  );
  expect(findings).toEqual([{ file: 'package.json', message: 'no version of pnpm is decided anywhere' }]);
});
