import type { SourceFiles } from '../testing/temporary-tree.ts';

const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': ['kernel', 'money'],
  'packages/db': ['client', 'testing'],
  'packages/providers': ['registry'],
  'packages/services': ['generation'],
  'packages/channels': ['attempt'],
  'apps/api': [],
  'apps/notifier': [],
};

const LIBRARIES = ['decimal.js', 'zod', 'mongodb', '@prisma/orm-mongo', 'vitest', 'hono'];

/** A small workspace with the real one's folders, in which every import is permitted. */
export function lawfulTree(): SourceFiles {
  return { ...manifests(), ...libraries(), ...SOURCES };
}

/** Folders of the workspace's packages in the fixture, by the name that imports use. */
export function packageFolders(): ReadonlyMap<string, string> {
  return new Map(Object.keys(EXPORTS).map((folder) => [`@genledger/${folder.split('/')[1]}`, folder]));
}

const SOURCES: SourceFiles = {
  'packages/domain/src/kernel/index.ts': 'export const kernel = 1;',
  'packages/domain/src/money/index.ts': `
    import { Decimal } from 'decimal.js';
    import { z } from 'zod';
    import { kernel } from '../kernel/index.ts';
    export const money = [Decimal, z, kernel];`,
  'packages/domain/src/money/money.test.ts': `
    import { readFileSync } from 'node:fs';
    import 'node:test';
    import 'node:sqlite';
    import { test } from 'vitest';
    import { money } from './index.ts';
    test('', () => [readFileSync, money]);`,
  'packages/db/src/client/index.ts': `
    import { MongoClient } from 'mongodb';
    import { mongo } from '@prisma/orm-mongo';
    import { kernel } from '@genledger/domain/kernel';
    export const client = [MongoClient, mongo, kernel];`,
  'packages/db/src/testing/index.ts': `
    import { client } from '../client/index.ts';
    export const testing = client;`,
  'packages/providers/src/registry/index.ts': `
    import { client } from '@genledger/db/client';
    import { kernel } from '@genledger/domain/kernel';
    export const registry = [client, kernel];`,
  'packages/services/src/generation/index.ts': `
    import { client } from '@genledger/db/client';
    import { registry } from '@genledger/providers/registry';
    export const generation = [client, registry];`,
  'packages/services/test/generation.test.ts': `
    import { testing } from '@genledger/db/testing';
    import { test } from 'vitest';
    test('', () => testing);`,
  'packages/channels/src/attempt/index.ts': `
    import { generation } from '@genledger/services/generation';
    export const attempt = generation;`,
  'apps/api/src/main.ts': `
    import { Hono } from 'hono';
    import { generation } from '@genledger/services/generation';
    export const api = [Hono, generation];`,
  'apps/notifier/src/main.ts': `
    import { attempt } from '@genledger/channels/attempt';
    export const notifier = attempt;`,
  'bench/src/main.ts': `
    import { MongoClient } from 'mongodb';
    export const bench = MongoClient;`,
  'scripts/start/main.ts': `export const start = 1;`,
};

function manifests(): SourceFiles {
  const entries = Object.entries(EXPORTS).map(([folder, exported]) => {
    const manifest = {
      name: `@genledger/${folder.split('/')[1]}`,
      type: 'module',
      exports: Object.fromEntries(exported.map((name) => [`./${name}`, `./src/${name}/index.ts`])),
      dependencies: Object.fromEntries(
        LIBRARIES.filter((name) => name !== 'vitest').map((name) => [name, '1']),
      ),
      devDependencies: { vitest: '1' },
    };
    return [`${folder}/package.json`, JSON.stringify(manifest)] as const;
  });
  return Object.fromEntries(entries);
}

function libraries(): SourceFiles {
  const files = LIBRARIES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: './index.js' })],
    [`node_modules/${name}/index.js`, 'module.exports = {};'],
  ]);
  return Object.fromEntries(files);
}
