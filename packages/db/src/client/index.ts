export { type Database, type DatabaseOptions, openDatabase } from './database.ts';
export type * from './documents.ts';
export { isDuplicateKey, isInvalidDocument, isUnavailable } from './failures.ts';
export { inTransaction } from './transaction.ts';
