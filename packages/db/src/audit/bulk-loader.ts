import { MongoClient } from 'mongodb';
import { databaseOf } from './foreign-database.ts';

/** Documents by collection, as a bulk loader takes them. */
export interface LoadedDocument {
  readonly collection: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Fills a database with documents of any shape: nothing is checked, nothing is converted. */
export interface BulkLoader {
  /** Names of the collections that there are, be they empty: an empty one may have a validator. */
  collections(): Promise<readonly string[]>;
  /** Writes one batch; the documents of one collection stay in order. */
  load(documents: readonly LoadedDocument[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a database for loading. Writes are acknowledged by one server: what is lost can be made again from its seed. */
export function openBulkLoader(url: string): BulkLoader {
  const client = new MongoClient(url, { appName: 'genledger generate-legacy', writeConcern: { w: 1 } });
  const db = databaseOf(client);
  return {
    async collections() {
      const collections = await db.listCollections({}, { nameOnly: true }).toArray();
      return collections
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('system.'))
        .sort();
    },
    async load(documents) {
      const byCollection = Map.groupBy(documents, ({ collection }) => collection);
      for (const [name, group] of byCollection) {
        await db.collection(name).insertMany(
          group.map(({ document }) => document),
          { ordered: false },
        );
      }
    },
    close: () => client.close(),
  };
}
