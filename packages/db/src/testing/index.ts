export {
  type AnnouncedExecution,
  type ExecutionEnd,
  endExecution,
  openExecution,
} from './announced-executions.ts';
export { documentBytes } from './document-bytes.ts';
export { appliedEvent, completedExecution, type EndedDetails, endedGeneration } from './ended-records.ts';
export { type OwnMongod, startOwnMongod } from './own-mongod.ts';
export { type PlainMongod, startPlainMongod } from './plain-mongod.ts';
export { type TestDatabase, type TestDatabaseOptions, testDatabase } from './test-database.ts';
