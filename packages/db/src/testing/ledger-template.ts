import { type Db, type Document, type IndexDescriptionInfo, MongoClient } from 'mongodb';
import { readContract } from '../migrations/contract.ts';
import { applyMigrations } from '../migrations/index.ts';
import { databaseUrl } from './database-url.ts';

/** A collection as the migrations make it: validator, indexes, and what they leave in it. */
interface CollectionTemplate {
  readonly name: string;
  readonly options: Document;
  readonly indexes: readonly IndexDescriptionInfo[];
  readonly documents: readonly Document[];
}

async function readCollection(db: Db, name: string, options: Document): Promise<CollectionTemplate> {
  const collection = db.collection(name);
  const indexes = await collection.indexes();
  return {
    name,
    options,
    indexes: indexes.filter((index) => index.name !== '_id_'),
    documents: await collection.find({}, { promoteValues: false }).toArray(),
  };
}

/** Migrates a database that stays on the server for all tests of this contract, and reads what came of it. */
async function makeTemplate(serverUrl: string): Promise<readonly CollectionTemplate[]> {
  const name = `genledger_test_contract_${readContract().storage.storageHash.slice(-12)}`;
  const url = databaseUrl(serverUrl, name);
  await applyMigrations(url, name);
  await using client = await new MongoClient(url).connect();
  const db = client.db(name);
  const collections = await db.listCollections({}, { nameOnly: false }).toArray();
  return await Promise.all(collections.map((each) => readCollection(db, each.name, each.options ?? {})));
}

let template: Promise<readonly CollectionTemplate[]> | undefined;

/**
 * Brings an empty database to the contract by copying one to which all migrations were applied. It comes to the same,
 * and takes a quarter of the time: the migrations of a ledger's whole history are applied once for all tests.
 */
export async function copyLedgerTemplate(serverUrl: string, db: Db): Promise<void> {
  template ??= makeTemplate(serverUrl);
  const copied = (await template).map(async ({ name, options, indexes, documents }) => {
    await db.createCollection(name, options);
    if (indexes.length > 0) await db.command({ createIndexes: name, indexes });
    if (documents.length > 0) await db.collection(name).insertMany([...documents]);
  });
  await Promise.all(copied);
}
