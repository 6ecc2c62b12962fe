import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../testing/temporary-tree.ts';
import { type Diagnostic, lint } from './biome.ts';
import { OFFENCES, PERMITTED } from './offences.ts';

let folder = '';
let diagnostics: readonly Diagnostic[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFiles(folder, PERMITTED);
  await writeFiles(folder, Object.fromEntries(OFFENCES.map(({ path, source }) => [path, `${source}\n`])));
  diagnostics = await lint(folder);
});

afterAll(() => rm(folder, { recursive: true }));

it.each(OFFENCES.map(({ rule, path }) => [rule, path]))('%s refuses %s', (rule, path) => {
  expect(diagnostics).toContainEqual({ rule, path });
});

it.each(Object.keys(PERMITTED))('no rule refuses %s', (path) => {
  expect(diagnostics.filter((diagnostic) => diagnostic.path === path)).toEqual([]);
});
