import { createHash } from 'node:crypto';
import type { TestDatabase } from '@genledger/db/testing';

/** Hashes of a collection's documents as they lie in the database, in no order that depends on their ids. */
export async function fingerprint(db: TestDatabase['db'], collection: string): Promise<readonly string[]> {
  const hashes: string[] = [];
  for await (const raw of db.collection(collection).find({}, { raw: true })) {
    hashes.push(
      createHash('sha256')
        .update(raw as unknown as Uint8Array)
        .digest('hex'),
    );
  }
  return hashes.sort();
}

/** What differs between two migrations of the same documents: nonces of sealed secrets, and when the reconciler looks. */
const OF_THE_RUN: ReadonlySet<string> = new Set(['sealed', 'reconcileAt']);

/** Documents of a collection as text, in the order of their ids, without what belongs to the run that made them. */
export async function contents(db: TestDatabase['db'], collection: string): Promise<readonly string[]> {
  const found = await db.collection(collection).find().sort({ _id: 1 }).toArray();
  return found.map((document) =>
    JSON.stringify(document, (key, value) => (OF_THE_RUN.has(key) ? undefined : value)),
  );
}
