import type { TestDatabase } from '@genledger/db/testing';

/** What changes by itself: the leases of jobs, and the lock of migrations. */
const RESTLESS = new Set(['leases', 'genledgerMigrationLock']);

/** What a database holds, as one hash a collection, made by the server over all of its documents. */
export async function databaseState({
  db,
}: Pick<TestDatabase, 'db'>): Promise<Readonly<Record<string, string>>> {
  const { collections } = await db.command({ dbHash: 1 });
  const hashes: [string, string][] = Object.entries(collections);
  return Object.fromEntries(hashes.filter(([name]) => !RESTLESS.has(name)));
}
