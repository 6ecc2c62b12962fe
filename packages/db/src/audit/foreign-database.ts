import type { Db, MongoClient } from 'mongodb';

const DEFAULT_DATABASE = 'genledger';

/** The database that a client's address names, `genledger` where it names none: the driver alone would take `test`. */
export function databaseOf(client: MongoClient): Db {
  const named = client.options.dbName;
  return client.db(named === undefined || named === 'test' ? DEFAULT_DATABASE : named);
}
