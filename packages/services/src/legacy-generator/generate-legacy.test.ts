import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@genledger/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GenerateLegacyOptions, generateLegacy } from './generate-legacy.ts';
import { DEFAULT_RATES } from './rates.ts';
import type { Truth } from './truth.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genledger-legacy-'));
});
afterAll(() => rm(folder, { recursive: true }));

function optionsFor(databaseUrl: string, more: Partial<GenerateLegacyOptions> = {}): GenerateLegacyOptions {
  return { databaseUrl, documents: 1500, seed: 4, rates: DEFAULT_RATES, intoExisting: false, ...more };
}

async function readTruth(path: string): Promise<readonly Truth[]> {
  const text = await readFile(path, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): Truth => JSON.parse(line));
}

test('the truth file has a line for every document but those of the registry, and equal seeds make equal files', async () => {
  await using first = await testDatabase({ label: 'legacy_one' });
  await using second = await testDatabase({ label: 'legacy_two' });
  const paths = [join(folder, 'one.ndjson'), join(folder, 'two.ndjson')] as const;
  const made = await generateLegacy(optionsFor(first.url, { truthFile: paths[0] }));
  await generateLegacy(optionsFor(second.url, { truthFile: paths[1] }));
  expect(await readFile(paths[1], 'utf8')).toBe(await readFile(paths[0], 'utf8'));

  const truth = await readTruth(paths[0]);
  for (const collection of ['generationOutputs', 'casts', 'cooks', 'spells']) {
    const ids = (await first.db.collection(collection).distinct('_id')).map(String).sort();
    const told = truth.filter((line) => line.collection === collection).map(({ id }) => id);
    expect(told.sort()).toEqual(ids);
  }
  expect(made).toMatchObject({ ok: true, value: { isComplete: true, seed: 4 } });
  expect(await first.db.collection('generationOutputs').countDocuments()).toBe(1500);
});

test('equal seeds make equal databases, byte for byte', async () => {
  await using first = await testDatabase({ label: 'legacy_one' });
  await using second = await testDatabase({ label: 'legacy_two' });
  const hashes: unknown[] = [];
  for (const { url, db } of [first, second]) {
    await generateLegacy(optionsFor(url));
    const { collections } = await db.command({ dbHash: 1 });
    hashes.push(collections);
  }
  expect(Object.keys(hashes[0] ?? {}).length).toBeGreaterThan(4);
  expect(hashes[1]).toEqual(hashes[0]);
});

test('a database that has collections is refused and left as it is, unless it is meant', async () => {
  await using database = await testDatabase({ label: 'legacy_filled' });
  await database.db.createCollection('generationOutputs');
  const refused = await generateLegacy(optionsFor(database.url));
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(await database.db.collection('generationOutputs').countDocuments()).toBe(0);
  const added = await generateLegacy(optionsFor(database.url, { intoExisting: true }));
  expect(added.ok).toBe(true);
  expect(await database.db.collection('generationOutputs').countDocuments()).toBe(1500);
});

test('it stops between two batches when it is told to, and says that the database is not whole', async () => {
  await using database = await testDatabase({ label: 'legacy_stopped' });
  const controller = new AbortController();
  const stopped = await generateLegacy(
    optionsFor(database.url, {
      documents: 100_000,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    }),
  );
  expect(stopped).toMatchObject({ ok: true, value: { isComplete: false } });
  expect(await database.db.collection('generationOutputs').countDocuments()).toBeLessThan(3000);
});
