import type { TestDatabase } from '@genledger/db/testing';

/** What changes by itself: the leases of jobs, and the lock of migrations. */
const RESTLESS = new Set(['leases', 'genledgerMigrationLock']);

/** Everything that a database holds, as text that can be compared: a line a document, by collection. */
export async function dumpDatabase({ db }: Pick<TestDatabase, 'db'>): Promise<Readonly<Record<string, string[]>>> {
  const infos = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = infos.map(({ name }) => name).filter((name) => !RESTLESS.has(name));
  const dumps = names.sort().map(async (name): Promise<[string, string[]]> => {
    const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
    return [name, documents.map((document) => JSON.stringify(document))];
  });
  return Object.fromEntries(await Promise.all(dumps));
}
