import { type Db, type IndexDescription, MongoServerError } from 'mongodb';
import type { IndexNames } from './checkpoint.ts';
import type { ContractShape } from './contract-shape.ts';
import { EARLIER_WORKING_INDEXES, WORKING_INDEXES } from './expand.ts';

const NOT_FOUND: ReadonlySet<unknown> = new Set([26, 27]);

async function dropIndexes(
  db: Db,
  collection: string,
  indexes: readonly Pick<IndexDescription, 'name'>[],
): Promise<void> {
  for (const { name } of indexes) {
    if (name === undefined) continue;
    await db
      .collection(collection)
      .dropIndex(name)
      .catch((error: unknown) => {
        if (!(error instanceof MongoServerError && NOT_FOUND.has(error.code))) throw error;
      });
  }
}

async function dropWorkingIndexes(db: Db): Promise<void> {
  for (const [collection, indexes] of Object.entries(WORKING_INDEXES))
    await dropIndexes(db, collection, indexes);
  const earlier = EARLIER_WORKING_INDEXES.map((name) => ({ name }));
  await dropIndexes(db, 'generationOutputs', earlier);
}

/**
 * The last step: the validators, the unique indexes, and away with the migration's own indexes. From now on writers of version 1 are
 * refused. May be run again.
 * @throws the server's duplicate-key error, where two documents share what must be unique
 */
export async function contract(db: Db, shape: ContractShape): Promise<void> {
  for (const { name, indexes } of shape.collections) {
    const unique = indexes.filter((index) => index.unique === true);
    if (unique.length > 0) await db.collection(name).createIndexes(unique);
  }
  for (const { name, validator } of shape.collections) {
    await db.command({ collMod: name, validator, validationLevel: 'strict', validationAction: 'error' });
  }
  await dropWorkingIndexes(db);
}

/** Takes the validators of collections back, so that documents of any shape may lie in them. */
export async function withdrawValidators(db: Db, collections: readonly string[]): Promise<void> {
  for (const name of collections) await db.command({ collMod: name, validator: {}, validationLevel: 'off' });
  await dropWorkingIndexes(db);
}

/** Takes away the indexes of the contract that collections did not have before the migration. @param before what they had */
export async function withdrawIndexes(db: Db, shape: ContractShape, before: IndexNames): Promise<void> {
  for (const { name, indexes } of shape.collections) {
    const had = before[name];
    if (had === undefined) continue;
    const added = indexes.filter((index) => index.name !== undefined && !had.includes(index.name));
    await dropIndexes(db, name, added);
  }
}
