import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@genledger/db/client';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEFAULT_RATES,
  type Document,
  disagreements,
  generateLegacy,
  type Truth,
} from '../../src/legacy-generator/index.ts';
import {
  type RunOutcome,
  readMigrationState,
  runMigration,
  undoMigration,
  verifyMigration,
} from '../../src/migration/index.ts';
import { migrationContext } from './context.ts';

import { fingerprint } from './fingerprint.ts';

/** Another seed makes other mixtures of the same rot. */
const DATABASES = [
  { documents: Number(process.env['GENLEDGER_TEST_DOCUMENTS'] ?? 20_000), seed: 7 },
  { documents: 1000, seed: 29 },
] as const;
/** Collections that a migration reads, or does not know. */
const UNTOUCHED = ['users', 'casts', 'cookCollections', 'tools'] as const;
const RUN = { batch: 500, until: 'contract', signal: new AbortController().signal } as const;

describe.each(DATABASES)('a rotten database of $documents, seed $seed', ({ documents, seed }) => {
  let bare: TestDatabase;
  let database: Database;
  let folder: string;
  let truths: readonly Truth[];
  let before: readonly string[];
  let untouched: readonly (readonly string[])[];
  let indexes: readonly Document[];

  const fingerprints = (collections: readonly string[]) =>
    Promise.all(collections.map((name) => fingerprint(bare.db, name)));
  let outcome: RunOutcome;

  beforeAll(async () => {
    bare = await testDatabase({ label: 'migrate' });
    folder = await mkdtemp(join(tmpdir(), 'genledger-migrate-'));
    const truthFile = join(folder, 'truth.ndjson');
    await generateLegacy({
      databaseUrl: bare.url,
      documents,
      seed,
      truthFile,
      rates: DEFAULT_RATES,
      intoExisting: false,
    });
    truths = (await readFile(truthFile, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    before = await fingerprint(bare.db, 'generationOutputs');
    untouched = await fingerprints(UNTOUCHED);
    await bare.db.collection('generationOutputs').createIndex({ masterAccountId: 1 });
    indexes = await bare.db.collection('generationOutputs').indexes();
    database = openDatabase({ url: bare.url });
    outcome = await runMigration(migrationContext(database, bare.url), RUN);
  }, 300_000);
  afterAll(async () => {
    await database?.close();
    await bare?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The migrated documents of a collection by id. */
  async function migrated(collection: string): Promise<ReadonlyMap<string, Document>> {
    const found = await bare.db.collection(collection).find({ schemaVersion: 2 }).toArray();
    return new Map(found.map((document) => [String(document._id), document]));
  }

  test('is migrated to the end', () => {
    expect(outcome).toMatchObject({ step: 'done', isComplete: true });
  });

  test.each(['generationOutputs', 'cookExecutions', 'spellCasts', 'cooks', 'spells'])(
    '%s agree with the truth in every document that can be decided, and hold no other',
    async (collection) => {
      const documents = await migrated(collection);
      const problems = truths
        .filter(({ becomes }) => becomes === collection)
        .flatMap((truth) => {
          const document = documents.get(truth.id);
          if (truth.decidable !== (document !== undefined)) {
            return [`${truth.id} is ${truth.decidable ? 'left' : 'decided'}: ${JSON.stringify(truth)}`];
          }
          return document === undefined ? [] : disagreements(truth, document);
        });
      expect(problems.slice(0, 20)).toEqual([]);
    },
  );

  test('leaves alone what is not its own', async () => {
    expect(untouched.every((documents) => documents.length > 0)).toBe(true);
    expect(await fingerprints(UNTOUCHED)).toEqual(untouched);
  });

  test('holds under the checks of another path', async () => {
    const checks = await verifyMigration(migrationContext(database, bare.url));
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([]);
  }, 120_000);

  test('is not changed by a second run', async () => {
    const first = await fingerprint(bare.db, 'generationOutputs');
    const parents = await fingerprint(bare.db, 'spellCasts');
    await runMigration(migrationContext(database, bare.url), RUN);
    expect(await fingerprint(bare.db, 'generationOutputs')).toEqual(first);
    expect(await fingerprint(bare.db, 'spellCasts')).toEqual(parents);
  }, 120_000);

  test('is put back byte for byte', async () => {
    const undone = await undoMigration(migrationContext(database, bare.url), {
      batch: 500,
      signal: RUN.signal,
    });
    expect(undone).toMatchObject({ unrestored: [], isComplete: true });
    expect(await fingerprint(bare.db, 'generationOutputs')).toEqual(before);
    expect(await bare.db.collection('generationOutputs').indexes()).toEqual(indexes);
    expect(await readMigrationState({ database })).toMatchObject({
      migrated: { generationOutputs: 0, spellCasts: 0 },
    });
  }, 120_000);
});
