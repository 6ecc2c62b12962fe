import type { SourceFiles } from '../testing/temporary-tree.ts';

/** A file that breaks one boundary rule, and the rule that must say so. */
export interface UnlawfulFile {
  readonly rule: string;
  readonly path: string;
  readonly source: string;
  /** Other files that the violation needs. */
  readonly accomplices?: SourceFiles;
}

/** One file, or more, for every rule of `.dependency-cruiser.js`. */
export const UNLAWFUL_FILES: readonly UnlawfulFile[] = [
  {
    rule: 'domain-imports-nothing-of-ours',
    path: 'packages/domain/src/money/uses-db.ts',
    source: `export { client } from '@genledger/db/client';`,
  },
  {
    rule: 'domain-imports-nothing-of-ours',
    path: 'packages/domain/src/money/uses-the-type-of-a-service.ts',
    source: `import type { generation } from '@genledger/services/generation'; export type A = typeof generation;`,
  },
  {
    rule: 'domain-uses-two-libraries',
    path: 'packages/domain/src/money/uses-hono.ts',
    source: `export { Hono } from 'hono';`,
  },
  {
    rule: 'domain-uses-no-node-builtin',
    path: 'packages/domain/src/money/uses-crypto.ts',
    source: `export { createHash } from 'node:crypto';`,
  },
  {
    rule: 'domain-uses-no-node-builtin',
    path: 'packages/domain/src/money/uses-files.ts',
    source: `export const read = () => import('node:fs/promises');`,
  },
  {
    rule: 'domain-uses-no-node-builtin',
    path: 'packages/domain/src/money/uses-http-without-prefix.ts',
    source: `export { request } from 'http';`,
  },
  {
    rule: 'db-imports-only-domain',
    path: 'packages/db/src/client/uses-providers.ts',
    source: `export { registry } from '@genledger/providers/registry';`,
  },
  {
    rule: 'db-imports-only-domain',
    path: 'packages/db/src/client/uses-services.test.ts',
    source: `export { generation } from '@genledger/services/generation';`,
  },
  {
    rule: 'providers-never-import-services',
    path: 'packages/providers/src/registry/uses-services.ts',
    source: `export { generation } from '@genledger/services/generation';`,
  },
  {
    rule: 'channels-are-for-apps',
    path: 'packages/providers/src/registry/uses-channels.ts',
    source: `export { attempt } from '@genledger/channels/attempt';`,
  },
  {
    rule: 'packages-never-import-apps',
    path: 'packages/services/src/generation/uses-api.ts',
    source: `export { api } from '../../../../apps/api/src/main.ts';`,
  },
  {
    rule: 'packages-never-import-apps',
    path: 'packages/services/src/generation/uses-scripts.ts',
    source: `export { start } from '../../../../scripts/start/main.ts';`,
  },
  {
    rule: 'apps-never-import-each-other',
    path: 'apps/api/src/uses-notifier.ts',
    source: `export { notifier } from '../../notifier/src/main.ts';`,
  },
  {
    rule: 'only-db-touches-the-database',
    path: 'packages/services/src/generation/uses-the-driver.ts',
    source: `export { MongoClient } from 'mongodb';`,
  },
  {
    rule: 'only-db-touches-the-database',
    path: 'apps/api/src/uses-the-type-of-prisma.ts',
    source: `import type { mongo } from '@prisma/orm-mongo'; export type A = typeof mongo;`,
  },
  {
    rule: 'only-db-touches-the-database',
    path: 'apps/api/test/uses-the-driver.test.ts',
    source: `export { MongoClient } from 'mongodb';`,
  },
  {
    rule: 'only-db-touches-the-database',
    path: 'scripts/start/uses-the-driver.ts',
    source: `export { MongoClient } from 'mongodb';`,
  },
  {
    rule: 'no-cycles',
    path: 'packages/services/src/generation/chicken.ts',
    source: `export { egg } from './egg.ts'; export const chicken = 1;`,
    accomplices: {
      'packages/services/src/generation/egg.ts': `
        import type { chicken } from './chicken.ts';
        export const egg: typeof chicken = 1;`,
    },
  },
  {
    rule: 'packages-are-entered-through-exports',
    path: 'packages/services/src/generation/uses-a-path-into-db.ts',
    source: `export { client } from '../../../db/src/client/index.ts';`,
  },
  {
    rule: 'imports-resolve',
    path: 'packages/services/src/generation/uses-what-db-does-not-export.ts',
    source: `export { client } from '@genledger/db/src/client/index.ts';`,
  },
  {
    rule: 'imports-resolve',
    path: 'packages/services/src/generation/uses-a-library-that-is-absent.ts',
    source: `export { absent } from 'absent';`,
  },
  {
    rule: 'production-code-imports-no-test-code',
    path: 'packages/services/src/generation/uses-test-helpers.ts',
    source: `export { testing } from '@genledger/db/testing';`,
  },
  {
    rule: 'production-code-uses-production-dependencies',
    path: 'apps/api/src/uses-vitest.ts',
    source: `export { vi } from 'vitest';`,
  },
];
