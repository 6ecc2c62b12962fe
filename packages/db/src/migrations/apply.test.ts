import { readdirSync } from 'node:fs';
import type { Collection } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { prismaDirectory, readContract } from './contract.ts';
import { applyMigrations, MigrationError, migrationStatus } from './index.ts';

const MIGRATIONS = readdirSync(`${prismaDirectory()}/migrations/app`).length;
const EXPECTED = readContract().storage.storageHash;

interface LockDocument {
  readonly _id: string;
  readonly owner: string;
  readonly until: Date;
}

const locksOf = ({ db }: TestDatabase): Collection<LockDocument> => db.collection('genledgerMigrationLock');

async function collectionNames({ db }: TestDatabase): Promise<readonly string[]> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  return collections.map(({ name }) => name);
}

function setMarker({ db }: TestDatabase, storageHash: string): Promise<unknown> {
  return db
    .collection<{ _id: string }>('_prisma_migrations')
    .updateOne({ _id: 'app' }, { $set: { storageHash } });
}

describe('an empty database', () => {
  test('is migrated by one of five that start at once, while the others wait', async () => {
    await using held = await testDatabase();
    const callers = Array.from({ length: 5 }, () => applyMigrations(held.url, held.name));
    const applied = await Promise.all(callers);
    expect(applied.toSorted()).toEqual([0, 0, 0, 0, MIGRATIONS]);
    expect(await migrationStatus(held.db)).toEqual({ kind: 'current' });
    expect(await collectionNames(held)).toEqual(
      expect.arrayContaining(['generationOutputs', 'webhookEvents', 'weeklyRollups', 'leases']),
    );
  });

  test('is the one that is named, whatever the address says, and waits for the lock of another process', async () => {
    await using held = await testDatabase();
    await using other = await testDatabase();
    const until = new Date(Date.now() + 3_600_000);
    await locksOf(held).insertOne({ _id: 'migrate', owner: 'another', until });
    const applied = applyMigrations(other.url, held.name);
    // A second one stands for the time that the first waits: it is through while the first is not.
    await locksOf(other).insertOne({ _id: 'migrate', owner: 'dead', until: new Date(Date.now() - 1) });
    expect(await migrationStatus(held.db)).toEqual({ kind: 'missing', expected: EXPECTED });
    expect(await applyMigrations(other.url, other.name)).toBe(MIGRATIONS);
    expect(await collectionNames(held)).not.toContain('generationOutputs');
    await locksOf(held).updateOne({ _id: 'migrate' }, { $set: { until: new Date(0) } });
    expect(await applied).toBe(MIGRATIONS);
    expect(await migrationStatus(held.db)).toEqual({ kind: 'current' });
  });
});

test('a database that other software filled is left as it is, and said to be of schema version 1', async () => {
  await using held = await testDatabase();
  await held.db.collection('generationOutputs').insertOne({ status: 'completed' });
  await expect(applyMigrations(held.url, held.name)).rejects.toThrow('schema version 1');
  expect(await collectionNames(held)).toEqual(['generationOutputs']);
  const missing = { kind: 'missing', expected: EXPECTED, holdsVersion1: true };
  expect(await migrationStatus(held.db)).toEqual(missing);
});

describe('a migrated database', () => {
  let held: TestDatabase;
  beforeAll(async () => {
    held = await testDatabase();
    await applyMigrations(held.url, held.name);
  });
  afterAll(() => held.drop());

  test('is not migrated twice', async () => {
    expect(await applyMigrations(held.url, held.name)).toBe(0);
    expect(await locksOf(held).findOne({ _id: 'migrate' })).toMatchObject({ until: new Date(0) });
  });

  test('does not wait for the lock of another process', async () => {
    const until = new Date(Date.now() + 3_600_000);
    await locksOf(held).updateOne({ _id: 'migrate' }, { $set: { owner: 'another', until } });
    expect(await applyMigrations(held.url, held.name)).toBe(0);
    await locksOf(held).updateOne({ _id: 'migrate' }, { $set: { until: new Date(0) } });
  });

  test('that is ahead of this build is different, is left alone, and its lock is free again', async () => {
    await setMarker(held, 'of-a-later-build');
    const different = { kind: 'different', expected: EXPECTED, found: 'of-a-later-build' };
    expect(await migrationStatus(held.db)).toEqual(different);
    await expect(applyMigrations(held.url, held.name)).rejects.toThrow(MigrationError);
    expect(await migrationStatus(held.db)).toEqual(different);
    expect(await locksOf(held).findOne({ _id: 'migrate' })).toMatchObject({ until: new Date(0) });
  });

  test('tells those that hold its lock apart, so that nobody lets go of another’s', async () => {
    await setMarker(held, 'of-a-later-build');
    const owners: unknown[] = [];
    for (let call = 0; call < 3; call += 1) {
      await expect(applyMigrations(held.url, held.name)).rejects.toThrow(MigrationError);
      owners.push((await locksOf(held).findOne({ _id: 'migrate' }))?.owner);
    }
    expect(new Set(owners).size).toBe(3);
  });
});

test.each(['postgres://host/db', 'mongodb://', ''])('the address "%s" is refused', async (address) => {
  await expect(applyMigrations(address, 'ledger')).rejects.toThrow();
});
