import type { Db } from 'mongodb';
import { expect, test } from 'vitest';
import { applyMigrations, migrationStatus } from '../migrations/index.ts';
import { testDatabase } from './index.ts';

async function shapeOf(db: Db): Promise<unknown> {
  const collections = await db.listCollections({}, { nameOnly: false }).toArray();
  const shapes = collections.map(async ({ name, type, options }) => {
    const collection = db.collection(name);
    const indexes = await collection.indexes();
    const byName = indexes.toSorted((a, b) => String(a.name).localeCompare(String(b.name)));
    return { name, type, options, indexes: byName, documents: await collection.countDocuments() };
  });
  return (await Promise.all(shapes)).toSorted((a, b) => a.name.localeCompare(b.name));
}

test('a copied ledger is what the migrations make', async () => {
  await using migrated = await testDatabase({ label: 'migrated' });
  await applyMigrations(migrated.url, migrated.name);
  await using copied = await testDatabase({ label: 'copied', isLedger: true });
  expect(await shapeOf(copied.db)).toEqual(await shapeOf(migrated.db));
  expect(await migrationStatus(copied.db)).toEqual({ kind: 'current' });
  expect(await applyMigrations(copied.url, copied.name)).toBe(0);
});
