export {
  findAuditRun,
  finishAuditRun,
  insertAuditRun,
  listAuditRuns,
  type StoredAuditRun,
} from './audit-runs.ts';
export {
  type AuditedDatabase,
  type AuditRead,
  databaseFailure,
  openAuditedDatabase,
  type ScanOptions,
} from './audited-database.ts';
export { type BsonValue, bsonDecimal, bsonDouble, bsonInt, bsonLong, bsonObjectId } from './bson-values.ts';
export { type BulkLoader, type LoadedDocument, openBulkLoader } from './bulk-loader.ts';
export type { ListedPrice } from './read-prices.ts';
