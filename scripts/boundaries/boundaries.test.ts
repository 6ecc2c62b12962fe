import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configuration from '../../.dependency-cruiser.js';
import { type SourceFiles, temporaryFolder } from '../testing/temporary-tree.ts';
import { cruise, type Violation, writeTree } from './cruise.ts';
import { lawfulTree } from './lawful-tree.ts';
import { UNLAWFUL_FILES } from './unlawful-files.ts';

const folders: string[] = [];

async function violationsIn(files: SourceFiles): Promise<readonly Violation[]> {
  const folder = await temporaryFolder();
  folders.push(folder);
  await writeTree(folder, files);
  return cruise(folder);
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

it('lets every permitted import pass', async () => {
  expect(await violationsIn(lawfulTree())).toEqual([]);
});

it('has a file that breaks it for every rule', () => {
  const rules = configuration.forbidden?.map(({ name }) => name);
  expect([...new Set(UNLAWFUL_FILES.map(({ rule }) => rule))].sort()).toEqual(rules?.sort());
});

describe('a tree in which every rule is broken', () => {
  let violations: readonly Violation[] = [];

  beforeAll(async () => {
    const unlawful = UNLAWFUL_FILES.map(({ path, source, accomplices }) => ({
      ...accomplices,
      [path]: source,
    }));
    violations = await violationsIn(Object.assign({}, lawfulTree(), ...unlawful));
  });

  it.each(UNLAWFUL_FILES.map(({ rule, path }) => [rule, path]))('%s refuses %s', (rule, path) => {
    expect(violations).toContainEqual({ rule, from: path });
  });

  it('blames no permitted file', () => {
    const unlawful = new Set(UNLAWFUL_FILES.map(({ path }) => path));
    expect(violations.filter(({ from }) => !unlawful.has(from))).toEqual([]);
  });
});
