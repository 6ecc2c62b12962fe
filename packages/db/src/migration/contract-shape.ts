import { randomBytes } from 'node:crypto';
import { type Db, type Document, type IndexDescription, MongoClient } from 'mongodb';
import { applyMigrations } from '../migrations/apply.ts';

/** What the contract of this build says of one collection. */
export interface CollectionShape {
  readonly name: string;
  readonly validator: Document;
  readonly indexes: readonly IndexDescription[];
}

/** The contract as MongoDB holds it once it is applied. */
export interface ContractShape {
  readonly collections: readonly CollectionShape[];
  /** The markers by which a database is known to be at the contract. */
  readonly markers: readonly Document[];
}

/** Where Prisma keeps its markers. */
export const MARKERS = '_prisma_migrations';

async function shapeOf(db: Db, name: string, validator: Document): Promise<CollectionShape> {
  const indexes = await db.collection(name).indexes();
  const described = indexes.filter((index) => index.name !== '_id_');
  return {
    name,
    validator,
    indexes: described.map(({ v: _version, ...index }) => index as IndexDescription),
  };
}

async function readShape(db: Db): Promise<ContractShape> {
  const listed = await db.listCollections({ type: 'collection' }, { nameOnly: false }).toArray();
  const validated = listed.flatMap((info) => {
    const validator: Document | undefined = 'options' in info ? info.options?.['validator'] : undefined;
    return validator === undefined ? [] : [{ name: info.name, validator }];
  });
  return {
    collections: await Promise.all(validated.map(({ name, validator }) => shapeOf(db, name, validator))),
    markers: await db.collection(MARKERS).find().toArray(),
  };
}

/** An address with another database in its path. */
function addressOf(url: string, database: string): string {
  return url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/, `$1/${database}$2`);
}

async function readFromEmptyDatabase(url: string): Promise<ContractShape> {
  const name = `genledger_contract_${randomBytes(6).toString('hex')}`;
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5000 });
  try {
    await applyMigrations(addressOf(url, name), name);
    return await readShape(client.db(name));
  } finally {
    await client.db(name).dropDatabase();
    await client.close();
  }
}

/** What was read of each server: it is the same as long as the build is. */
const KNOWN = new Map<string, Promise<ContractShape>>();

/**
 * Reads the contract from an empty database beside the one that is migrated, which is dropped again: the migrations themselves refuse a
 * database that holds collections of the same names. It is read once for a server.
 */
export async function readContractShape(url: string): Promise<ContractShape> {
  const server = addressOf(url, '');
  const shape = KNOWN.get(server) ?? readFromEmptyDatabase(url);
  KNOWN.set(server, shape);
  try {
    return await shape;
  } catch (error) {
    KNOWN.delete(server);
    throw error;
  }
}
